import { expect, test } from 'vitest';
import { births_of } from './nik';

test('digits that fit a baby and somebody of a hundred name both, the baby first', () => {
  expect(births_of('3503115203260001', '2026-11-05')).toEqual(['2026-03-12', '1926-03-12']);
  expect(births_of('3503110611160001', '2026-11-05')).toEqual(['2016-11-06', '1916-11-06']);
});

test('a child of ten is no grown-up of a hundred and ten, and what is no date is nobody', () => {
  expect(births_of('3503110511160001', '2026-11-05')).toEqual(['2016-11-05']);
  expect(births_of('3503112902000001', '2026-11-05')).toEqual(['2000-02-29']);
  expect(births_of('3503113102260001', '2026-11-05')).toEqual([]);
});
