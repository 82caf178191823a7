// Sealed copies of answers, so that yesterday's list can be read where there is no signal. They go at log-out and after 14 days.
import { kCopyKeptMs } from './limits';
import { if_room, write, type Store } from './store';
import type { Vault } from './vault';

export interface Copy<T> {
  fetched_at: number;
  etag: string | null;
  value: T;
}

export async function keep_copy(store: Store, vault: Vault, path: string, value: unknown, etag: string | null, now: number): Promise<void> {
  const key = `${vault.account} ${path}`;
  const content = await vault.seal(`copy/${path}`, value);
  // Where there is no room the older copy serves; whoever does something is told.
  await if_room(store.put('copies', { key, account: vault.account, fetched_at: now, etag, content }));
}

export async function read_copy<T>(store: Store, vault: Vault, path: string, now: number): Promise<Copy<T> | null> {
  const row = await store.get('copies', `${vault.account} ${path}`);
  if (!row || row.fetched_at < now - kCopyKeptMs) return null;
  return { fetched_at: row.fetched_at, etag: row.etag, value: await vault.open<T>(`copy/${path}`, row.content) };
}

/** All of an account's copies, or only those older than 14 days. */
export async function wipe_copies(store: Store, account: string, before = Infinity): Promise<void> {
  const tx = write(store, ['copies']);
  const rows = await tx.objectStore('copies').index('account').getAll(account);
  for (const row of rows) if (row.fetched_at < before) await tx.objectStore('copies').delete(row.key);
  await tx.done;
}
