// The outbox at work for the person whose PIN is open: takes acts in, sends them on start, when the line comes back and by
// a timer, and keeps the numbers in the bar right. One browser sends from one tab at a time.
import { call } from '../api/call';
import { CallFailed, reasons_of } from '../api/problem';
import { read_session } from '../api/session';
import { me } from '../me.svelte';
import { recount, store } from '../start';
import { w } from '../words';
import { Codes } from './codes';
import { wipe_copies } from './copies';
import { Drafts } from './drafts';
import { kCopyKeptMs, kSentShownMs, kTimerMs, kUndoMs } from './limits';
import { OneTouch } from './one_touch';
import { Outbox } from './outbox';
import type { Act, Item, Outcome } from './outbox_types';
import { question_of } from './question';
import { back_off_ms, flush, type Ended, type SenderPorts } from './sender';
import { if_room, is_full, type Store } from './store';
import { uuid_v7 } from './uuid';
import { make_vault, open_vault, Vault } from './vault';

interface Open {
  store: Store;
  vault: Vault;
  outbox: Outbox;
  drafts: Drafts;
  codes: Codes;
}

let open: Open | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let planned_at = Infinity;
/** Runs in a row that came to nothing; each doubles the pause. */
let failures = 0;
const waiting = new Map<string, (outcome: Outcome) => void>();
/** When acts were made by the page's own clock; forgotten when the page is put away, since that clock may stand still then. */
const born = new Map<string, number>();
const touch = new OneTouch<string[]>();
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('layang-outbox');

/** The open store of the person; an error where no PIN has been given, which the app's gate prevents. */
export function opened(): Open {
  if (!open) throw new Error('the vault is locked');
  return open;
}

export async function first_pin(account: string, pin: string, device_name: string): Promise<void> {
  const device = { id: uuid_v7(), name: device_name, enrolment: uuid_v7(), enrolled: false };
  const vault = await make_vault(await store(), account, pin, device);
  me.device = device;
  await use(vault);
}

const kPlainName = 'HP';

/** Tells the server of this device, and fetches the codes for receipts without signal. Throws CallFailed. */
async function enrol(now_open: Open): Promise<void> {
  const row = await now_open.store.get('vaults', now_open.vault.account);
  if (!row) return;
  if (!row.device.enrolled) {
    // To the server a device is whoever's session tells of it, and in another tab somebody else may have logged in.
    if ((await read_session()).account.id !== now_open.vault.account) throw new CallFailed(401, []);
    const tell = (name: string, key: string) => call('POST', '/devices', { device: row.device.id, name }, { 'Idempotency-Key': key });
    await tell(row.device.name, row.device.enrolment).catch((failure: unknown) => {
      // A name that the server will not have keeps no work back.
      if (!(failure instanceof CallFailed) || failure.status !== 422) throw failure;
      return tell(kPlainName, uuid_v7());
    });
    const device = { ...row.device, enrolled: true };
    await if_room(now_open.store.put('vaults', { ...row, device }));
    if (open === now_open) me.device = device;
  }
  await if_room(now_open.codes.refill());
}

export async function unlock(account: string, pin: string): Promise<number | null> {
  const result = await open_vault(await store(), account, pin, Date.now());
  if (!(result instanceof Vault)) return result.ok ? null : result.wait_ms;
  await use(result);
  return null;
}

/** Whoever leaves one tab leaves them all. */
export function lock(): void {
  lock_here();
  tabs?.postMessage('locked');
}

function lock_here(): void {
  open = null;
  unplan();
  me.pin = 'locked';
  me.undo = null;
}

async function use(vault: Vault): Promise<void> {
  if (!me.device) throw new Error('the device is not known yet');
  const db = await store();
  open = { store: db, vault, outbox: new Outbox(db, vault, me.device.id, () => me.heard?.time ?? null), drafts: new Drafts(db, vault), codes: new Codes(db, vault, me.device.id) };
  await if_room(open.outbox.forget_sent(Date.now() - kSentShownMs));
  await if_room(wipe_copies(db, vault.account, Date.now() - kCopyKeptMs));
  me.pin = 'open';
  flush_soon(0);
}

