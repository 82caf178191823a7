// Life of this browser's session: start, log in, enrol, unlock, log out. The heavy half (vault, outbox, sender) is loaded
// when the PIN is asked for.
import { CallFailed } from './api/problem';
import { account_of, change_password, close_session, open_session, read_session, type SessionAnswer } from './api/session';
import { load_heard } from './device/heard';
import { count_items } from './device/counts';
import { if_room, is_full, open_store, type Store } from './device/store';
import { me, type Account } from './me.svelte';
import { use_zone } from './words/when';

const kAccount = 'account';
/** Set while a log-out has not reached the server. */
const kLogOutDue = 'log-out-due';

let opened: Promise<Store> | null = null;

export function store(): Promise<Store> {
  return (opened ??= open_store().catch((failure: unknown) => {
    me.full ||= is_full(failure);
    throw failure;
  }));
}

/** What is known without the network first, so that the screen stands at once; then the server is asked. */
export async function start(): Promise<void> {
  const db = await store();
  me.heard = await load_heard(db);
  const last = (await db.get('meta', kAccount)) as Account | undefined;
  if (last) await use_account(last);
  // As long as it has not heard of the log-out, the server would say that the person is here.
  const asked = log_out_told(db).then((told) => (told ? ask_server() : undefined));
  if (!last) await asked;
  me.ready = true;
}

/** Whether the server knows of every log-out. */
async function log_out_told(db: Store): Promise<boolean> {
  if (!(await db.get('meta', kLogOutDue))) return true;
  try {
    await close_session();
  } catch (failure) {
    // A session that has ended already is what was wanted; a lost line is tried again at the next start.
    if (!(failure instanceof CallFailed) || failure.status === 0) return false;
  }
  await db.delete('meta', kLogOutDue);
  return true;
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
  const vault = await db.get('vaults', account.id);
  use_zone(account.zone);
  me.account = account;
  me.device = vault?.device ?? null;
  if (changed || me.pin === 'none') me.pin = vault ? 'locked' : 'none';
  await recount();
}

async function logged_in_as(answer: SessionAnswer): Promise<void> {
  const account = account_of(answer);
  if (me.account && me.account.id !== account.id) await lock();
  await use_account(account);
  await if_room((await store()).put('meta', plain(account), kAccount));
  me.logged_in = true;
  me.removed = answer.removed !== undefined;
  if (me.pin === 'open') (await import('./device/work')).flush_soon(0);
}

/** IndexedDB cannot store the proxies that reactive state is made of. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

export async function recount(): Promise<void> {
  me.counts = await count_items(await store(), me.account?.id ?? null);
  me.outbox_turn += 1;
}

/** Throws CallFailed. */
export async function log_in(name: string, password: string): Promise<void> {
  await (await store()).delete('meta', kLogOutDue);
  await logged_in_as(await open_session(name, password));
}

/** First time in this browser: the device's name for the office's list, and a PIN for this account. */
export async function enrol(device_name: string, pin: string): Promise<void> {
  if (!me.account) throw new Error('nobody is logged in');
  await (await import('./device/work')).first_pin(me.account.id, pin, device_name);
  await navigator.storage?.persist?.();
}

/** Throws CallFailed. */
export async function new_password(old_password: string, fresh: string): Promise<void> {
  await change_password(old_password, fresh);
  await logged_in_as(await read_session());
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
  await if_room((await store()).put('meta', true, kLogOutDue));
  await log_out_told(await store());
  await lock();
  if (me.account) await (await import('./device/copies')).wipe_copies(await store(), me.account.id);
  await (await store()).delete('meta', kAccount);
  me.account = null;
  me.device = null;
  me.logged_in = false;
  me.pin = 'none';
  me.removed = false;
  await recount();
}
