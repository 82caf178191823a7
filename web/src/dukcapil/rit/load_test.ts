import { expect, test } from 'vitest';
import type { Bag, Run } from '../../api/custody';
import { bags_at, districts_of, things_in, with_bags } from './load';

const stop = (village: string, district_name: string) => ({ village, district_name });
const run = {
  stops: [stop('a', 'Panggul'), stop('b', 'Pule'), stop('c', 'Panggul')],
  bags: [{ bag: '1', village: 'a', things: 4 }, { bag: '2', village: 'a', things: 3 }, { bag: '3', village: 'b', things: 1 }],
} as unknown as Run;

test('a run is called by its kecamatan, and tells what it carries where', () => {
  expect([districts_of(run), bags_at(run, 'a'), bags_at(run, 'c'), things_in(run)]).toEqual(['Panggul, Pule', 2, 0, 8]);
});

test('more bags come with their villages last, and no village twice', () => {
  const more = [{ bag: '4', village: 'd' }, { bag: '5', village: 'a' }] as Bag[];
  expect(with_bags(run, more)).toEqual({ bags: ['1', '2', '3', '4', '5'], stops: ['a', 'b', 'c', 'd'] });
});
