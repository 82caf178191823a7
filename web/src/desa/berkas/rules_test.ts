import { expect, test } from 'vitest';
import { body_of } from './body';
import { age_on } from './nik';
import { age_outside, answer_key, applied, born_of, known_by_number, may_be_lifted, papers_of, questions_of, type Catalogue } from './rules';
import { add_human, new_sheet, type Sheet } from './sheet';

const named = (code: string) => ({ code, name: { id: code, en: code } });
const field = (key: string, kind: string, more: object = {}) => ({ key, label: named(key).name, kind, per: 'holder', required: true, choices: [], ...more });
/** A lower age limit alone, which being married lifts; who could be a hundred is asked when he was born. */
const kCatalogue = {
  services: [
    {
      ...named('s'), outputs: [], requirements: [],
      roles: [
        {
          ...named('holder'), min: 1, max: 1, nik: 'required', birth_date_field: 'born', min_age: 17, age_refusal: { id: 'terlalu muda', en: 'too young' },
          age_unless: { field: 'status', is: ['married'] },
        },
      ],
      fields: [field('status', 'choice'), field('born', 'date', { when: { role: 'holder', age_from: 100 } })],
    },
  ],
  requirements: [],
} as unknown as Catalogue;
const kToday = '2026-11-05';

function sheet_of(nik: string, answers: Record<string, string>): Sheet {
  const sheet = new_sheet(null, ['s'], 'v');
  add_human(sheet, 'holder/holder');
  Object.assign(sheet.people[0]!, { name: 'Wagimin', nik });
  for (const [key, value] of Object.entries(answers)) {
    const asked = kCatalogue.services[0]!.fields.find((one) => one.key === key)!;
    sheet.answers[answer_key(sheet.applications[0]!.id, asked, sheet.people[0]!)] = value;
  }
  return sheet;
}
const asked = (sheet: Sheet) => questions_of(sheet, kCatalogue, kToday).map((question) => question.field.key);
function too_young(sheet: Sheet): boolean {
  const [one] = applied(sheet, kCatalogue);
  const role = kCatalogue.services[0]!.roles[0]!;
  const human = sheet.people[0]!;
  return age_outside(role, age_on(born_of(sheet, one!, role, human, kToday), kToday)) && !may_be_lifted(sheet, one!, role, human, kToday);
}

test('digits of a child of six, and of somebody of a hundred and six, are asked when they were born; a told child is too young, and can still be put right', () => {
  const nik = '3503111203200001';
  expect(asked(sheet_of('3503111203000001', { status: 'single' }))).toEqual(['status']);
  expect(asked(sheet_of(nik, { status: 'single' }))).toEqual(['status', 'born']);
  const child = sheet_of(nik, { status: 'single', born: '2020-03-12' });
  expect(asked(child)).toEqual(['status', 'born']);
  expect(too_young(child)).toBe(true);
  expect(body_of(child, kCatalogue, kToday, null, 'd', (shot) => shot).applications[0]!.persons[0]!.answers).toContainEqual({ field: 'born', value: '2020-03-12' });
  const old = sheet_of(nik, { status: 'single', born: '1920-03-12' });
  expect(asked(old)).toEqual(['status', 'born']);
  expect(too_young(old)).toBe(false);
});

test('whoever is too young hears it before sending, once nothing can lift the limit any more', () => {
  const nik = '3503111203120001';
  expect(too_young(sheet_of(nik, {}))).toBe(false);
  expect(too_young(sheet_of(nik, { status: 'married' }))).toBe(false);
  expect(too_young(sheet_of(nik, { status: 'single' }))).toBe(true);
});

test('of whom nobody has a number yet, the next in the row is asked about: a birth is known by its mother', () => {
  const birth = { ...kCatalogue.services[0]!, roles: [{ ...named('child'), min: 1, max: 2, nik: 'none' }, { ...named('mother'), min: 1, max: 1, nik: 'required' }] } as Catalogue['services'][number];
  const sheet = new_sheet(null, ['s'], 'v');
  add_human(sheet, 'mother/mother');
  add_human(sheet, 'child/child');
  expect(known_by_number(sheet, birth)).toBeUndefined();
  Object.assign(sheet.people[0]!, { name: 'Siti', nik: '3503115708990001' });
  expect(known_by_number(sheet, birth)?.name).toBe('Siti');
  sheet.people[1]!.nik = '3503115708200001';
  expect(known_by_number(sheet, birth)).toBe(sheet.people[1]);
});

test('a receiver by letter brings one for each application that allows it, and each receiver his own', () => {
  const service = (code: string, receiver: string) => ({ ...named(code), roles: [], fields: [], requirements: [], outputs: [{ document: 'd', per: 'application', count: 1, receiver, surrenders: [] }] });
  const rule = (code: string, ...allowed: object[]) => ({ ...named(code), allowed });
  const proxy = { ...named('proxy'), relation: 'proxy', identified: [], papers: ['authority'] };
  const kin = { ...named('kin'), relation: 'kin', identified: [], papers: [] };
  const catalogue = { services: [service('s', 'A'), service('u', 'A'), service('own', 'P')], receiver_rules: [rule('A', kin, proxy), rule('P')], requirements: [] } as unknown as Catalogue;
  const sheet = new_sheet(null, ['s', 'u', 'own'], 'v');
  const needs = () => papers_of(sheet, catalogue, kToday).map((need) => [need.requirement, need.human?.name, need.applications.length, need.original]);
  sheet.receivers.push({ id: 'k', name: 'Siti', nik: '', relation: 'kin' });
  expect(needs()).toEqual([]);
  sheet.receivers.push({ id: 'b', name: 'Budi', nik: '', relation: 'proxy' }, { id: 'c', name: 'Citra', nik: '', relation: 'proxy' });
  expect(needs()).toEqual([['authority', 'Budi', 2, 'shown'], ['authority', 'Citra', 2, 'shown']]);
});
