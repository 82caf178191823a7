import { expect, test } from 'vitest';
import type { CustodyDocument, Door, Original } from '../../api/custody';
import { by_hamlet, by_village, dues_of, grouped_by_dossier, handover, receivers_of_all, usual_activation, usual_receiver, type Settled } from './door';

const document = (id: string, since = '2026-11-24', dossier = 'd'): CustodyDocument => ({
  document: id, code: id, dossier, kind: 'k', kind_name: 'K', kind_name_en: 'K', state: 'at_village', holder: `H ${dossier}`, nik: '', shelf: '', village: 'v', village_name: 'V', district_name: 'D', attempts: 0, damaged: false,
  hands: { holder: 'village', place: '', public_sentence: '', since, confirmed: true, sentence: '', sentence_en: '' },
});
const self = { to: 'holder' as const, relation: 'self', name: 'Self', identified: ['card', 'known'], papers: [] };
const adult = { to: 'named' as const, index: 2, relation: 'adult', name: 'Siti', identified: [], papers: ['letter'] };
const card: Door = { document: document('card'), receivers: [self], dues: [{ kind: 'card', name: 'Card', name_en: 'Card', count: 2, settled: 1, if_held: false }], card_policy: 'reader', with_device: [] };
const sheet: Door = { document: document('sheet'), receivers: [{ ...self, identified: ['known', 'paper'] }, adult], dues: [], with_device: [] };

test('only who may receive all of it is offered, known in ways that all accept', () => {
  expect(receivers_of_all([card, sheet])).toEqual([{ ...self, identified: ['known'] }]);
  expect(receivers_of_all([{ ...sheet, receivers: [{ ...adult, papers: [] }] }, sheet])).toEqual([adult]);
  expect(receivers_of_all([sheet]).map((one) => one.name)).toEqual(['Self', 'Siti']);
});

test('the holder is taken as told only where the rules leave no other, and an activation only as put off, where the rule says so', () => {
  expect(usual_receiver([card, sheet])?.name).toBe('Self');
  expect(usual_receiver([sheet])).toBeNull();
  expect(usual_receiver([])).toBeNull();
  expect(usual_receiver([{ ...sheet, receivers: [adult] }])).toBeNull();
  expect(usual_receiver([card, { ...card, document: { ...card.document, holder: 'Another' } }])).toBeNull();
  const by = (card_policy: Door['card_policy']): Door => ({ ...card, card_policy, with_device: ['finger'] });
  expect(usual_activation(by('deferred_activation'), 'known')).toBe(false);
  expect(usual_activation(by('deferred_activation'), '')).toBe(false);
  for (const one of [by('reader'), by('office_only'), sheet, undefined]) expect(usual_activation(one, 'known')).toBeNull();
  expect(usual_activation(by('deferred_activation'), 'finger')).toBeNull();
});

test('what is settled already is not due again, and each document tells of its own old ones only', () => {
  const dues = dues_of([card, sheet]);
  expect(dues.map((due) => due.key)).toEqual(['card card 0']);
  const settle = (as: Settled) => handover(card, dues, { ...told, settled: { 'card card 0': as } }, () => 'old0');
  const told = { receiver: self, receiver_name: '', identified_by: 'known', activated: false, proof: null };
  expect(settle('taken')).toMatchObject({ taken: [{ old_document: 'old0', kind: 'card' }], excused: [], activation: 'deferred' });
  expect(settle({ excused: 'lost' }).excused).toEqual([{ old_document: 'old0', kind: 'card', reason: 'lost' }]);
  expect(settle({ excused: 'left', note: ' di rumah anaknya ' }).excused).toEqual([{ old_document: 'old0', kind: 'card', reason: 'left', note: 'di rumah anaknya' }]);
  expect(handover(sheet, dues, { ...told, receiver: adult, settled: {} }, () => '')).toMatchObject({ taken: [], receiver_index: 2, activation: 'not_applicable' });
});

test('papers of one dossier stand together, the longest wait first', () => {
  const groups = grouped_by_dossier([document('a', '3', 'x'), document('b', '2', 'y'), document('c', '1', 'x')]);
  expect(groups.map((group) => [group.dossier, group.documents.length, group.since])).toEqual([['x', 2, '1'], ['y', 1, '2']]);
});

const original = (id: string, dossier: string): Original => ({
  original: id, kind: 'k', kind_name: 'Letter', kind_name_en: 'Letter', dossier, village: 'v', village_name: 'V', state: 'at_village', holder: `O ${dossier}`, hands: document(id, '2').hands,
});

test('an original goes with the documents of its dossier, or stands by itself under the name of who applied', () => {
  const groups = grouped_by_dossier([document('a', '3', 'x')], [original('o', 'x'), original('p', 'y')]);
  expect(groups.map((group) => [group.dossier, group.holders, group.originals.length, group.since])).toEqual([['x', ['H x'], 1, '2'], ['y', ['O y'], 1, '2']]);
});

test('at the office a hand-over names the desk, and the list goes village by village', () => {
  const told = { receiver: self, receiver_name: '', identified_by: 'known', activated: false, settled: {}, proof: null };
  expect(handover(sheet, [], { ...told, desk: 'counter' }, () => '')).toMatchObject({ desk: 'counter' });
  expect(handover(sheet, [], told, () => '')).not.toHaveProperty('desk');
  const from = (id: string, village_name: string, since: string) => ({ ...document(id, since, id), village_name });
  const groups = by_village(grouped_by_dossier([from('b1', 'B', '1'), from('a3', 'A', '3'), from('a2', 'A', '2')]));
  expect(groups.map((group) => group.dossier)).toEqual(['a2', 'a3', 'b1']);
});

test('one walks hamlet by hamlet and RT by RT, the longest wait first, and what has no hamlet comes last', () => {
  const at = (id: string, hamlet: string | null, rt: string, since: string) => ({ ...document(id, since, id), home: hamlet === null ? undefined : { hamlet, rt, delivery: 'home' as const } });
  const groups = by_hamlet(grouped_by_dossier([at('none', null, '', '1'), at('s', 'Sumber', '1', '2'), at('k10', 'krajan', '10', '3'), at('k2late', 'Krajan', '2', '5'), at('k2', 'Krajan', '2', '4')]));
  expect(groups.map((group) => group.dossier)).toEqual(['k2', 'k2late', 'k10', 's', 'none']);
});
