import { expect, test } from 'vitest';
import type { CustodyDocument, OldDocument, Original } from '../../api/custody';
import { en } from './en';
import { going_back } from './going_back';

const hands = (holder: 'village' | 'office') => ({ holder, place: '', public_sentence: '', since: '2026-11-24T01:00:00.000000Z', confirmed: true, sentence: '', sentence_en: '' });
const place = { village: 'v', village_name: 'V', district_name: 'D' };

test('old documents, originals that were not at the office, what is damaged or cancelled and what belongs elsewhere go back; other documents only after a try', () => {
  const old: OldDocument[] = [{ old_document: 'old', kind: 'k', ...place, kind_name: 'Card', kind_name_en: 'Card', dossier: 'd', state: 'at_village', holder: 'Budi', nik: '', end: 'destroy', taken_at: '2026-11-24T01:00:00.000000Z' }];
  const original = (id: string, state: Original['state'], holder: 'village' | 'office'): Original => ({ original: id, kind: 'k', ...place, kind_name: 'Letter', kind_name_en: 'Letter', dossier: 'd', state, holder: 'Siti', hands: hands(holder) });
  const document = (id: string, attempts: number, damaged = false) => ({ document: id, kind_name: 'Card', holder: 'Siti', attempts, damaged }) as CustodyDocument;
  const strays = [['theirs', 'v'], ['ours', 'other']].map(([id, at]) => ({ ...document(id!, 0), village_name: 'W', hands: { ...hands('village'), place: at! } }));
  const originals = [original('here', 'kept', 'village'), original('there', 'kept', 'office'), original('back', 'at_village', 'village'), original('given', 'returned', 'village')];
  const list = going_back(old, originals, [document('new', 0), document('tried', 2), document('torn', 1, true), { ...document('void', 1), cancelled: true }], strays, 'v', en);
  expect(list.map((one) => [one.id, one.due])).toEqual([['old', true], ['here', true], ['theirs', true], ['void', true], ['torn', true], ['tried', false]]);
  expect(list.slice(0, 2).map((one) => one.text.split(' · ')[0])).toEqual(['Budi', 'Siti']);
});
