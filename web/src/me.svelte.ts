// Who is at this browser, and what the top bar tells: plain state, changed by `start.ts` and by the calls.
import type { Heard } from './device/heard';
import type { Counts } from './device/outbox_types';
import type { DeviceRow } from './device/store';

export interface Account {
  id: string;
  name: string;
  /** What the person is called in the bar: "Lastri, registrar desa". */
  title: string;
  /** Where the person works: "Desa Besuki, Panggul". */
  place: string;
  /** Code of the desk that the person works at; null for those who serve no residents. */
  desk: string | null;
  /** All desks at which the person may sit, that one first. */
  desks: { code: string; name: string }[];
  /** Code of the village whose desk the person works at; null for offices and riders. */
  village: string | null;
  /** What the person may do, by the server's names. */
  rights: string[];
  /** The regency's time zone by its IANA name, and as people say it; absent in what an older version has kept. */
  zone?: string;
  zone_name?: string;
  /** The office's public key for the rescue file, or null when the server gave none. */
  office_key: string | null;
  /** The one-time password must be changed. */
  password_due: boolean;
}

interface Me {
  /** The first look at the store and at the session is over. */
  ready: boolean;
  device: DeviceRow | null;
  account: Account | null;
  /** Null: not known, because there is no line. */
  logged_in: boolean | null;
  pin: 'none' | 'locked' | 'open';
  /** An admin has closed the account or taken this device off the list: nothing is shown any more, and what is sent is judged first. */
  removed: boolean;
  line: 'up' | 'weak' | 'down';
  heard: Heard | null;
  counts: Counts;
  /** Goes up whenever the outbox has changed. */
  outbox_turn: number;
  /** The phone has no room left: what was just done is not kept. */
  full: boolean;
  /** The newest acts that can be undone, by one touch. */
  undo: { ids: string[]; text: string; until: number } | null;
}

export const me: Me = $state({
  ready: false,
  device: null,
  account: null,
  logged_in: null,
  pin: 'none',
  removed: false,
  line: 'up',
  heard: null,
  counts: { unsent: 0, refused: 0, needs_explanation: 0, held: 0, others: 0 },
  outbox_turn: 0,
  full: false,
  undo: null,
});
