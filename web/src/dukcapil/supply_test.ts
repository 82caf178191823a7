import { expect, test } from 'vitest';
import type { Api } from '../api/types';
import { days_left, said_days } from './supply';

const day = (date: string, used: number, available = 0) => ({ date, used, spoiled: 0, available }) as Api['StockDay'];

test('free blanks last as many days as such days as before would take', () => {
  // 142 free, 160 and 200 used on the two days before: 180 a day.
  const days = [day('2026-11-24', 12, 142), day('2026-11-23', 160), day('2026-11-20', 200)];
  expect(said_days(days_left({ days }, '2026-11-24')!)).toBe('0,8');
});

test('without a day that used any nothing is promised; below nothing there is nothing', () => {
  expect(days_left({ days: [day('2026-11-24', 12, 142)] }, '2026-11-24')).toBe(null);
  expect(days_left({ days: [day('2026-11-24', 0, -3), day('2026-11-23', 5)] }, '2026-11-24')).toBe(0);
  expect(said_days(12.34)).toBe('12');
});
