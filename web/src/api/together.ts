// Several lists that one screen shows as one: the state of the worst, the age of the oldest.
import type { Live } from './live.svelte';

type State = Live<unknown>['state'];
const kWorst: State[] = ['failed', 'offline', 'loading', 'fresh'];

export function together(lists: Live<unknown>[]): Pick<Live<unknown>, 'state' | 'as_of' | 'failure' | 'reload'> {
  return {
    get state() {
      return kWorst.find((state) => lists.some((list) => list.state === state)) ?? 'fresh';
    },
    get as_of() {
      const ages = lists.map((list) => list.as_of);
      return ages.some((age) => age === null) ? null : Math.min(...(ages as number[]));
    },
    get failure() {
      return lists.find((list) => list.failure)?.failure ?? null;
    },
    reload: async () => {
      await Promise.all(lists.map((list) => list.reload()));
    },
  };
}

/** Lists are read at different moments, so what moves on between two readings stands in both: the first one counts. */
export function once<T>(items: T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
