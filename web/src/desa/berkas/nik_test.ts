import { expect, test } from 'vitest';
import { births_of, born_as_told, read_nik } from './nik';

test('a NIK says all that is wrong with it by itself, and each by its own name', () => {
  const read = (typed: string) => read_nik(typed, '2026-11-05');
  expect(read('3503 1157 0899 0001')).toEqual({ region: '350311', female: true, born: '1999-08-17' });
  expect(read('35031157o8990001')).toEqual(['digits']);
  expect(read('350311570899000')).toEqual(['length']);
  expect(read('3503113102990001')).toEqual(['date']);
  expect(read('3503115708990000')).toEqual(['serial']);
  expect(read('3503113102990000')).toEqual(['date', 'serial']);
});

test('digits that fit a baby and somebody of a hundred name both, the baby first', () => {
  expect(births_of('3503115203260001', '2026-11-05')).toEqual(['2026-03-12', '1926-03-12']);
  expect(births_of('3503110611160001', '2026-11-05')).toEqual(['2016-11-06', '1916-11-06']);
});

test('a child of ten is no grown-up of a hundred and ten, and what is no date is nobody', () => {
  expect(births_of('3503110511160001', '2026-11-05')).toEqual(['2016-11-05']);
  expect(births_of('3503112902000001', '2026-11-05')).toEqual(['2000-02-29']);
  expect(births_of('3503113102260001', '2026-11-05')).toEqual([]);
});

test('of the century the form tells, however old it makes somebody; a date beside the number tells which of its own is nearer', () => {
  const told = (nik: string, dates: string[]) => {
    const births = births_of(nik, '2026-11-05');
    return dates.map((date) => born_as_told(date, births, '2026-11-05'));
  };
  expect(told('3503111203050001', ['1905-03-12', '2005-03-12', '2105-03-12', '1905-03-13'])).toEqual(['1905-03-12', '2005-03-12', '2005-03-12', '2005-03-12']);
  expect(told('3503111203200001', ['2020-03-12', '1920-03-12', '2020-12-03', '1921-03-12'])).toEqual(['2020-03-12', '1920-03-12', '2020-03-12', '1920-03-12']);
});
