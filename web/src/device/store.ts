// What this browser keeps. Everything that tells about a person is sealed (see vault.ts); in the clear stand only ids,
// states and times, so that the number of unsent acts can be shown before the PIN is given.
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction, type StoreNames } from 'idb';

/** AES-GCM ciphertext with its nonce. */
export interface Sealed {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

export type ItemState = 'waiting' | 'queued' | 'sending' | 'sent' | 'refused' | 'needs_explanation' | 'held';

export interface ItemRow {
  /** UUIDv7; also the Idempotency-Key, so that the server takes the act exactly once. */
  id: string;
  account: string;
  device: string;
  /** The device's gapless number; null while the act can still be undone, so that an undone act leaves no gap. */
  seq: number | null;
  /** Items that must have been sent first: order per thing, never over the whole outbox. */
  after: string[];
  /** Device clock when the person acted, ms. */
  made_at: number;
  /** The last server time heard before that; null when none was. */
  heard: string | null;
  /** Until then the act can be undone, ms. */
  undo_until: number;
  state: ItemState;
  tries: number;
  /** Not to be tried again before, ms. */
  next_try: number;
  /** When the server answered, ms. */
  settled_at: number | null;
  /** The draft that it was made from. */
  draft?: string;
  content: Sealed;
}

export interface BlobRow {
  id: string;
  account: string;
  /** The item or draft that it belongs to. */
  owner: string;
  size: number;
  /** Bytes that the server has acknowledged. */
  uploaded: number;
  content: Sealed;
}

export interface DraftRow {
  id: string;
  account: string;
  kind: string;
  changed_at: number;
  content: Sealed;
}

/** A sealed copy of an answer, so that a list can be read without signal. */
export interface CopyRow {
  /** `account path`. */
  key: string;
  account: string;
  fetched_at: number;
  etag: string | null;
  content: Sealed;
}

/** The wrapped data key of one account in this browser, and the device that the account is enrolled as. */
export interface VaultRow {
  account: string;
  device: DeviceRow;
  salt: Uint8Array<ArrayBuffer>;
  iterations: number;
  iv: Uint8Array<ArrayBuffer>;
  wrapped: ArrayBuffer;
  wrong_tries: number;
  /** No PIN is tried before, ms. */
  closed_until: number;
}

/** To the server a device belongs to one account; two people at one browser are two devices, each with its own numbers. */
export interface DeviceRow {
  id: string;
  name: string;
  /** Idempotency-Key of the enrolment. */
  enrolment: string;
  /** The server knows it. */
  enrolled: boolean;
}

interface Schema extends DBSchema {
  meta: { key: string; value: unknown };
  vaults: { key: string; value: VaultRow };
  items: { key: string; value: ItemRow; indexes: { account: string } };
  blobs: { key: string; value: BlobRow; indexes: { owner: string; account: string } };
  drafts: { key: string; value: DraftRow; indexes: { account: string } };
  copies: { key: string; value: CopyRow; indexes: { account: string } };
}

export type Store = IDBPDatabase<Schema>;
export type StoreName = StoreNames<Schema>;
export type WriteTransaction<N extends StoreName> = IDBPTransaction<Schema, N[], 'readwrite'>;

export async function open_store(name = 'layang'): Promise<Store> {
  return openDB<Schema>(name, 1, {
    upgrade(db) {
      db.createObjectStore('meta');
      db.createObjectStore('vaults', { keyPath: 'account' });
      const items = db.createObjectStore('items', { keyPath: 'id' });
      items.createIndex('account', 'account');
      const blobs = db.createObjectStore('blobs', { keyPath: 'id' });
      blobs.createIndex('owner', 'owner');
      blobs.createIndex('account', 'account');
      db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('account', 'account');
      db.createObjectStore('copies', { keyPath: 'key' }).createIndex('account', 'account');
    },
    // A newer app in another tab waits for this one to let go; begun anew, this page is the newer app too.
    blocking: () => location.reload(),
    // The browser has closed it by itself, for want of room or since its files were damaged: nothing could be kept on this page any more.
    terminated: () => location.reload(),
  });
}

/** Whether the phone has no room left for what was to be written: by the browser's own limit, or because the disk itself is full. */
export function is_full(failure: unknown): boolean {
  return failure instanceof DOMException && (failure.name === 'QuotaExceededError' || failure.name === 'UnknownError');
}

/** For what is only noted beside the work: where there is no room it goes unnoted, which is told by false. */
export async function if_room(written: Promise<unknown>): Promise<boolean> {
  try {
    await written;
    return true;
  } catch (failure) {
    if (is_full(failure)) return false;
    throw failure;
  }
}

/** A write that is on the disk when its `done` resolves: a phone whose battery dies must not lose an act. */
export function write<N extends StoreName>(store: Store, names: N[]): WriteTransaction<N> {
  return store.transaction(names, 'readwrite', { durability: 'strict' });
}
