// The last server time and log head that this device has heard. The time goes out with every act, so that the server can
// tell how wrong the device's clock is; the head is printed on receipts, so that nobody can shorten the log unnoticed.
import { instant } from './instant';
import type { Store } from './store';

export interface Heard {
  /** Server time, as it was sent. */
  time: string;
  /** Device clock at that moment, ms. */
  at: number;
  /** `size:root` of the log, or null before the first. */
  head: string | null;
}

const kHeard = 'heard';

export async function load_heard(store: Store): Promise<Heard | null> {
  return ((await store.get('meta', kHeard)) as Heard | undefined) ?? null;
}

/** What an answer's headers tell; null when it came from something else than our server. */
export function heard_from(headers: Headers, now: number, before: Heard | null): Heard | null {
  const time = headers.get('Layang-Time');
  return time ? { time, at: now, head: headers.get('Layang-Head') ?? before?.head ?? null } : null;
}

export async function keep_heard(store: Store, heard: Heard): Promise<void> {
  await store.put('meta', heard, kHeard);
}

/**
 * The header `Layang-Act`: which act of this device it is, and by which clock. `heard`: the last server time that was known
 * here when the act was made. `ago`: ms since the act by the page's own clock, which nobody can set; null when the page has
 * slept or was opened anew in between.
 */
export function act_header(seq: number, made_at: number, sent_at: number, heard: string | null, ago: number | null): string {
  const parts = [`seq=${seq}`, `at=${instant(made_at)}`, `sent=${instant(sent_at)}`];
  if (heard) parts.push(`heard=${heard}`);
  if (ago !== null) parts.push(`ago=${Math.max(0, Math.round(ago))}`);
  return parts.join('; ');
}
