// A list that a screen reads: first the sealed copy of last time, then the server's answer, then again by ETag. The four
// states that every screen must show are in `state`.
import { keep_copy, read_copy } from '../device/copies';
import { opened } from '../device/work';
import { me } from '../me.svelte';
import { call } from './call';
import { CallFailed } from './problem';

export interface Live<T> {
  /** Null before the first answer. */
  readonly value: T | null;
  readonly state: 'loading' | 'fresh' | 'offline' | 'failed';
  /** When it was asked for, ms: what the server has taken since may not stand in it. */
  readonly as_of: number | null;
  readonly failure: CallFailed | null;
  reload: () => Promise<void>;
}

/** To be called while a component is made; polls every `every_ms` as long as the component lives and is seen. */
export function live<T>(path: () => string, every_ms = 30_000): Live<T> {
  const kept = $state<{ value: T | null; state: Live<T>['state']; as_of: number | null; failure: CallFailed | null }>({
    value: null,
    state: 'loading',
    as_of: null,
    failure: null,
  });
  let etag: string | null = null;
  let asked = '';
  /** Readings, counted as they begin; which of them is shown. */
  let turns = 0;
  let shown = 0;

  async function load(target: string): Promise<void> {
    const { store, vault } = opened();
    const turn = (turns += 1);
    /** Another list is wanted by now, or a later reading of this one has come first. */
    const is_past = () => asked !== target || turn < shown;
    if (target !== asked) {
      asked = target;
      const copy = await read_copy<T>(store, vault, target, Date.now());
      if (is_past()) return;
      Object.assign(kept, { value: copy?.value ?? null, as_of: copy?.fetched_at ?? null, state: 'loading' });
      etag = copy?.etag ?? null;
    }
    const as_of = Date.now();
    // Who logs out, or makes room for somebody else, while the answer is on its way leaves no copy of it behind.
    const is_open = () => me.pin === 'open' && me.account?.id === vault.account;
    if (!is_open()) return;
    try {
      const answer = await call<T>('GET', target, undefined, etag ? { 'If-None-Match': etag } : {});
      if (is_past() || !is_open()) return;
      shown = turn;
      const value = answer.status === 304 ? ($state.snapshot(kept.value) as T) : answer.value;
      etag = answer.etag ?? etag;
      Object.assign(kept, { value, as_of, state: 'fresh', failure: null });
      await keep_copy(store, vault, target, value, etag, as_of);
    } catch (failure) {
      if (!(failure instanceof CallFailed)) throw failure;
      if (!is_past()) Object.assign(kept, { state: failure.status === 0 ? 'offline' : 'failed', failure });
    }
  }

  $effect(() => {
    const target = path();
    void me.logged_in;
    void load(target);
    const timer = setInterval(() => document.hidden || void load(target), every_ms);
    return () => clearInterval(timer);
  });

  return {
    get value() {
      return kept.value;
    },
    get state() {
      return kept.state;
    },
    get as_of() {
      return kept.as_of;
    },
    get failure() {
      return kept.failure;
    },
    reload: () => load(path()),
  };
}
