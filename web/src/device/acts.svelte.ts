// What has just been done leaves its list at once, and comes back when the act is undone or refused.
import { has_gone } from './counts';
import { list, submit_all } from './work';
import type { Act } from './outbox_types';
import { me } from '../me.svelte';

export interface Acts {
  /** Stores the act and hides the row. */
  act: (key: string, act: Act) => Promise<void>;
  /** The same for one act on several rows. */
  act_on: (keys: string[], act: Act) => Promise<void>;
  /** The same for several acts by one touch, each on its row. */
  act_each: (acts: { key: string; act: Act }[]) => Promise<void>;
  hides: (key: string) => boolean;
}

/** To be called while a component is made. `reload` reads the lists anew once the server has answered. */
export function acts_of(reload: () => Promise<unknown>): Acts {
  const hidden = $state<Record<string, string>>({});

  async function look(): Promise<void> {
    const items = new Map((await list()).map((item) => [item.id, item.state]));
    for (const [key, id] of Object.entries(hidden)) {
      const state = items.get(id);
      if (state === 'waiting' || state === 'queued' || state === 'sending') continue;
      if (state && has_gone(state)) await reload();
      if (hidden[key] === id) delete hidden[key];
    }
  }

  async function hide(keys: string[], acts: Act[]): Promise<void> {
    const ids = await submit_all(acts);
    for (const [i, key] of keys.entries()) hidden[key] = ids[i] ?? ids[0]!;
  }

  $effect(() => {
    void me.outbox_turn;
    void look();
  });

  return {
    act: (key, act) => hide([key], [act]),
    act_on: (keys, act) => hide(keys, [act]),
    act_each: (acts) => hide(acts.map((one) => one.key), acts.map((one) => one.act)),
    hides: (key) => key in hidden,
  };
}
