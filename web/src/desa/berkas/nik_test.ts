import { expect, test } from 'vitest';
import { births_of, is_of_number } from './nik';

test('digits that fit a baby and somebody of a hundred name both, the baby first', () => {
  expect(births_of('3503115203260001', '2026-11-05')).toEqual(['2026-03-12', '1926-03-12']);
  expect(births_of('3503110611160001', '2026-11-05')).toEqual(['2016-11-06', '1916-11-06']);
});

test('a child of ten is no grown-up of a hundred and ten, and what is no date is nobody', () => {
  expect(births_of('3503110511160001', '2026-11-05')).toEqual(['2016-11-05']);
  expect(births_of('3503112902000001', '2026-11-05')).toEqual(['2000-02-29']);
  expect(births_of('3503113102260001', '2026-11-05')).toEqual([]);
});

test('of the century the form tells, however old it makes somebody; what the number contradicts tells nothing', () => {
  const births = births_of('3503111203050001', '2026-11-05');
  expect(births).toEqual(['2005-03-12']);
  expect(['1905-03-12', '2005-03-12', '2105-03-12', '1905-03-13', '1944-01-01'].map((told) => is_of_number(told, births, '2026-11-05'))).toEqual([true, true, false, false, false]);
});
