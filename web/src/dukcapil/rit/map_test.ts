import { expect, test } from 'vitest';
import type { Api } from '../../api/types';
import { ages, districts, kSide, placed } from './map';

const village = (code: string, district: string, lat: number, lon: number) => ({ code, name: code, district, district_code: '', lat_e6: lat * 1e6, lon_e6: lon * 1e6 }) as Api['Village'];

test('north is up, east is right, and everything is on the paper', () => {
  const [a, b] = placed([village('south-west', 'S', -8.3, 111.4), village('north-east', 'N', -7.9, 111.8), { ...village('nowhere', 'S', 0, 0), lat_e6: undefined } as Api['Village']]);
  expect(a!.x).toBeLessThan(b!.x);
  expect(a!.y).toBeGreaterThan(b!.y);
  for (const one of [a!, b!]) for (const at of [one.x, one.y]) expect(at > 0 && at < kSide).toBe(true);
  expect(placed([])).toEqual([]);
});

test('a kecamatan is named in the middle of its villages', () => {
  const points = placed([village('a', 'Panggul', -8.3, 111.4), village('b', 'Panggul', -8.1, 111.6), village('c', 'Tugu', -8.0, 111.8)]);
  const panggul = districts(points).find((one) => one.name === 'Panggul')!;
  expect(panggul.x).toBeCloseTo((points[0]!.x + points[1]!.x) / 2);
});

test('the oldest bag of a village gives its shade, four days being the darkest', () => {
  const now = Date.parse('2026-11-24T08:00:00Z');
  const bag = (of: string, sealed_at: string) => ({ village: of, sealed_at });
  const found = ages([bag('a', '2026-11-24T07:00:00Z'), bag('b', '2026-11-21T07:00:00Z'), bag('b', '2026-11-24T07:00:00Z'), bag('c', '2026-11-01T07:00:00Z')], now);
  expect([...found]).toEqual([['a', 1], ['b', 3], ['c', 4]]);
});
