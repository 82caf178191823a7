import { expect, test } from 'vitest';
import { left_of, state_of_left } from './left';

const units = { d: 'h', h: 'j', m: 'm' };

test('hours and minutes below a day, days and hours above', () => {
  expect(left_of(2 * 3600 + 5 * 60 + 59, units)).toEqual({ late: false, text: '2 j 05 m' });
  expect(left_of(2 * 86400 + 3 * 3600, units)).toEqual({ late: false, text: '2 h 3 j' });
});

test('an overdue one says by how much', () => {
  expect(left_of(-25 * 60, units)).toEqual({ late: true, text: '0 j 25 m' });
});

test('a clock is soon below two hours and late below none', () => {
  const said = (seconds: number) => state_of_left(seconds, units, (text) => `lewat ${text}`, (text) => `sisa ${text}`);
  expect(said(2 * 3600)).toEqual({ tone: 'wait', text: 'sisa 2 j 00 m' });
  expect(said(2 * 3600 - 1)).toEqual({ tone: 'soon', text: 'sisa 1 j 59 m' });
  expect(said(-60)).toEqual({ tone: 'late', text: 'lewat 0 j 01 m' });
});
