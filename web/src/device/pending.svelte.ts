// What this device has done and the list may not tell yet: it shows as done at once, also without signal and when the page
// comes back.
import type { Live } from '../api/live.svelte';
import { me } from '../me.svelte';
import { is_settled } from './counts';
import type { Item } from './outbox_types';
import { list } from './work';

export interface Pending {
  /** Whether an act on this path was done here of which the list cannot tell yet, `POST /bags/…/open` by its path alone. */
  has: (path: string) => boolean;
  /** The acts on these paths that are still to be sent: what was done later of the same thing goes `after` them. */
  unsent: (...paths: string[]) => string[];
  /** Whether the outbox has been looked at. */
  readonly ready: boolean;
}

/** To be called while a component is made. `from` is read anew whenever an act has gone, so that the server's word takes its place. */
export function pending_acts(from: Pick<Live<unknown>, 'reload' | 'as_of'>): Pending {
  let items = $state.raw<Item[] | null>(null);
  const is_news = (item: Item) => (item.settled_at ?? Infinity) > (from.as_of ?? 0);
  const paths = $derived(new Set((items ?? []).filter((item) => item.state !== 'refused' && is_news(item)).flatMap((item) => item.content.request?.path ?? item.content.went_to ?? [])));

  $effect(() => {
    void me.outbox_turn;
    let dropped = false;
    void list().then((now) => {
      if (dropped) return;
      items = now;
      if (from.as_of !== null && now.some((item) => item.settled_at !== null && is_news(item))) void from.reload();
    });
    return () => {
      dropped = true;
    };
  });

  return {
    has: (path) => paths.has(path),
    unsent: (...of) => (items ?? []).filter((item) => !is_settled(item) && of.includes(item.content.request?.path ?? '')).map((item) => item.id),
    get ready() {
      return items !== null;
    },
  };
}
