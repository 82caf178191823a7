import { expect, test } from 'vitest';
import { once } from './together';

test('what stands in two lists is shown once, as the first one has it, in order', () => {
  const bags = [
    { bag: 'b', state: 'arrived' },
    { bag: 'a', state: 'carried' },
    { bag: 'b', state: 'carried' },
    { bag: 'c', state: 'sealed' },
  ];
  expect(once(bags, (one) => one.bag)).toEqual([bags[0], bags[1], bags[3]]);
});
