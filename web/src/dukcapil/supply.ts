// How long the blanks that are free will last, by what the days before took.
import type { Api } from '../api/types';
import { figure } from '../words/figures';

/** Days with the most recent first, as the server tells them; today is not over, so it does not count. Null without a day that used any. */
export function days_left(stock: Pick<Api['Stock'], 'days'>, today: string): number | null {
  const before = stock.days.filter((day) => day.date < today && day.used + day.spoiled > 0);
  const used = before.reduce((sum, day) => sum + day.used + day.spoiled, 0);
  const free = stock.days[0]?.available;
  return used && free !== undefined ? Math.max(0, free) / (used / before.length) : null;
}

/** "0,8"; from ten on without a fraction. */
export function said_days(days: number): string {
  return figure(days, days < 10 ? 1 : 0);
}
