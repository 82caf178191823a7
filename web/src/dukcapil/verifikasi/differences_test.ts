import { expect, test } from 'vitest';
import type { Api } from '../../api/types';
import { birth_in_nik, differences } from './differences';
import { id } from './id';

const words = (text: string) => ({ id: text, en: text });
const field = (key: string, per: string, shared?: string) => ({ key, label: words(key), kind: 'text', per, required: true, choices: [], shared });
const catalogue = {
  services: [
    { code: 'birth', name: words('Akta kelahiran'), roles: [{ code: 'mother', name: words('Ibu') }, { code: 'child', name: words('Anak'), birth_date_field: 'born' }], fields: [field('address', 'application', 'family.address'), field('born', 'child')] },
    { code: 'family', name: words('Kartu Keluarga'), roles: [{ code: 'mother', name: words('Ibu') }], fields: [field('address', 'application', 'family.address')] },
  ],
  reasons: [{ kind: 'return', code: 'differs', name: words('Berbeda'), note_required: false }],
} as unknown as Api['Catalogue'];
const application = (more: object) => ({ service: 'birth', revision: 0, persons: [], answers: [], returned: [], ...more }) as unknown as Api['Application'];
const found = (one: object, others: object[] = []) => Object.fromEntries(differences(application(one), others.map(application), catalogue, id));

test('the same answer, otherwise elsewhere in the dossier, is marked', () => {
  const here = { answers: [{ field: 'address', value: 'Krajan' }], persons: [{ role: 'mother', name: 'Siti Rohmah', nik: '••••27', answers: [] }] };
  const there = { service: 'family', answers: [{ field: 'address', value: 'Sumber' }], persons: [{ role: 'mother', name: 'Siti Rokhmah', nik: '••••27', answers: [] }] };
  expect(found(here, [there])).toEqual({ 'answers.address': ['Kartu Keluarga: Sumber'], 'persons.0.name': ['Kartu Keluarga: Siti Rokhmah'] });
  expect(found(here, [{ ...there, answers: here.answers, persons: here.persons }])).toEqual({});
});

test('somebody else in the dossier is not compared', () => {
  const mother = { persons: [{ role: 'mother', name: 'Siti', nik: '••••27', answers: [] }] };
  expect(found(mother, [{ service: 'family', persons: [{ role: 'mother', name: 'Tutik', nik: '••••31', answers: [] }] }])).toEqual({});
});

test('a birth date is held against the NIK, of a woman too, and only in the open', () => {
  expect(birth_in_nik('3503025708990001')).toEqual({ day: '17', month: '08', year: '99' });
  const child = (nik: string, born: string) => ({ persons: [{ role: 'child', name: 'Bagas', nik, answers: [{ field: 'born', value: born }] }] });
  expect(found(child('3503021711260001', '2026-11-18'))).toEqual({ 'persons.0.answers.born': ['NIK: 17-11-26'] });
  expect([found(child('3503021811260001', '2026-11-18')), found(child('••••01', '2026-11-18'))]).toEqual([{}, {}]);
});

test('what was sent back stands at its answer after it came again', () => {
  const returned = [{ code: 'differs', field: 'persons.0.name', note: 'Surat: Rokhmah' }, { code: 'differs', field: 'answers.address' }];
  expect(found({ revision: 1, returned })).toEqual({ 'persons.0.name': ['dikembalikan: Surat: Rokhmah'], 'answers.address': ['dikembalikan: Berbeda'] });
  expect(found({ revision: 0, returned })).toEqual({});
});
