// Life of this browser's session: start, log in, enrol, unlock, log out. The heavy half (vault, outbox, sender) is loaded
// when the PIN is asked for.
import { CallFailed } from './api/problem';
import { account_of, close_session, open_session, read_session, type SessionAnswer } from './api/session';
import { load_heard } from './device/heard';
import { count_items } from './device/counts';
import { open_store, type DeviceRow, type Store } from './device/store';
import { uuid_v7 } from './device/uuid';
import { me, type Account } from './me.svelte';

const kDevice = 'device';
const kAccount = 'account';

let opened: Promise<Store> | null = null;

export function store(): Promise<Store> {
  return (opened ??= open_store());
}

/** What is known without the network first, so that the screen stands at once; then the server is asked. */
export async function start(): Promise<void> {
  const db = await store();
  me.device = ((await db.get('meta', kDevice)) as DeviceRow | undefined) ?? { id: uuid_v7(), name: '', enrolled: false };
  me.heard = await load_heard(db);
  const last = (await db.get('meta', kAccount)) as Account | undefined;
  if (last) await use_account(last);
  const asked = ask_server();
  if (!last) await asked;
  me.ready = true;
}

async function ask_server(): Promise<void> {
  try {
    await logged_in_as(await read_session());
  } catch (failure) {
    if (failure instanceof CallFailed && failure.status === 401) me.logged_in = false;
  }
}

async function use_account(account: Account): Promise<void> {
  const db = await store();
  const changed = me.account?.id !== account.id;
  me.account = account;
  if (changed || me.pin === 'none') me.pin = (await db.getKey('vaults', account.id)) === undefined ? 'none' : 'locked';
  await recount();
}

async function logged_in_as(answer: SessionAnswer): Promise<void> {
  const account = account_of(answer);
  if (me.account && me.account.id !== account.id) await lock();
  await use_account(account);
  await (await store()).put('meta', $state_free(account), kAccount);
  me.logged_in = true;
  if (me.pin === 'open') (await import('./device/work')).flush_soon(0);
}

/** IndexedDB cannot store the proxies that reactive state is made of. */
function $state_free<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export async function recount(): Promise<void> {
  me.counts = await count_items(await store(), me.account?.id ?? null);
  me.outbox_turn += 1;
}

/** Throws CallFailed. */
export async function log_in(name: string, password: string): Promise<void> {
  await logged_in_as(await open_session(name, password));
}

/** First time on this browser: its name for the office's list, and a PIN for this account. */
export async function enrol(device_name: string, pin: string): Promise<void> {
  if (!me.account || !me.device) throw new Error('nobody is logged in');
  const db = await store();
  const desk = await import('./device/work');
  await desk.first_pin(me.account.id, pin);
  if (!me.device.enrolled) {
    me.device = { ...me.device, name: device_name };
    await db.put('meta', $state_free(me.device), kDevice);
    await navigator.storage?.persist?.();
  }
}

/** Milliseconds to wait after a wrong PIN, or null when the vault is open. */
export async function unlock(pin: string): Promise<number | null> {
  if (!me.account) throw new Error('nobody is known here');
  return (await import('./device/work')).unlock(me.account.id, pin);
}

export async function lock(): Promise<void> {
  if (me.pin === 'open') (await import('./device/work')).lock();
}

/** The unsent stay, sealed; copies of lists go. Another person may log in. */
export async function log_out(): Promise<void> {
  await close_session().catch(() => undefined);
  if (me.account) await (await import('./device/copies')).wipe_copies(await store(), me.account.id);
  await lock();
  await (await store()).delete('meta', kAccount);
  me.account = null;
  me.logged_in = false;
  me.pin = 'none';
  await recount();
}
