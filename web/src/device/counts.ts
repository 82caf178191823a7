// What the top bar tells of the outbox.
import type { Counts } from './outbox_types';
import type { ItemRow, Store } from './store';

/** Needs no PIN. */
export async function count_items(store: Store, account: string | null): Promise<Counts> {
  const counts: Counts = { unsent: 0, refused: 0, needs_explanation: 0, others: 0 };
  for (const row of await store.getAll('items')) {
    const open = !is_settled(row);
    if (row.account !== account) counts.others += open || row.state === 'refused' ? 1 : 0;
    else if (open) counts.unsent += 1;
    else if (row.state === 'refused') counts.refused += 1;
    else if (row.state === 'needs_explanation') counts.needs_explanation += 1;
  }
  return counts;
}

export function is_settled(row: ItemRow): boolean {
  return row.state === 'sent' || row.state === 'refused' || row.state === 'needs_explanation';
}
