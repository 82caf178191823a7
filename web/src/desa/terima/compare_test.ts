import { expect, test } from 'vitest';
import type { Bag } from '../../api/custody';
import { described, differences, found_path, giver, missed, nothing_seen, opening, seal_agrees, with_scan } from './compare';
import { en } from './en';

const content = (id: string, code: string) => ({ kind: 'document' as const, id, code, name: 'Card', name_en: 'Card', holder: id, nik: '', outcome: 'listed' as const });
const bag: Bag = {
  bag: 'b', code: 'TKB2-1W6R-DXXX', direction: 'outward', village: 'v', village_name: 'V', district_name: 'D', state: 'carried', things: 2,
  seal: 'SG-00 417', sealed_at: '', hands: { holder: 'courier', place: '', public_sentence: '', since: '', confirmed: true, sentence: '', sentence_en: '' },
  contents: [content('one', 'TK00-0000-0001'), content('two', 'TK00-0000-0002')], handovers: [{ from: 'office', to: 'rider' }],
};

test('a scan ticks what it names, and what nobody listed is surplus once', () => {
  const seen = ['tk00 0000 0001', 'TK00-0000-0001', 'TK99', 'tk99'].reduce((so_far, code) => with_scan(bag, so_far, code), nothing_seen());
  expect(seen.present).toEqual(['one']);
  expect(seen.surplus).toEqual(['TK99']);
});

test('the seal agrees whatever spaces were typed, and never when it is broken', () => {
  expect(seal_agrees(bag, { ...nothing_seen(), seal: 'sg00417' })).toBe(true);
  expect(seal_agrees(bag, { ...nothing_seen(), seal: 'sg00417', seal_broken: true })).toBe(false);
  expect(seal_agrees(bag, { ...nothing_seen(), seal: 'sg00418' })).toBe(false);
});

test('every difference is named', () => {
  const seen = { ...nothing_seen(), seal: 'SG00417', present: ['one'], damaged: ['one'], surplus: ['TK99'] };
  expect(differences(bag, seen, en)).toEqual(['missing Card two', 'damaged Card one', 'not listed TK99']);
  expect(differences(bag, { ...seen, present: ['one', 'two'], damaged: [], surplus: [] }, en)).toEqual([]);
});

test('old documents and originals are told by what they are and whose', () => {
  const things = (['document', 'old_document', 'original'] as const).map((kind) => ({ ...content('Siti', ''), kind }));
  expect(things.map((one) => described(one, en))).toEqual(['Card Siti', 'Card (old document) Siti', 'Card (original) Siti']);
  expect(described({ ...things[1]!, holder: '' }, en)).toBe('Card (old document)');
});

test('the acts name the giver until the taker has spoken, and count damaged things as present', () => {
  expect(giver(bag, 'village', nothing_seen())).toBe('rider');
  expect(giver({ ...bag, handovers: [{ from: 'office', to: 'village' }] }, 'village', nothing_seen())).toBe('office');
  expect(giver({ ...bag, handovers: [{ from: 'village', to: 'rider', taken_at: 'x' }] }, 'office', nothing_seen())).toBe('rider');
  expect(giver({ ...bag, handovers: [{ from: 'rider', to: 'village', taken_at: 'x' }] }, 'village', nothing_seen())).toBe(null);
  const told = opening(bag, { ...nothing_seen(), seal: 'x', present: ['two'], damaged: ['two'] }, 'village');
  expect(told.present).toEqual([{ kind: 'document', id: 'two' }]);
  expect(told.damaged).toEqual([{ kind: 'document', id: 'two' }]);
});

test('of a bag that nobody has told of carrying, its run or the person says who brought it', () => {
  const inward: Bag = { ...bag, direction: 'inward', state: 'sealed', handovers: [] };
  expect(giver(inward, 'office', nothing_seen())).toBe('village');
  expect(giver({ ...inward, run: 'r' }, 'office', nothing_seen())).toBe('rider');
  expect(giver({ ...inward, run: 'r' }, 'office', { ...nothing_seen(), brought: 'village' })).toBe('village');
  expect(giver({ ...inward, direction: 'outward' }, 'village', nothing_seen())).toBe('office');
});

test('of a bag that is opened, what was missed and bears no code can be told to have turned up', () => {
  const things = (['document', 'old_document', 'original'] as const).map((kind) => ({ ...content(kind, ''), kind, outcome: 'missing' as const }));
  const opened: Bag = { ...bag, state: 'opened', contents: [...things, { ...things[2]!, id: 'there', outcome: 'present' }] };
  expect(missed(opened).map(found_path)).toEqual(['/old-documents/old_document/find', '/originals/original/find']);
  expect(missed({ ...opened, state: 'carried' })).toEqual([]);
});
