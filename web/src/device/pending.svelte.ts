// What this device has done and the server may not have taken yet: a list shows it as done at once, also without signal.
import type { Live } from '../api/live.svelte';
import { me } from '../me.svelte';
import { list } from './work';

export interface Pending {
  /** Whether an act on this path waits, `POST /bags/…/open` by its path alone. */
  has: (path: string) => boolean;
}

/** To be called while a component is made. `from` is read anew whenever an act has gone, so that the server's word takes its place. */
export function pending_acts(from: Pick<Live<unknown>, 'reload' | 'state'>): Pending {
  let paths = $state<Set<string>>(new Set());
  let before = new Set<string>();

  $effect(() => {
    void me.outbox_turn;
    let dropped = false;
    void list().then(async (items) => {
      const now = new Set(items.filter((item) => item.state !== 'refused').flatMap((item) => item.content.request?.path ?? []));
      const gone = [...before].filter((path) => !now.has(path));
      if (gone.length) await from.reload();
      // What has gone stays shown as done until the list could say so itself.
      if (from.state !== 'fresh') for (const path of gone) now.add(path);
      if (dropped) return;
      before = now;
      paths = now;
    });
    return () => {
      dropped = true;
    };
  });

  return { has: (path) => paths.has(path) };
}
