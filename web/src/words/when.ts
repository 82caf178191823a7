// Times as people say them, on the clock of the regency's zone.
import { w, language } from './index';

/** The browser's own until the server has said the regency's. */
let zone: string | undefined;

/** `name`: as IANA has it. Must be called before the first screen of a desk is drawn. */
export function use_zone(name: string | undefined): void {
  zone = name;
}

/** How dates, times and numbers are written in the language of this page. */
export const locale = () => (language === 'en' ? 'en-GB' : 'id-ID');

/** 09.14; in English 09:14 */
export function clock(ms: number): string {
  return new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit', timeZone: zone }).format(ms);
}

/** Selasa, 24 November 2026 */
export function long_date(ms: number): string {
  const how = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale(), how).format(ms);
}

/** 24 November 2026 */
export function date(ms: number): string {
  return new Intl.DateTimeFormat(locale(), { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(ms);
}

/** Sel 24, of 2026-11-24. */
export function short_day(on: string): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'short', day: 'numeric', timeZone: 'UTC' }).format(Date.parse(on)).replace(',', '');
}

/** 24 November 2026 09.14 */
export const exact = (ms: number): string => `${date(ms)} ${clock(ms)}`;

/** The time of today; of another day, with its day. */
export const moment = (ms: number, now: number = Date.now()): string => (day_of(ms) === day_of(now) ? clock(ms) : exact(ms));

/** Relative up to a day, with the exact time beside it: nearly all of these stand in rows that open something, where a touch for the time alone has no room. */
export function ago(ms: number, now: number = Date.now()): string {
  const minutes = Math.floor((now - ms) / 60_000);
  if (minutes >= 24 * 60) return exact(ms);
  if (minutes >= 60 && day_of(ms) !== day_of(now)) return w.ago.yesterday(clock(ms));
  const relative = minutes < 1 ? w.ago.now : minutes < 60 ? w.ago.minutes(minutes) : w.ago.hours(Math.floor(minutes / 60));
  return `${relative} (${clock(ms)})`;
}

/** The regency's calendar day, 2026-11-24. */
export function day_of(ms: number): string {
  // By its parts: how a language writes a whole date is not the same in every browser.
  const parts = new Intl.DateTimeFormat('en', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).formatToParts(ms);
  return ['year', 'month', 'day'].map((type) => parts.find((part) => part.type === type)?.value).join('-');
}
