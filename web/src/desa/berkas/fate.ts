// What became of the act that a draft was made into.
import { has_gone } from '../../device/counts';
import type { Item } from '../../device/outbox_types';

/** `taken`: the server has it. `back`: it is a draft in work again. `under_way`: neither yet. */
export type Fate = 'taken' | 'back' | 'under_way';

/**
 * `state`: of the act in the outbox; undefined when it is not there. An act leaves the outbox by undo, which is possible for seconds, or a day after the
 * server had it: `age_ms` since it was made tells which, `shown_ms` is how long a sent one stays.
 */
export function fate_of(state: Item['state'] | undefined, age_ms: number, shown_ms: number): Fate {
  if (state !== undefined) return has_gone(state) ? 'taken' : state === 'refused' ? 'back' : 'under_way';
  return age_ms < shown_ms ? 'back' : 'taken';
}
