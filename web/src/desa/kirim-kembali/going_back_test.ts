import { expect, test } from 'vitest';
import type { CustodyDocument, OldDocument, Original } from '../../api/custody';
import { en } from './en';
import { going_back } from './going_back';

const hands = (holder: 'village' | 'office') => ({ holder, place: '', public_sentence: '', since: '2026-11-24T01:00:00.000000Z', confirmed: true, sentence: '', sentence_en: '' });
const place = { village: 'v', village_name: 'V', district_name: 'D' };

test('old documents and originals of the village go back, documents only after a try', () => {
  const old: OldDocument[] = [{ old_document: 'old', kind: 'k', ...place, kind_name: 'Card', dossier: 'd', state: 'at_village', taken_at: '2026-11-24T01:00:00.000000Z' }];
  const original = (id: string, state: Original['state'], holder: 'village' | 'office'): Original => ({ original: id, kind: 'k', ...place, kind_name: 'Letter', dossier: 'd', state, hands: hands(holder) });
  const document = (id: string, attempts: number) => ({ document: id, kind_name: 'Card', holder: 'Siti', attempts }) as CustodyDocument;
  const list = going_back(old, [original('here', 'kept', 'village'), original('there', 'kept', 'office'), original('back', 'returned', 'village')], [document('new', 0), document('tried', 2)], en);
  expect(list.map((one) => [one.id, one.due])).toEqual([['old', true], ['here', true], ['tried', false]]);
});
