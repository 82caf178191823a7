import { beforeAll, expect, test } from 'vitest';
import { counted, tally } from './counted';
import { load_words } from '../../words';

beforeAll(load_words);

test('a list that goes on says so', () => {
  expect([null, { items: [1, 2] }, { items: [1, 2], next: '9' }].map((list) => counted(list))).toEqual(['0', '2', 'lebih dari 2']);
});

test('the most frequent name comes first, then by letters', () => {
  expect(tally(['KK', 'KTP', 'KIA', 'KTP', 'KIA', 'KTP'])).toEqual([['KTP', 3], ['KIA', 2], ['KK', 1]]);
});
