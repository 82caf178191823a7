import { expect, test } from 'vitest';
import { keep_copy, read_copy, wipe_copies } from './copies';
import { kCopyKeptMs } from './limits';
import { open_store } from './store';
import { make_vault } from './vault';

test('a copy that was not renewed for 14 days is read no more, and goes when the old ones are wiped; the others stay, whosesoever they are', async () => {
  const store = await open_store('copies');
  const device = { id: 'device-1', name: 'Ponsel', enrolment: 'e', enrolled: true };
  const [lastri, budi] = [await make_vault(store, 'lastri', '482913', device), await make_vault(store, 'budi', '730264', device)];
  const now = Date.UTC(2026, 10, 27);
  await keep_copy(store, lastri, '/bags', ['old'], null, now - kCopyKeptMs - 1);
  await keep_copy(store, lastri, '/documents', ['new'], null, now);
  await keep_copy(store, budi, '/bags', ['his'], null, now - kCopyKeptMs - 1);
  expect(await read_copy(store, lastri, '/bags', now)).toBe(null);
  await wipe_copies(store, 'lastri', now - kCopyKeptMs);
  expect(await store.getAllKeys('copies')).toEqual(['budi /bags', 'lastri /documents']);
  expect((await read_copy<string[]>(store, lastri, '/documents', now))?.value).toEqual(['new']);
});
