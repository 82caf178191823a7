// How a line of the queue reads.
import { name_of } from '../../api/catalogue';
import type { Api } from '../../api/types';
import { instant_ms } from '../../device/instant';
import type { Tone } from '../../kit/State.svelte';
import { state_of_left } from '../left';
import type { Words } from './id';

const kDayMs = 86_400_000;

/** Seconds to the deadline by the clock on the wall: before the verdict the office's target counts, afterwards the legal limit. */
export function seconds_of(line: Api['QueueLine']): number | undefined {
  const due = instant_ms(line.state === 'verified' ? (line.clock.legal_due ?? '') : line.clock.target_due);
  return due === null ? undefined : (due - Date.now()) / 1000;
}

export function state_of(line: Api['QueueLine'], catalogue: Api['Catalogue'] | null, t: Words): { tone: Tone; text: string } | undefined {
  const stop = line.clock.stopped[0];
  if (stop) return { tone: 'stopped', text: t.since(why_stopped(catalogue, stop.reason, t), since(stop.since, t)) };
  const seconds = seconds_of(line);
  return seconds === undefined ? undefined : state_of_left(seconds, t.units, t.past, t.left);
}

function why_stopped(catalogue: Api['Catalogue'] | null, code: string, t: Words): string {
  const reasons = catalogue?.reasons.filter((one) => one.kind === 'clock_stop');
  return reasons?.some((one) => one.code === code) ? name_of(reasons, code) : t.stopped_for;
}

function since(instant: string, t: Words): string {
  const days = Math.floor((Date.now() - (instant_ms(instant) ?? Date.now())) / kDayMs);
  return days < 1 ? t.today : t.days(days);
}

/** "Besuki, Panggul" */
export function village_name(catalogue: Api['Catalogue'] | null, code: string): string {
  const village = catalogue?.villages.find((one) => one.code === code);
  return village ? `${village.name}, ${village.district}` : code;
}
