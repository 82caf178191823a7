import { forceCloseDatabase } from 'fake-indexeddb';
import { openDB, unwrap } from 'idb';
import { expect, test, vi } from 'vitest';
import { open_store, write } from './store';

test('a page with the old app makes way for a newer shape of the store in another tab', async () => {
  const old = await open_store('shapes');
  // The page begins anew, and its connection goes with it.
  const reload = vi.fn(() => old.close());
  vi.stubGlobal('location', { reload });
  const newer = await openDB('shapes', 2);
  expect(reload).toHaveBeenCalledOnce();
  expect(newer.version).toBe(2);
});

test('a page whose store the browser has closed begins anew: on it nothing could be kept any more', async () => {
  const store = await open_store('closed');
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  forceCloseDatabase(unwrap(store) as never);
  expect(reload).toHaveBeenCalledOnce();
});

test('what is written is on the disk before it is said to be kept', async () => {
  const store = await open_store('strict');
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
  await write(store, ['meta']).done;
  expect(asked.mock.calls.map(([, mode, how]) => [mode, how])).toEqual([['readwrite', { durability: 'strict' }]]);
  vi.restoreAllMocks();
});
