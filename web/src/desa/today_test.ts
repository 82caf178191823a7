import { expect, test } from 'vitest';
import type { Bag, CustodyDocument, OldDocument } from '../api/custody';
import { by_kind, returned_of, today_of, urgent_lines, type Returned } from './today';

const now = Date.parse('2026-11-24T03:00:00Z');
const hands = (since: string) => ({ holder: 'village' as const, place: '', public_sentence: '', since, confirmed: true, sentence: '', sentence_en: '' });
const place = { village: 'v', village_name: 'V', district_name: 'D' };
const document = (dossier: string, day: string, kind_name = 'KK', attempts = 0): CustodyDocument => ({
  document: `${dossier} ${kind_name}`, code: '', dossier, kind: 'k', kind_name, kind_name_en: '', ...place, state: 'at_village', holder: dossier, nik: '', shelf: '', attempts, damaged: false,
  hands: hands(`2026-11-${day}T01:00:00.000000Z`),
});
const bag = (id: string, state: Bag['state'], direction: Bag['direction'] = 'outward'): Bag => ({
  bag: id, code: id, direction, village: '', village_name: '', district_name: '', state, things: 1, seal: '', sealed_at: '', hands: hands(''), contents: [], handovers: [],
});
const old = (kind_name: string) => ({ old_document: kind_name, kind_name, dossier: 'd', state: 'at_village', taken_at: '' }) as OldDocument;
const today = today_of(
  [bag('coming', 'carried'), bag('here', 'arrived'), bag('done', 'opened'), bag('going', 'sealed', 'inward')],
  [document('week', '17'), document('longer', '10'), document('longer', '11', 'KIA'), document('new', '23'), document('tried', '22', 'KK', 2), { ...document('void', '01'), cancelled: true }],
  [old('Card'), old('Card'), old('Sheet')],
);
const returned: Returned[] = [{ application: 'r', dossier: 'r', code: 'R', person: 'R', service: 's' }];

test('the longest wait comes first, then what came back, what was tried, and bags that are here; the rest is left out, bags on their way too', () => {
  expect(urgent_lines(today, returned, now).map((line) => [line.kind, line.id])).toEqual([
    ['long', 'ready longer'],
    ['long', 'ready week'],
    ['returned', 'returned r'],
    ['tried', 'ready tried'],
    ['bag', 'bag here'],
  ]);
});

test('documents are counted all together and by kind, old ones by name', () => {
  expect(today.all).toEqual({ arrived: 1, documents: 5, due_back: 3 });
  expect(by_kind(today)).toEqual([{ name: 'KK', documents: 4 }, { name: 'KIA', documents: 1 }]);
  expect(today.due_back).toEqual([{ name: 'Card', count: 2 }, { name: 'Sheet', count: 1 }]);
});

test('where the server counts more than was read, its number stands', () => {
  expect(today_of([bag('coming', 'carried'), bag('here', 'arrived')], [document('new', '23')], [old('Card')], { arrived: 3, documents: 240, due_back: 0 }).all).toEqual({ arrived: 3, documents: 240, due_back: 1 });
});

test('of a dossier only the applications that came back are told', () => {
  const line = { id: 'd', code: 'TK00-0000-000X', desk: 'x', village: 'x', submitted_at: '', target_due: '', applicant: { name: 'Siti R•••••' } };
  const applications = [{ id: 'a', service: 's', state: 'returned' as const }, { id: 'b', service: 's', state: 'verified' as const }];
  expect(returned_of({ items: [{ ...line, applications }] }).map((one) => one.application)).toEqual(['a']);
});
