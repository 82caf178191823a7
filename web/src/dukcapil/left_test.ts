import { expect, test } from 'vitest';
import { left_of } from './left';

const units = { d: 'h', h: 'j', m: 'm' };

test('hours and minutes below a day, days and hours above', () => {
  expect(left_of(2 * 3600 + 5 * 60 + 59, units)).toEqual({ late: false, text: '2 j 05 m' });
  expect(left_of(2 * 86400 + 3 * 3600, units)).toEqual({ late: false, text: '2 h 3 j' });
});

test('an overdue one says by how much', () => {
  expect(left_of(-25 * 60, units)).toEqual({ late: true, text: '0 j 25 m' });
});
