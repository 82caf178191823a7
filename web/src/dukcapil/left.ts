// What is left of a clock, as the queues say it.
import type { Tone } from '../kit/State.svelte';

/** Less than this and the clock is shown as "soon". */
const kSoonSeconds = 2 * 3600;

export interface Left {
  late: boolean;
  /** "2 j 05 m" */
  text: string;
}

/** The letters of day, hour and minute. */
type Units = { d: string; h: string; m: string };

/** `seconds`: open seconds left, negative when overdue. */
export function left_of(seconds: number, units: Units): Left {
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  const rest = String(minutes % 60).padStart(2, '0');
  const text = days ? `${days} ${units.d} ${hours} ${units.h}` : `${hours} ${units.h} ${rest} ${units.m}`;
  return { late: seconds < 0, text };
}

/** How a clock that runs stands beside what it is for; `past` and `still` say the time in a sentence. */
export function state_of_left(seconds: number, units: Units, past: (text: string) => string, still: (text: string) => string): { tone: Tone; text: string } {
  const left = left_of(seconds, units);
  if (left.late) return { tone: 'late', text: past(left.text) };
  return { tone: seconds < kSoonSeconds ? 'soon' : 'wait', text: still(left.text) };
}
