import { expect, test } from 'vitest';
import { of_all, once, together } from './together';

test('what stands in two lists is shown once, as the first one has it, in order', () => {
  const bags = [
    { bag: 'b', state: 'arrived' },
    { bag: 'a', state: 'carried' },
    { bag: 'b', state: 'carried' },
    { bag: 'c', state: 'sealed' },
  ];
  expect(once(bags, (one) => one.bag)).toEqual([bags[0], bags[1], bags[3]]);
});

test('lists shown as one go on as long as one of them does, and only those are read on', async () => {
  const read: string[] = [];
  const list = (name: string, more: boolean) => ({ state: 'fresh', as_of: 1, failure: null, value: null, reload: async () => {}, more, read_more: async () => void read.push(name) }) as never;
  const both = together([list('old', false), list('bags', true)]);
  expect(both.more).toBe(true);
  await both.read_more();
  expect(read).toEqual(['bags']);
  expect(together([list('old', false)]).more).toBe(false);
});

test('of a list that goes on the server counts what was not read; what was hidden here of what was read counts no more', () => {
  expect([of_all(3, 3), of_all(100, 100, 240), of_all(99, 100, 240), of_all(2, 3, 1)]).toEqual([3, 240, 239, 2]);
});
