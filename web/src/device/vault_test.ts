import { expect, test, vi } from 'vitest';
import { open_store } from './store';
import { is_weak_pin, make_vault, open_vault, Vault } from './vault';

const kPin = '482913';
const device = { id: 'device-1', name: 'Ponsel', enrolment: 'e', enrolled: true };

test('a PIN that anybody tries first is refused: one digit six times, or six in a row', () => {
  expect(['111111', '123456', '654321'].map(is_weak_pin)).toEqual([true, true, true]);
  expect(['280317', '123457', '135791'].map(is_weak_pin)).toEqual([false, false, false]);
});

test('wrong PINs cost a pause, and a clock that is put back does not make it longer', async () => {
  const store = await open_store('pauses');
  await make_vault(store, 'lastri', kPin, device);
  const ahead = Date.UTC(2026, 10, 27);
  const tried: unknown[] = [];
  for (let i = 0; i < 5; i++) tried.push(await open_vault(store, 'lastri', '000000', ahead));
  expect(tried.slice(-2)).toEqual([{ ok: false, wait_ms: 0 }, { ok: false, wait_ms: 30_000 }]);
  expect(await open_vault(store, 'lastri', kPin, ahead + 10_000)).toEqual({ ok: false, wait_ms: 20_000 });
  const right = ahead - 3 * 86_400_000;
  expect(await open_vault(store, 'lastri', kPin, right)).toEqual({ ok: false, wait_ms: 30_000 });
  expect(await open_vault(store, 'lastri', kPin, right + 30_000)).toBeInstanceOf(Vault);
  expect((await store.get('vaults', 'lastri'))?.wrong_tries).toBe(0);
});

test('no script can read out the key, neither of a new vault nor of one that is opened', async () => {
  const store = await open_store('keys');
  const made = await make_vault(store, 'lastri', kPin, device);
  const opened = await open_vault(store, 'lastri', kPin, Date.UTC(2026, 10, 27));
  for (const vault of [made, opened]) {
    const { key } = vault as unknown as { key: CryptoKey };
    expect(key.extractable).toBe(false);
    for (const form of ['raw', 'jwk'] as const) await expect(crypto.subtle.exportKey(form, key)).rejects.toThrow();
  }
});

test('a phone without room opens to the right PIN, so that what lies in it can go out; a wrong one that cannot be counted is not answered', async () => {
  const store = await open_store('full');
  await make_vault(store, 'lastri', kPin, device);
  const now = Date.UTC(2026, 10, 27);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await open_vault(store, 'lastri', kPin, now)).toBeInstanceOf(Vault);
  await expect(open_vault(store, 'lastri', '000000', now)).rejects.toThrow('full');
  put.mockRestore();
  await open_vault(store, 'lastri', '000000', now);
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  expect(await open_vault(store, 'lastri', kPin, now)).toBeInstanceOf(Vault);
  vi.restoreAllMocks();
});
