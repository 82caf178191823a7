import { expect, test } from 'vitest';
import type { Api } from '../../api/types';
import { bearing, columns_of, namesakes } from './wall';

const village = (code: string, name: string, district: string) => ({ code, name, district, district_code: code.slice(0, 8) }) as Api['Village'];
const villages = [village('35.03.02.2001', 'Besuki', 'Munjungan'), village('35.03.01.2004', 'Besuki', 'Panggul'), village('35.03.01.2001', 'Nglebeng', 'Panggul')];

test('a column for each kecamatan, its villages from the top, by their codes', () => {
  expect(columns_of(villages).map((one) => [one.district, one.villages.map((each) => each.name)])).toEqual([
    ['Panggul', ['Nglebeng', 'Besuki']],
    ['Munjungan', ['Besuki']],
  ]);
});

test('a name that stands twice names its other kecamatan', () => {
  expect(namesakes(villages, '35.03.01.2004').map((one) => one.district)).toEqual(['Munjungan']);
  expect([namesakes(villages, '35.03.01.2001'), namesakes(villages, 'unknown')]).toEqual([[], []]);
});

test('a seal that another bag bears is found however it is typed; no seal is nobody\'s', () => {
  const bags = [{ seal: 'SG-0071' }, { seal: 'SG-0072' }];
  expect(bearing(bags, ' sg 0072')).toBe(bags[1]);
  expect([bearing(bags, 'SG-007'), bearing(bags, ''), bearing([{ seal: '' }], '')]).toEqual([undefined, undefined, undefined]);
});