/** Stores an act; when this resolves it is kept, whatever happens to the phone. Returns its id. */
export async function submit(act: Act): Promise<string> {
  return (await submit_all([act]))[0]!;
}

/**
 * Stores acts that are one touch to the person: all are kept or none, and undo takes all of them back. Returns their ids; a
 * double tap stores nothing more and has those of the first.
 */
export function submit_all(acts: Act[]): Promise<string[]> {
  const what = JSON.stringify(acts.map(({ method, path, body, title }) => [method, path, body, title]));
  return touch.of(what, () => store_all(acts));
}

async function store_all(acts: Act[]): Promise<string[]> {
  // From before it is kept, as the act itself counts: on a slow phone that takes a while, and no way back is offered that is closed.
  const until = Date.now() + kUndoMs;
  const ids = await opened().outbox.add_all(acts.map(with_way_back));
  me.full = false;
  for (const id of ids) born.set(id, performance.now());
  const undoable = ids.filter((_, i) => acts[i]?.undo ?? true);
  if (undoable.length) me.undo = { ids: undoable, text: called(acts), until };
  await changed();
  flush_soon(0);
  return ids;
}

/** What a screen does not say better is put right where it was done: of which run or village, the query says. */
const with_way_back = (act: Act): Act => ({ fix: location.pathname + location.search, ...act });

/** What was done, in the words of the last act: with the code of its thing, or how many things. */
function called(acts: Act[]): string {
  const title = acts.at(-1)?.title;
  const codes = new Set(acts.filter((act) => act.title.text === title?.text).map((act) => act.title.code));
  const which = codes.size > 1 ? `(${codes.size})` : title?.code;
  return [title?.text, which].filter(Boolean).join(' ');
}

/** Stores an act and waits for the server's word, where a screen cannot go on without it; that screen shows a refusal itself. */
export async function submit_now(act: Act): Promise<Outcome> {
  const id = await opened().outbox.add({ ...with_way_back(act), undo: false });
  born.set(id, performance.now());
  const answered = new Promise<Outcome>((resolve) => waiting.set(id, resolve));
  await changed();
  flush_soon(0);
  const outcome = await answered;
  if (outcome.kind === 'refused') await dismiss(id);
  return outcome;
}

/** False when one has gone already. */
export async function undo(...ids: string[]): Promise<boolean> {
  touch.forget();
  const taken_back = await opened().outbox.undo(...ids);
  if (me.undo?.ids.some((id) => ids.includes(id))) me.undo = null;
  await changed();
  return taken_back;
}

export async function dismiss(id: string): Promise<void> {
  await opened().outbox.dismiss(id, { code: 'lost-ground', field: '', text: w.lost_ground });
  await changed();
}

export async function list(): Promise<Item[]> {
  return opened().outbox.list();
}

async function changed(): Promise<void> {
  await recount();
  tabs?.postMessage('changed');
}

/** Plans the next attempt; of two plans the earlier one holds, so that a new act is never put off by an old plan. */
export function flush_soon(in_ms: number): void {
  const at = Date.now() + Math.max(0, in_ms);
  if (at >= planned_at) return;
  unplan();
  planned_at = at;
  timer = setTimeout(() => {
    unplan();
    void run().catch((failure: unknown) => {
      flush_soon(kTimerMs);
      throw failure;
    });
  }, at - Date.now());
}

function unplan(): void {
  clearTimeout(timer);
  planned_at = Infinity;
}

