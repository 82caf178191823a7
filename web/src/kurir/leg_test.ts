import { expect, test } from 'vitest';
import type { Run } from '../api/custody';
import { bearing, eighth, leg_to, metres_between } from './leg';

/** Besuki and Terbis in Panggul, as they stand in the list of villages: 0.035517 degrees of latitude (3.949 km) and 0.000706 of longitude (0.078 km) apart. */
const besuki = { code: '35.03.01.2001', name: 'Besuki', district: 'Panggul', district_code: '35.03.01', lat_e6: -8244167, lon_e6: 111413532, straight_to_office: 38070 };
const terbis = { code: '35.03.01.2002', name: 'Terbis', district: 'Panggul', district_code: '35.03.01', lat_e6: -8208650, lon_e6: 111412826, straight_to_office: 36160 };
const nowhere = { code: '35.03.01.2003', name: 'Tanpa titik', district: 'Panggul', district_code: '35.03.01' };
const stop = (n: number, at: { code: string; name: string }) => ({ stop: n, village: at.code, village_name: at.name, district_name: 'Panggul' });
const run = { stops: [stop(1, besuki), stop(2, terbis), stop(3, nowhere)] } as unknown as Run;
const villages = [besuki, terbis, nowhere];

test('a degree of latitude is 111 km, and north is north', () => {
  // 6371 km * pi / 180 = 111.19 km.
  expect(metres_between({ lat: -8, lon: 111 }, { lat: -7, lon: 111 })).toBeCloseTo(111_195, -1);
  expect([bearing({ lat: -8, lon: 111 }, { lat: -7, lon: 111 }), bearing({ lat: -8, lon: 111 }, { lat: -9, lon: 111 })]).toEqual([0, 180]);
  expect([bearing({ lat: -8, lon: 111 }, { lat: -8, lon: 112 }), bearing({ lat: -8, lon: 111 }, { lat: -8, lon: 110 })].map(eighth)).toEqual([2, 6]);
  expect(eighth(359)).toBe(0);
});

test('a stop is told from the one before: 0.0355 degrees north are 4.0 km', () => {
  const leg = leg_to(run, run.stops[1]!, villages)!;
  expect([leg.from, (leg.metres / 1000).toFixed(1), eighth(leg.bearing), leg.map]).toEqual(['Besuki', '4.0', 0, 'geo:-8.20865,111.412826']);
});

test('the first stop is told from the office, without a direction; a village without a place not at all', () => {
  expect(leg_to(run, run.stops[0]!, villages)).toMatchObject({ from: null, metres: 38070 });
  expect(leg_to(run, run.stops[2]!, villages)).toBeNull();
});
