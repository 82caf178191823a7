// The lock on what this browser keeps. A random AES key seals everything; it lies wrapped under a key made from the
// six-digit PIN. The PIN never leaves the device, and once opened the key cannot be read out by any script.
import { if_room, write, type DeviceRow, type Sealed, type Store, type VaultRow } from './store';

/** Work for one guess; half a second on a cheap phone. */
const kIterations = 310_000;
const kFreeTries = 5;
const kFirstPauseMs = 30_000;

export type Unlock = { ok: true } | { ok: false; wait_ms: number };

const text = new TextEncoder();
const back = new TextDecoder();

async function pin_key(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', text.encode(pin), 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  );
}

/** Seals and opens for one account. `place` names where the ciphertext stands, so that it cannot be moved elsewhere. */
export class Vault {
  constructor(
    readonly account: string,
    private readonly key: CryptoKey,
  ) {}

  async seal_bytes(place: string, bytes: BufferSource): Promise<Sealed> {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return { iv, data: await crypto.subtle.encrypt(this.parameters(place, iv), this.key, bytes) };
  }

  /** Throws when the bytes were sealed by another key, for another place, or were damaged. */
  open_bytes(place: string, sealed: Sealed): Promise<ArrayBuffer> {
    return crypto.subtle.decrypt(this.parameters(place, sealed.iv), this.key, sealed.data);
  }

  seal(place: string, value: unknown): Promise<Sealed> {
    return this.seal_bytes(place, text.encode(JSON.stringify(value)));
  }

  async open<T>(place: string, sealed: Sealed): Promise<T> {
    return JSON.parse(back.decode(await this.open_bytes(place, sealed))) as T;
  }

  private parameters(place: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
    return { name: 'AES-GCM', iv, additionalData: text.encode(`${this.account}/${place}`) };
  }
}

export function is_pin(pin: string): boolean {
  return /^\d{6}$/.test(pin);
}

/** True for PINs that anybody tries first: one digit six times, or six in a row up or down. */
export function is_weak_pin(pin: string): boolean {
  const steps = new Set(Array.from(pin.slice(1), (digit, i) => Number(digit) - Number(pin[i])));
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0]!);
}

/** First PIN of an account in this browser. */
export async function make_vault(store: Store, account: string, pin: string, device: DeviceRow): Promise<Vault> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const wrapping = await pin_key(pin, salt, kIterations);
  const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt']);
  const wrapped = await crypto.subtle.wrapKey('raw', fresh, wrapping, { name: 'AES-GCM', iv });
  const row: VaultRow = { account, device, salt, iterations: kIterations, iv, wrapped, wrong_tries: 0, closed_until: 0 };
  const tx = write(store, ['vaults']);
  await tx.objectStore('vaults').add(row);
  await tx.done;
  return new Vault(account, await unwrap(row, wrapping));
}

function unwrap(row: VaultRow, wrapping: CryptoKey): Promise<CryptoKey> {
  const how = { name: 'AES-GCM', iv: row.iv };
  return crypto.subtle.unwrapKey('raw', row.wrapped, wrapping, how, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const pause_after = (tries: number) => (tries >= kFreeTries ? kFirstPauseMs * 2 ** (tries - kFreeTries) : 0);

/** What is left of the pause. One that seems longer than it was made waits for a clock that has been put back: it begins anew. */
async function left_of_pause(store: Store, row: VaultRow, now: number): Promise<number> {
  const pause = pause_after(row.wrong_tries);
  if (row.closed_until - now <= pause) return Math.max(0, row.closed_until - now);
  await close_until(store, row, row.wrong_tries, now + pause);
  return pause;
}

async function close_until(store: Store, row: VaultRow, wrong_tries: number, closed_until: number): Promise<void> {
  const tx = write(store, ['vaults']);
  await tx.objectStore('vaults').put({ ...row, wrong_tries, closed_until });
  await tx.done;
}

/** Opens the vault. After five wrong PINs each further one costs a pause that doubles; the count survives a restart. */
export async function open_vault(store: Store, account: string, pin: string, now: number): Promise<Vault | Unlock> {
  const row = await store.get('vaults', account);
  if (!row) throw new Error('no vault for this account');
  const left = await left_of_pause(store, row, now);
  if (left > 0) return { ok: false, wait_ms: left };
  const wrapping = await pin_key(pin, row.salt, row.iterations);
  const key = await unwrap(row, wrapping).catch(() => null);
  if (key) {
    // A full phone opens too: what lies in it must go out before there is room again.
    if (row.wrong_tries) await if_room(close_until(store, row, 0, 0));
    return new Vault(account, key);
  }
  const tries = row.wrong_tries + 1;
  const pause = pause_after(tries);
  await close_until(store, row, tries, pause ? now + pause : 0);
  return { ok: false, wait_ms: pause };
}
