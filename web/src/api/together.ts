// Several lists that one screen shows as one: the state of the worst, the age of the oldest, the next page of each.
import type { Live } from './live.svelte';
import type { Paged } from './paged.svelte';

type State = Live<unknown>['state'];
const kWorst: State[] = ['failed', 'offline', 'loading', 'fresh'];

type Pages = Partial<Pick<Paged<unknown>, 'more' | 'read_more'>>;

export function together(lists: (Live<unknown> & Pages)[]): Pick<Live<unknown>, 'state' | 'as_of' | 'failure' | 'reload'> & Required<Pages> {
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
    get more() {
      return lists.some((list) => list.more);
    },
    reload: async () => {
      await Promise.all(lists.map((list) => list.reload()));
    },
    read_more: async () => {
      await Promise.all(lists.filter((list) => list.more).map((list) => list.read_more?.()));
    },
  };
}

/** Lists are read at different moments, so what moves on between two readings stands in both: the first one counts. */
export function once<T>(items: T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}

/** How many there are of what is `shown`: the server counts them all (`counted`), of whom so many have been `read`. */
export function of_all(shown: number, read: number, counted = read): number {
  return shown + Math.max(0, counted - read);
}
