import { expect, test } from 'vitest';
import { least_of, number_of } from './number';

const taken = (what: string) => ['-5', '0', ' 7 ', '1.5', ''].map((typed) => number_of(what, typed));

test('a count begins at 0, what came in or was spoiled at 1, and only a correction has a sign', () => {
  expect(taken('count')).toEqual([null, 0, 7, null, null]);
  expect(taken('open')).toEqual([null, 0, 7, null, null]);
  expect(taken('receive')).toEqual([null, null, 7, null, null]);
  expect(taken('spoil')).toEqual([null, null, 7, null, null]);
  expect(taken('adjust')).toEqual([-5, null, 7, null, null]);
  expect(['count', 'spoil', 'adjust'].map(least_of)).toEqual([0, 1, null]);
});
