// What the top bar and the outbox tell of it.
import type { Counts } from './outbox_types';
import type { ItemRow, ItemState, Store } from './store';

/** Needs no PIN. */
export async function count_items(store: Store, account: string | null): Promise<Counts> {
  const counts: Counts = { unsent: 0, refused: 0, needs_explanation: 0, held: 0, others: 0 };
  for (const { account: whose, state } of await store.getAll('items')) {
    if (whose !== account) counts.others += has_gone(state) ? 0 : 1;
    else if (state === 'refused' || state === 'needs_explanation' || state === 'held') counts[state] += 1;
    else if (state !== 'sent') counts.unsent += 1;
  }
  return counts;
}

/** The server has it. */
export const has_gone = (state: ItemState) => state === 'sent' || state === 'needs_explanation' || state === 'held';

export const is_settled = (row: Pick<ItemRow, 'state'>) => has_gone(row.state) || row.state === 'refused';
