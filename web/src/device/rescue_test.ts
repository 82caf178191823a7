import { expect, test } from 'vitest';
import { kUndoMs } from './limits';
import { Outbox } from './outbox';
import { base64, bytes_of, make_rescue, type RescueFile } from './rescue';
import { open_store } from './store';
import { make_vault } from './vault';

interface Inside {
  account: string;
  device: string;
  acts: { id: string; seq: number | null }[];
}

/** As the office opens it. */
async function opened(file: RescueFile, key: CryptoKey): Promise<Inside> {
  const point = bytes_of(file.public_key);
  const theirs = await crypto.subtle.importKey('raw', point, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, key, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: point, info: new TextEncoder().encode(file.format) };
  const aes = await crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes_of(file.iv) }, aes, bytes_of(file.sealed));
  return JSON.parse(new TextDecoder().decode(plain)) as Inside;
}

test('an act goes into the file with the number that the outbox gave it, and without one while it can be undone', async () => {
  let now = Date.UTC(2026, 10, 24, 1, 0, 0);
  const store = await open_store('rescue');
  const vault = await make_vault(store, 'lastri', '482913', { id: 'device-1', name: 'Ponsel', enrolment: 'e', enrolled: true });
  const outbox = new Outbox(store, vault, 'device-1', () => null, () => now);
  const act = (text: string) => ({ method: 'POST' as const, path: '/bags/1/open', body: { text }, title: { text } });
  const first = await outbox.add(act('a'));
  now += kUndoMs;
  await outbox.number_due();
  const second = await outbox.add(act('b'));
  const office = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const point = await crypto.subtle.exportKey('raw', office.publicKey);
  const file = await make_rescue(store, outbox, 'device-1', base64(point), now);
  const { acts, device } = await opened(file, office.privateKey);
  expect(device).toBe('device-1');
  expect(acts.map(({ id, seq }) => [id, seq])).toEqual([[first, 1], [second, null]]);
});
