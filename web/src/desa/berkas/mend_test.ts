import { expect, test } from 'vitest';
import type { Api } from '../../api/types';
import { lacks_original, mend_body, mend_sheet, mended_sheet, more_needs, need_of_reason, places_of, type MendSheet } from './mend';
import { witnesses_missing, type Catalogue } from './rules';

const named = (code: string) => ({ code, name: { id: code, en: code } });
const use = (code: string, more: object = {}) => ({ code, per: 'application', original: 'shown', substitutes: [], ...more });
const kCatalogue = {
  services: [
    {
      ...named('s'), valid_from: '2020-01-01', outputs: [],
      roles: [{ ...named('child'), min: 1, max: 1, nik: 'none' }, { ...named('witness'), min: 0, max: 2, nik: 'required' }],
      fields: [{ key: 'house', label: named('house').name, kind: 'choice', per: 'application', required: true, choices: [] }],
      requirements: [use('book', { substitutes: [{ code: 'oath', witnesses: 2 }] }), use('letter', { original: 'kept', when: { field: 'house', is: ['rented'] } })],
    },
  ],
  requirements: ['book', 'oath', 'letter'].map((code) => ({ ...named(code), must_show: { id: '', en: '' }, pages_max: 1 })),
} as unknown as Catalogue;
const kApplication = {
  id: 'a', service: 's', rule: 's@2020-01-01', village: 'v', answers: [{ field: 'house', value: 'own' }], persons: [{ role: 'child', name: 'B•••' }],
  returned: [{ code: 'blurred', paper: 0 }, { code: 'wrong', field: 'answers.house' }],
} as unknown as Api['Application'];
const kPapers = [{ paper: 0, requirement: 'book', applications: ['a'], blobs: ['b'], original: 'seen', replaced_for: [] }] as Api['Paper'][];
const kService = kCatalogue.services[0]!;
const kShot = (of: string) => ({ id: of, type: 'image/jpeg', blurred: false });
const kToday = '2026-11-24';

const begun = (application = kApplication) => mend_sheet(application, kPapers, places_of(application, kService), undefined);
const more = (mend: MendSheet, application = kApplication) => more_needs(application, kService, kCatalogue, kPapers, mend, [], kToday);
const body = (mend: MendSheet) => mend_body(kApplication, kPapers, kService, mend, more(mend), (shot) => shot);

test('an answer that makes another paper due makes a place for its photo, and it goes with the rest', () => {
  const mend = begun();
  expect(more(mend)).toEqual([]);
  mend.fixes[1]!.value = 'rented';
  expect(more(mend).map((need) => need.requirement)).toEqual(['letter']);
  mend.papers[more(mend)[0]!.key] = { substitute: null, shots: [kShot('new')], seen: true };
  const sent = body(mend);
  expect(sent.answers).toEqual([{ field: 'house', value: 'rented' }]);
  expect(sent.papers).toEqual([{ requirement: 'letter', substitute_for: null, applications: ['a'], blobs: ['new'], original: 'kept', replaces: null }]);
  mend.fixes[1]!.value = 'own';
  expect(body(mend).papers).toEqual([]);
});

test('in place of a paper its substitute comes, and lacks its witnesses until they are there', () => {
  const mend = begun();
  Object.assign(mend.fixes[0]!, { substitute: 'oath', shots: [kShot('new')], seen: true });
  const lacking = () => witnesses_missing(mended_sheet(kApplication, kService, mend, []), kCatalogue, need_of_reason(kApplication, kService, kPapers, mend, 0)!);
  expect(lacking()).toBe(2);
  mend.witnesses = ['Tutik', 'Parno', ' '].map((name, i) => ({ id: `w${i}`, name, nik: name.trim() ? '3503 0101 0180 9001' : '' }));
  expect(lacking()).toBe(0);
  const sent = body(mend);
  expect(sent.papers).toEqual([{ requirement: 'oath', substitute_for: 'book', applications: ['a'], blobs: ['new'], original: 'seen', replaces: 0 }]);
  expect(sent.added).toEqual(['Tutik', 'Parno'].map((name) => ({ role: 'witness', name, nik: '3503010101809001' })));
});

test('a paper that comes again waits for its original to be seen, one that is not brought waits for nothing', () => {
  const mend = begun();
  const lacks = () => lacks_original(kApplication, kPapers, kService, mend, more(mend));
  expect(lacks()).toBe(false);
  mend.fixes[0]!.shots = [kShot('new')];
  expect(lacks()).toBe(true);
  mend.fixes[0]!.seen = true;
  expect(lacks()).toBe(false);
  mend.fixes[1]!.value = 'rented';
  mend.papers[more(mend)[0]!.key] = { substitute: null, shots: [kShot('more')], seen: false };
  expect(lacks()).toBe(true);
});

test('a paper that somebody chooses can come besides', () => {
  const mend = begun();
  mend.more.push('letter');
  expect(more(mend).map((need) => need.key)).toEqual(['more/letter']);
});

test('what was kept before the sheet knew of more goes on', () => {
  const old = { fixes: [{ field: '', value: '', requirement: '', shots: [kShot('old')], seen: true }, { field: 'answers.house', value: 'rented', requirement: '', shots: [], seen: false }], sent: null };
  const sheet = mend_sheet(kApplication, kPapers, [], old as unknown as MendSheet);
  expect(sheet.fixes[0]).toMatchObject({ substitute: null, shots: [kShot('old')] });
  expect(sheet).toMatchObject({ more: [], papers: {}, witnesses: [] });
});

test('the letter of a receiver is due when the application goes again without it', () => {
  const rule = { ...named('A'), allowed: [{ ...named('proxy'), relation: 'proxy', identified: [], papers: ['authority'] }] };
  const catalogue = { ...kCatalogue, receiver_rules: [rule] } as unknown as Catalogue;
  const service = { ...kService, outputs: [{ document: 'd', per: 'application', count: 1, receiver: 'A', surrenders: [] }] } as unknown as Catalogue['services'][number];
  const due = (papers: Api['Paper'][]) => more_needs(kApplication, service, catalogue, papers, begun(), [{ relation: 'proxy', name: 'Bu•••' }], kToday).map((need) => need.requirement);
  expect(due(kPapers)).toEqual(['authority']);
  expect(due([...kPapers, { ...kPapers[0]!, paper: 1, requirement: 'authority' }])).toEqual([]);
});
