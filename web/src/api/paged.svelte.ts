// A list that the server gives in pages. The first page lives like any list; the following ones are read when they are asked for,
// and again whenever the first has changed.
import { untrack } from 'svelte';
import { call } from './call';
import { live, type Live } from './live.svelte';
import { CallFailed } from './problem';

export interface Page<T> {
  items: T[];
  /** The cursor of the page after this one. */
  next?: string;
  /** Of all rows, whatever page was read. */
  counts?: Record<string, number>;
}

export interface Paged<T> extends Live<Page<T>> {
  /** All pages that were read, as one. */
  readonly value: Page<T> | null;
  /** Whether the server has more. */
  readonly more: boolean;
  /** The next page; nothing while it is under way. */
  read_more: () => Promise<void>;
}

/** To be called while a component is made. */
export function paged<T>(path: () => string): Paged<T> {
  const first = live<Page<T>>(path);
  let rest = $state.raw<Page<T>[]>([]);

  const last = () => (rest.length ? rest[rest.length - 1] : first.value);

  async function read(from: string): Promise<Page<T>> {
    const sign = path().includes('?') ? '&' : '?';
    return (await call<Page<T>>('GET', `${path()}${sign}cursor=${encodeURIComponent(from)}`)).value;
  }

  /** As many pages as were open, from the new first one on. */
  async function renew(page: Page<T>, wanted: number): Promise<void> {
    const pages: Page<T>[] = [];
    let next = page.next;
    try {
      while (pages.length < wanted && next !== undefined) {
        const one: Page<T> = await read(next);
        pages.push(one);
        next = one.next;
      }
    } catch (failure) {
      // Without signal what was read before stands.
      if (!(failure instanceof CallFailed)) throw failure;
      return;
    }
    // Unless others came meanwhile.
    if (page === first.value && rest.length === wanted) rest = pages;
  }

  /** The cursor whose page is under way. */
  let asked: string | undefined;
  async function read_more(): Promise<void> {
    const [target, next] = [path(), last()?.next];
    if (next === undefined || next === asked) return;
    asked = next;
    try {
      const page = await read(next);
      // Meanwhile another list may be asked for, or this one have been read anew.
      if (target === path() && last()?.next === next) rest = [...rest, page];
    } finally {
      asked = undefined;
    }
  }

  let shown = '';
  $effect(() => {
    const page = first.value;
    const target = path();
    // What has been read is no reason to read it again.
    const wanted = target === shown ? untrack(() => rest.length) : 0;
    if (target !== shown) rest = [];
    shown = target;
    if (page && wanted) void renew(page, wanted);
  });

  return {
    get value() {
      return first.value && rest.length ? { ...first.value, items: [first.value, ...rest].flatMap((page) => page.items), next: last()?.next } : first.value;
    },
    get more() {
      return last()?.next !== undefined;
    },
    get state() {
      return first.state;
    },
    get as_of() {
      return first.as_of;
    },
    get failure() {
      return first.failure;
    },
    reload: first.reload,
    read_more,
  };
}

/** The next page; without signal what was read before stands, and the line in the bar says why. */
export async function read_on(list: Partial<Pick<Paged<unknown>, 'read_more'>>): Promise<void> {
  try {
    await list.read_more?.();
  } catch (failure) {
    if (!(failure instanceof CallFailed)) throw failure;
  }
}