async function run(): Promise<void> {
  const now_open = open;
  if (!now_open) return;
  if (me.logged_in === false) {
    await if_room(now_open.outbox.number_due());
    return plan(now_open, kTimerMs);
  }
  const ended = await alone(() => enrol_and_flush(now_open));
  await changed();
  if (open !== now_open) return;
  if (!ended) return flush_soon(back_off_ms(1));
  if (ended.why === 'device-revoked') me.removed = true;
  if (ended.why === 'empty') {
    failures = 0;
    return plan(now_open, kTimerMs);
  }
  if (ended.why === 'full') me.full = true;
  if (ended.why === 'login') me.logged_in = false;
  if (ended.why === 'no-line') me.line = navigator.onLine ? 'weak' : 'down';
  if (ended.why === 'device-unknown') await forget_enrolment(now_open);
  const asks_person = ended.why === 'login' || ended.why === 'device-revoked';
  flush_soon(asks_person ? kTimerMs : (ended.after_ms ?? back_off_ms(failures++)));
}

/** The server has lost the device, as a store that was set up anew does: the next run enrols it again. */
async function forget_enrolment(now_open: Open): Promise<void> {
  const row = await now_open.store.get('vaults', now_open.vault.account);
  if (!row) return;
  const device = { ...row.device, enrolment: uuid_v7(), enrolled: false };
  await now_open.store.put('vaults', { ...row, device });
  me.device = device;
}

const kRemoved = ['device-revoked', 'account-removed'];

/** Acts name their device, so the server must know it first. */
async function enrol_and_flush(now_open: Open): Promise<Ended> {
  try {
    if (!me.device?.enrolled || (await now_open.codes.are_few())) await enrol(now_open);
  } catch (failure) {
    if (!(failure instanceof CallFailed)) throw failure;
    await if_room(now_open.outbox.number_due());
    if (failure.status === 0) return { why: 'no-line', after_ms: null };
    me.removed ||= failure.reasons.some((reason) => kRemoved.includes(reason.code));
    if (!me.device?.enrolled) return { why: failure.status === 401 ? 'login' : 'server-ill', after_ms: null };
  }
  return flush(ports(now_open));
}

/** After undo or back-off, whichever comes first, and at least once a minute. */
async function plan(now_open: Open, longest: number): Promise<void> {
  const due = await now_open.outbox.next_due();
  const in_ms = due === null || me.logged_in === false ? longest : Math.max(due - Date.now(), 250);
  flush_soon(Math.min(longest, in_ms));
}

/** Null when another tab is sending. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  if (!navigator.locks) return work();
  return navigator.locks.request('layang-outbox', { ifAvailable: true }, async (held) => (held ? work() : null));
}

function ports(now_open: Open): SenderPorts {
  return {
    store: now_open.store,
    outbox: now_open.outbox,
    device: now_open.outbox.device,
    fetch: (input, init) => fetch(input, init),
    now: Date.now,
    heard: () => me.heard,
    ago: (id) => (born.has(id) ? performance.now() - born.get(id)! : null),
    on_heard: (heard) => {
      me.heard = heard;
      me.line = 'up';
    },
    reasons: reasons_of,
    question: question_of,
    held: held_back,
    on_change: () => void recount(),
    on_answer(id, outcome) {
      if (outcome.kind === 'later') return;
      if (outcome.kind === 'done' && outcome.held) me.removed = true;
      waiting.get(id)?.(outcome);
      if (outcome.kind === 'done' || outcome.kind === 'refused') waiting.delete(id);
    },
  };
}

/** The account or the device was removed: the office has the act, and judges it before it counts. */
function held_back(answer: unknown): boolean {
  return (answer as { quarantined?: boolean } | null)?.quarantined === true;
}

// Whatever could not be written, an act, a draft or a photo, is told here, once; the screen keeps what stands on it.
addEventListener('unhandledrejection', (event) => {
  if (!is_full(event.reason)) return;
  event.preventDefault();
  me.full = true;
});
addEventListener('online', () => {
  failures = 0;
  me.line = 'up';
  flush_soon(0);
});
addEventListener('offline', () => {
  me.line = 'down';
});
addEventListener('visibilitychange', () => {
  if (document.hidden) born.clear();
  else flush_soon(0);
});
tabs?.addEventListener('message', ({ data }) => {
  if (data === 'locked' && open) lock_here();
  void recount();
});
