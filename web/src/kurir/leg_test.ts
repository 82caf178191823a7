import { expect, test } from 'vitest';
import type { Run } from '../api/custody';
import { bearing, eighth, leg_to, metres_between } from './leg';

/** Besuki and Terbis in Panggul, as they stand in the list of villages: 0.035517 degrees of latitude (3.949 km) and 0.000706 of longitude (0.078 km) apart. */
const besuki = { code: '35.03.01.2001', name: 'Besuki', district: 'Panggul', district_code: '35.03.01', lat_e6: -8244167, lon_e6: 111413532, straight_to_office: 38070 };
const terbis = { code: '35.03.01.2002', name: 'Terbis', district: 'Panggul', district_code: '35.03.01', lat_e6: -8208650, lon_e6: 111412826, straight_to_office: 36160 };
const nowhere = { code: '35.03.01.2003', name: 'Tanpa titik', district: 'Panggul', district_code: '35.03.01' };
const stop = (n: number, at: { code: string; name: string }) => ({ stop: n, village: at.code, village_name: at.name, district_name: 'Panggul' });
const run = { stops: [stop(1, besuki), stop(2, terbis), stop(3, nowhere)] } as unknown as Run;
/** The office's kelurahan: from there Besuki lies 0.186213 degrees south (20.7 km) and 0.303073 west (33.4 km), so to the south-west. */
const sumbergedong = { code: '35.03.11.1007', name: 'Sumbergedong', district: 'Trenggalek', district_code: '35.03.11', lat_e6: -8057954, lon_e6: 111716605, straight_to_office: 1370 };
const desk = (kind: 'counter' | 'upt', village: string) => ({ code: kind, kind, name: { id: kind, en: kind }, village, serves: [] });
const places = { villages: [besuki, terbis, nowhere, sumbergedong], desks: [desk('upt', terbis.code), desk('counter', sumbergedong.code)] };

test('a degree of latitude is 111 km, and north is north', () => {
  // 6371 km * pi / 180 = 111.19 km.
  expect(metres_between({ lat: -8, lon: 111 }, { lat: -7, lon: 111 })).toBeCloseTo(111_195, -1);
  expect([bearing({ lat: -8, lon: 111 }, { lat: -7, lon: 111 }), bearing({ lat: -8, lon: 111 }, { lat: -9, lon: 111 })]).toEqual([0, 180]);
  expect([bearing({ lat: -8, lon: 111 }, { lat: -8, lon: 112 }), bearing({ lat: -8, lon: 111 }, { lat: -8, lon: 110 })].map(eighth)).toEqual([2, 6]);
  expect(eighth(359)).toBe(0);
});

test('a stop is told from the one before: 0.0355 degrees north are 4.0 km', () => {
  const leg = leg_to(run, run.stops[1]!, places)!;
  expect([leg.from, (leg.metres / 1000).toFixed(1), eighth(leg.bearing!), leg.map]).toEqual(['Besuki', '4.0', 0, 'geo:-8.20865,111.412826']);
});

test('the first stop is told from the office, whose village says the direction; a village without a place not at all', () => {
  const first = leg_to(run, run.stops[0]!, places)!;
  expect([first.from, first.metres, eighth(first.bearing!)]).toEqual([null, 38070, 5]);
  expect(leg_to(run, run.stops[2]!, places)).toBeNull();
});

test('no direction is told where the office stands in that very village, or nowhere', () => {
  const beside = { stops: [stop(1, sumbergedong)] } as unknown as Run;
  expect(leg_to(beside, beside.stops[0]!, places)).toMatchObject({ metres: 1370, bearing: null });
  expect(leg_to(run, run.stops[0]!, { ...places, desks: [] })).toMatchObject({ metres: 38070, bearing: null });
  const after_nowhere = { stops: [stop(1, nowhere), stop(2, terbis)] } as unknown as Run;
  expect(leg_to(after_nowhere, after_nowhere.stops[1]!, places)).toMatchObject({ metres: 0, bearing: null });
});
