// What is to be printed first.
import type { Api } from '../../api/types';
import { instant_ms } from '../../device/instant';

type Printed = Api['PrintedDocument'];

const due_of = (one: Printed): number => (one.legal_due === undefined ? null : instant_ms(one.legal_due)) ?? Infinity;

/** By the limit of the legal clock; what no clock counts for comes last, and of equals whoever was ordered first. */
export function most_urgent_first(documents: Printed[]): Printed[] {
  // Equal ones keep their order; two without a limit are equal, though their difference is no number.
  return [...documents].sort((a, b) => (due_of(a) === due_of(b) ? 0 : due_of(a) - due_of(b)));
}

/** Seconds to the limit by the clock on the wall. */
export function seconds_left(one: Printed, now_ms: number): number | undefined {
  const due = due_of(one);
  return due === Infinity ? undefined : (due - now_ms) / 1000;
}
