// The rescue file: all unsent acts of one account, sealed so that only the office can open them. For the day when a phone
// is about to die. A fresh key pair agrees with the office's P-256 key (ECDH), HKDF-SHA-256 makes the AES-GCM key.
import { has_gone } from './counts';
import type { Outbox } from './outbox';
import type { Store } from './store';

export const kRescueFormat = 'layang-rescue/1';
const text = new TextEncoder();

/** The file as it is saved. Bytes are base64url. Whose it is lies sealed with the acts. */
export interface RescueFile {
  format: typeof kRescueFormat;
  made_at: string;
  acts: number;
  /** Our half of the agreement: an uncompressed point. */
  public_key: string;
  iv: string;
  sealed: string;
}

/** `office_key`: the office's public key, an uncompressed P-256 point in base64url. */
export async function make_rescue(store: Store, outbox: Outbox, device: string, office_key: string, now: number): Promise<RescueFile> {
  // Each goes with its number, if it has one: what lies in the file is not lost on the phone.
  const items = (await outbox.list()).filter((item) => !has_gone(item.state));
  const acts = await Promise.all(items.map(async (item) => ({ ...item, blobs: await files_of(store, outbox, item.id) })));
  const point = bytes_of(office_key);
  const theirs = await crypto.subtle.importKey('raw', point, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const ours = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  const public_key = await crypto.subtle.exportKey('raw', ours.publicKey);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: public_key, info: text.encode(kRescueFormat) };
  const key = await crypto.subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, text.encode(JSON.stringify({ account: outbox.account, device, acts })));
  return {
    format: kRescueFormat,
    made_at: new Date(now).toISOString(),
    acts: acts.length,
    public_key: base64(public_key),
    iv: base64(iv),
    sealed: base64(sealed),
  };
}

async function files_of(store: Store, outbox: Outbox, item: string): Promise<{ id: string; bytes: string }[]> {
  const rows = await store.getAllFromIndex('blobs', 'owner', item);
  return Promise.all(rows.map(async (row) => ({ id: row.id, bytes: base64(await outbox.open_blob(row)) })));
}

/** The URL alphabet without padding (RFC 4648, section 5), as everywhere in the API. */
export function base64(bytes: ArrayBuffer | Uint8Array): string {
  let binary = '';
  for (const byte of new Uint8Array(bytes)) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function bytes_of(base64_text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64_text.replaceAll('-', '+').replaceAll('_', '/')), (symbol) => symbol.charCodeAt(0));
}
