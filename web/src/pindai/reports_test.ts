import { expect, test } from 'vitest';
import type { Api } from '../api/types';
import { passing_of, reports_of } from './reports';

const kRegistrar = { rights: ['see_custody', 'receive_bags', 'hand_over'], village: 'v' };
const kPacker = { rights: ['see_custody', 'pack'], village: null };
const kPrinter = { rights: ['see_printing', 'print'], village: null };
const told = (kind: Api['FoundThing']['kind'], state: Api['Standing']['state'], by: typeof kRegistrar | typeof kPacker) =>
  reports_of({ kind, id: 'i', code: 'TK', standings: [{ state }] }, by).map((one) => one.what);

test('of a bag is told what fits its state, by whoever has bags in hands', () => {
  for (const who of [kRegistrar, kPacker, { rights: ['ride'], village: null }]) expect(told('bag', 'carried', who)).toEqual(['lose', 'damage', 'reseal']);
  expect(told('bag', 'lost', kPacker)).toEqual(['find']);
  expect(told('bag', 'opened', kRegistrar)).toEqual(['reseal']);
  expect(told('bag', 'carried', { rights: ['plan_runs', 'see_custody'], village: null })).toEqual([]);
  expect(told('bag', 'carried', { rights: ['receive_bags'], village: null })).toEqual([]);
});

test('of a document: lost, found, damaged by whoever has it in hands; printed again or cancelled by the printer alone', () => {
  expect(told('document', 'at_village', kRegistrar)).toEqual(['lose', 'damage']);
  expect(told('document', 'missing', kPacker)).toEqual(['find']);
  expect(told('document', 'at_office', kPrinter)).toEqual(['spoil', 'cancel']);
  for (const state of ['lost', 'missing'] as const) expect(told('document', state, kPrinter)).toEqual(['spoil', 'cancel']);
  expect(told('document', 'in_bag', kPrinter)).toEqual([]);
  expect(reports_of({ kind: 'document', id: 'i', code: 'TK', standings: [{ state: 'lost', cancelled: true }] }, kPrinter)).toEqual([]);
  expect(told('document', 'making', kPrinter)).toEqual(['cancel']);
  expect(told('document', 'handed_over', kRegistrar)).toEqual([]);
  expect(told('document', 'at_office', { rights: ['see_custody'], village: null })).toEqual([]);
  expect(told('dossier', 'submitted', kRegistrar)).toEqual([]);
});

test("a bag of another village is said to have come here, and then to go on with the rider; nothing else is told of it", () => {
  const bag = (lies_here: boolean) => reports_of({ kind: 'bag', id: 'i', code: 'TK', lies_here, standings: [{ state: 'carried' }] }, kRegistrar).map((one) => one.what);
  expect([bag(false), bag(true)]).toEqual([['came'], ['goes_on']]);
  expect(passing_of('came', 'v')).toEqual({ act: 'take', body: { from: 'rider', to: 'village', village: 'v' } });
  expect(passing_of('goes_on', 'v')).toEqual({ act: 'give', body: { from: 'village', to: 'rider', village: 'v' } });
  expect(passing_of('lose', 'v')).toBe(null);
});
