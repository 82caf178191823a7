// How a line of the queue reads.
import type { Api } from '../../api/types';
import type { Tone } from '../../kit/State.svelte';
import { left_of } from '../left';
import type { Words } from './id';

/** Less than this and the clock is shown as "soon". */
const kSoonSeconds = 2 * 3600;

/** Before the verdict the office's target counts, afterwards the legal clock. */
export function state_of(line: Api['QueueLine'], t: Words): { tone: Tone; text: string } | undefined {
  if (line.clock.stopped.length) return { tone: 'stopped', text: t.stopped_for };
  const seconds = line.state === 'verified' ? line.clock.legal_left_s : line.clock.target_left_s;
  if (seconds === undefined) return undefined;
  const left = left_of(seconds, t.units);
  if (left.late) return { tone: 'late', text: t.past(left.text) };
  return { tone: seconds < kSoonSeconds ? 'soon' : 'wait', text: t.left(left.text) };
}

/** "Besuki, Panggul" */
export function village_name(catalogue: Api['Catalogue'] | null, code: string): string {
  const village = catalogue?.villages.find((one) => one.code === code);
  return village ? `${village.name}, ${village.district}` : code;
}
