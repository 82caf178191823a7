import { expect, test } from 'vitest';
import { area_name, area_of_code, districts_of, matches, type Village } from './grants';
import { id } from './id';

const village = (code: string, name: string, district_code: string, district: string, type: Village['type'] = 'desa'): Village => ({ code, name, district_code, district, type });
const villages = [village('35.03.02.2001', 'Sidomulyo', '35.03.02', 'Munjungan'), village('35.03.01.2001', 'Besuki', '35.03.01', 'Panggul'), village('35.03.11.1001', 'Surodakan', '35.03.11', 'Trenggalek', 'kelurahan')];

test('an area is named by what it is', () => {
  expect(['', '35.03.01', '35.03.01.2001', '35.03.11.1001', '35.03.99'].map((area) => area_name(area, villages, id))).toEqual([
    'seluruh kabupaten',
    'Kec. Panggul',
    'Desa Besuki, Panggul',
    'Kelurahan Surodakan, Trenggalek',
    '35.03.99',
  ]);
});

test('a typed code needs no points, and one that the regency has not is none', () => {
  expect(['35.03.01.2001', '3503012001', '350302', '3503019999', ' '].map((typed) => area_of_code(typed, villages))).toEqual(['35.03.01.2001', '35.03.01.2001', '35.03.02', null, null]);
});

test('kecamatan stand once, by code', () => {
  expect(districts_of(villages).map((one) => one.name)).toEqual(['Panggul', 'Munjungan', 'Trenggalek']);
});

test('an account is found by any words of name, role and village', () => {
  const account = { id: 'a', login: 'lastri', full_name: 'Lastri Contoh', disabled: false, grants: [{ role: 'registrar', area: '35.03.01.2001' }] };
  expect(['besuki las', 'registrar', '', 'munjungan'].map((typed) => matches(account, typed, villages, id))).toEqual([true, true, true, false]);
});
