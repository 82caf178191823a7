// Numbers of lists that come in pages.
import type { List, OldDocument } from '../../api/custody';
import { at_least } from '../../words/at_least';

/** "14", or "lebih dari 100" when another page follows. */
export const counted = (list: List<unknown> | null): string => at_least(String(list?.items.length ?? 0), list?.next !== undefined);

/** Those of a list that come to one end. */
export function of_end(list: List<OldDocument> | null, end: OldDocument['end']): List<OldDocument> | null {
  return list && { ...list, items: list.items.filter((one) => one.end === end) };
}

/** How many of each name, the most first. */
export function tally(names: string[]): [string, number][] {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return [...found].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
