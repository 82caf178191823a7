import { beforeEach, expect, test, vi } from 'vitest';
import { choose_language } from './index';
import { figure, kilometres, rupiah } from './figures';
import { clock, date, short_day } from './when';

/** Tuesday, 24 November 2026, 09.40 in the regency. */
const kMorning = Date.parse('2026-11-24T02:40:00Z');

async function speak(language: string): Promise<void> {
  vi.stubGlobal('location', { search: `?lang=${language}` });
  await choose_language();
}

beforeEach(() => {
  vi.stubGlobal('localStorage', { setItem: () => undefined });
  vi.stubGlobal('document', { documentElement: {} });
  return () => vi.unstubAllGlobals();
});

test('an Indonesian page writes times with a full stop and fractions with a comma', async () => {
  await speak('id');
  expect([clock(kMorning), date(kMorning), short_day('2026-11-24')]).toEqual(['09.40', '24 November 2026', 'Sel 24']);
  expect([figure(0.84), figure(12.34, 0), rupiah(45000), kilometres(31420)]).toEqual(['0,8', '12', 'Rp 45.000', '31,4 km']);
});

test('an English page writes times with a colon and fractions with a full stop', async () => {
  await speak('en');
  expect([clock(kMorning), date(kMorning), short_day('2026-11-24')]).toEqual(['09:40', '24 November 2026', 'Tue 24']);
  expect([figure(0.84), figure(12.34, 0), rupiah(45000), kilometres(31420)]).toEqual(['0.8', '12', 'Rp 45,000', '31.4 km']);
});
