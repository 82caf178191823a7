import { beforeEach, expect, test, vi } from 'vitest';
import { choose_language, load_words } from './index';
import { figure, kilometres, rupiah } from './figures';
import { ago, clock, date, day_of, moment, short_day, use_zone } from './when';

/** Tuesday, 24 November 2026, 09.40 in the regency. */
const kMorning = Date.parse('2026-11-24T02:40:00Z');

async function speak(language: string): Promise<void> {
  vi.stubGlobal('location', { search: `?lang=${language}` });
  await choose_language();
  await load_words();
}

beforeEach(() => {
  vi.stubGlobal('localStorage', { setItem: () => undefined });
  vi.stubGlobal('document', { documentElement: {} });
  use_zone('Asia/Jakarta');
  return () => (vi.unstubAllGlobals(), use_zone(undefined));
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

test('a relative time has its exact one beside it, and what is not of today has its day', async () => {
  await speak('id');
  const before = (minutes: number) => kMorning - minutes * 60_000;
  const told = (minutes: number) => ago(before(minutes), kMorning);
  expect([0, 25, 120].map(told)).toEqual(['baru saja (09.40)', '25 menit lalu (09.15)', '2 jam lalu (07.40)']);
  // Twelve hours before 09.40 it was yesterday.
  expect([12 * 60, 24 * 60].map(told)).toEqual(['kemarin 21.40', '23 November 2026 09.40']);
  expect([120, 12 * 60].map((minutes) => moment(before(minutes), kMorning))).toEqual(['07.40', '23 November 2026 21.40']);
});

test("times are those of the regency's zone, wherever the browser stands", async () => {
  await speak('id');
  const evening = Date.parse('2026-11-24T15:30:00Z');
  expect([clock(evening), day_of(evening)]).toEqual(['22.30', '2026-11-24']);
  use_zone('Asia/Jayapura');
  expect([clock(evening), day_of(evening)]).toEqual(['00.30', '2026-11-25']);
});
