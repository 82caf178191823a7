import { expect, test } from 'vitest';
import type { CustodyDocument, Door } from '../../api/custody';
import { dues_of, grouped_by_dossier, handover, receivers_of_all } from './door';

const document = (id: string, since = '2026-11-24', dossier = 'd'): CustodyDocument => ({
  document: id, code: id, dossier, kind: 'k', kind_name: 'K', state: 'at_village', holder: `H ${dossier}`, nik: '', shelf: '', village: 'v', village_name: 'V', district_name: 'D', attempts: 0, damaged: false,
  hands: { holder: 'village', place: '', public_sentence: '', since, confirmed: true, sentence: '', sentence_en: '' },
});
const self = { to: 'holder' as const, relation: 'self', name: 'Self', identified: ['card', 'known'] };
const adult = { to: 'named' as const, index: 2, relation: 'adult', name: 'Siti', identified: [] };
const card: Door = { document: document('card'), receivers: [self], dues: [{ kind: 'card', name: 'Card', count: 2, settled: 1, if_held: false }], card_policy: 'reader', with_device: [] };
const sheet: Door = { document: document('sheet'), receivers: [{ ...self, identified: ['known', 'paper'] }, adult], dues: [], with_device: [] };

test('only who may receive all of it is offered, known in ways that all accept', () => {
  expect(receivers_of_all([card, sheet])).toEqual([{ ...self, identified: ['known'] }]);
  expect(receivers_of_all([sheet]).map((one) => one.name)).toEqual(['Self', 'Siti']);
});

test('what is settled already is not due again, and each document tells of its own old ones only', () => {
  let next = 0;
  const dues = dues_of([card, sheet], () => `old${next++}`);
  expect(dues.map((due) => due.id)).toEqual(['old0']);
  const told = { receiver: self, receiver_name: '', identified_by: 'known', activated: false, proof: null };
  expect(handover(card, dues, { ...told, settled: { old0: 'taken' } })).toMatchObject({ taken: [{ old_document: 'old0', kind: 'card' }], excused: [], activation: 'deferred' });
  expect(handover(card, dues, { ...told, settled: { old0: { excused: 'lost' } } }).excused).toEqual([{ old_document: 'old0', kind: 'card', reason: 'lost' }]);
  expect(handover(sheet, dues, { ...told, receiver: adult, settled: {} })).toMatchObject({ taken: [], receiver_index: 2, activation: 'not_applicable' });
});

test('papers of one dossier stand together, the longest wait first', () => {
  const groups = grouped_by_dossier([document('a', '3', 'x'), document('b', '2', 'y'), document('c', '1', 'x')]);
  expect(groups.map((group) => [group.dossier, group.documents.length, group.since])).toEqual([['x', 2, '1'], ['y', 1, '2']]);
});
