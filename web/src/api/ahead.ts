// Reads ahead into the sealed copies that `live` opens, so that what nobody has opened yet can be worked on without signal.
import { keep_copy, read_copy } from '../device/copies';
import { opened } from '../device/work';
import { me } from '../me.svelte';
import { call } from './call';
import { CallFailed } from './problem';

let reading = false;

/**
 * One path after the other, on a line that others share; those whose copy is younger than `fresh_ms` are left alone. Ends early when the
 * line is lost or the PIN is asked for. One that the server refuses is left to the screen that opens it.
 */
export async function read_ahead(paths: string[], fresh_ms: number): Promise<void> {
  if (reading) return;
  reading = true;
  const { store, vault } = opened();
  const is_open = () => me.pin === 'open' && me.account?.id === vault.account;
  try {
    for (const path of paths) {
      const copy = await read_copy<unknown>(store, vault, path, Date.now());
      if (copy && copy.fetched_at > Date.now() - fresh_ms) continue;
      if (!is_open()) return;
      const answer = await call<unknown>('GET', path, undefined, copy?.etag ? { 'If-None-Match': copy.etag } : {}).catch(refusal);
      if (answer === 'no-line' || !is_open()) return;
      if (answer) await keep_copy(store, vault, path, answer.status === 304 ? copy?.value : answer.value, answer.etag ?? copy?.etag ?? null, Date.now());
    }
  } finally {
    reading = false;
  }
}

function refusal(failure: unknown): 'no-line' | null {
  if (!(failure instanceof CallFailed)) throw failure;
  return failure.status === 0 ? 'no-line' : null;
}
