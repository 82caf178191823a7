// Carries the outbox to the server: one at a time over the whole browser, files first in pieces, then the act that names
// them. What an answer means is decided in `judge`, what a failure costs in `flush`.
import { kBackOffMs, kPatienceMs, kPieceBytes, kServerFailuresMax } from './limits';
import { act_header, heard_from, keep_heard, type Heard } from './heard';
import type { Outbox } from './outbox';
import type { BlobRef, Item, Outcome, Reason } from './outbox_types';
import { if_room, type BlobRow, type Store } from './store';

export interface SenderPorts {
  store: Store;
  outbox: Outbox;
  device: string;
  fetch: typeof fetch;
  now: () => number;
  heard: () => Heard | null;
  on_heard: (heard: Heard) => void;
  /** See `act_header`. */
  ago: (id: string) => number | null;
  /** Reads the reasons out of a refusal. */
  reasons: (answer: unknown, status: number) => Reason[];
  /** What the person must read of an act that was taken: the rule that a report broke, what of a batch was refused; null when all is well. */
  question: (answer: unknown, codes: Record<string, string> | undefined) => string | null;
  /** Whether the office keeps the act until it is judged. */
  held: (answer: unknown) => boolean;
  on_change: () => void;
  on_answer: (id: string, outcome: Outcome) => void;
}

export type Ended = { why: 'empty' | 'login' | 'device-unknown' | 'device-revoked' | 'no-line' | 'server-ill' | 'full'; after_ms: number | null };

/**
 * Sends all that can be sent now. A phone without room sends all the same: the photos that have gone make room. Where an answer could not be
 * noted, the act is asked again the next time, and holds up nobody.
 */
export async function flush(ports: SenderPorts): Promise<Ended> {
  const { outbox } = ports;
  const unnoted = new Map<string, Outcome['kind']>();
  const taken = () => new Set([...unnoted].filter(([, how]) => how === 'done').map(([id]) => id));
  let failures = 0;
  for (;;) {
    const numbered = await if_room(outbox.number_due());
    const row = (await outbox.sendable(taken())).find((one) => !unnoted.has(one.id));
    if (!row) return { why: numbered && !unnoted.size ? 'empty' : 'full', after_ms: null };
    await if_room(outbox.mark(row.id, { state: 'sending' }));
    ports.on_change();
    const item = await outbox.open(row);
    const outcome = await send(ports, item);
    if (!(await if_room(note(ports, item, outcome)))) unnoted.set(item.id, outcome.kind);
    ports.on_change();
    ports.on_answer(item.id, outcome);
    const ended = end_of(outcome);
    if (ended) return ended;
    failures = outcome.kind === 'later' ? failures + 1 : 0;
    if (failures >= kServerFailuresMax) return { why: 'server-ill', after_ms: null };
  }
}

/** What the outbox keeps of an answer. */
async function note(ports: SenderPorts, item: Item, outcome: Outcome): Promise<void> {
  const { outbox } = ports;
  if (outcome.kind === 'done') return outbox.acknowledge(item, outcome);
  if (outcome.kind === 'refused') return outbox.refuse(item, outcome.reasons);
  if (end_of(outcome)) return outbox.mark(item.id, { state: 'queued' });
  const next_try = ports.now() + back_off_ms(item.tries);
  return outbox.mark(item.id, { state: 'queued', tries: item.tries + 1, next_try });
}

/** Why the others need not be tried now; null when the next one may go. */
function end_of(outcome: Outcome): Ended | null {
  if (outcome.kind === 'login') return { why: 'login', after_ms: null };
  if (outcome.kind === 'device') return { why: outcome.revoked ? 'device-revoked' : 'device-unknown', after_ms: null };
  if (outcome.kind === 'later' && outcome.everywhere) return { why: 'no-line', after_ms: outcome.after_ms };
  return null;
}

/** Doubles from two seconds to five minutes. */
export function back_off_ms(tries: number): number {
  return Math.min(kBackOffMs.longest, kBackOffMs.first * 2 ** Math.min(tries, 20));
}

async function send(ports: SenderPorts, item: Item): Promise<Outcome> {
  const request = item.content.request;
  if (!request || item.seq === null) return { kind: 'refused', reasons: [] };
  for (const ref of item.content.blobs) {
    const failed = await send_blob(ports, ref);
    if (failed) return failed;
  }
  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': item.id,
    'Layang-Device': ports.device,
    'Layang-Act': act_header(item.seq, item.made_at, ports.now(), item.heard, ports.ago(item.id)),
  };
  const body = request.body === undefined ? undefined : JSON.stringify(request.body);
  const heard = await ask(ports, `/api/v1${request.path}`, { method: request.method, headers, body });
  const outcome: Outcome = heard.kind === 'done' ? { ...heard, question: ports.question(heard.answer, item.content.codes) } : heard;
  const missing = outcome.kind === 'refused' && outcome.reasons.some((reason) => reason.code === kBlobsMissing);
  if (!missing || !(await start_over(ports, item))) return outcome;
  return { kind: 'later', everywhere: false, after_ms: null };
}

const kBlobsMissing = 'blobs-missing';

/** The server has swept a file that was sent long before the act: send the files again. False when they are gone here too. */
async function start_over(ports: SenderPorts, item: Item): Promise<boolean> {
  const rows = await ports.store.getAllFromIndex('blobs', 'owner', item.id);
  for (const row of rows) await if_room(ports.store.put('blobs', { ...row, uploaded: 0 }));
  return rows.some((row) => row.uploaded > 0);
}

const query_of = (ref: BlobRef, offset: number, total: number) => `purpose=${ref.purpose}&subject=${encodeURIComponent(ref.subject)}&offset=${offset}&total=${total}`;

/** Null when the whole file is with the server. */
async function send_blob(ports: SenderPorts, ref: BlobRef): Promise<Outcome | null> {
  const { id } = ref;
  let row = await ports.store.get('blobs', id);
  if (!row || row.uploaded >= row.size) return null;
  const bytes = await ports.outbox.open_blob(row);
  let went_back = false;
  while (row.uploaded < row.size) {
    const piece = bytes.slice(row.uploaded, row.uploaded + kPieceBytes);
    const query = query_of(ref, row.uploaded, row.size);
    const headers = { 'Content-Type': 'application/octet-stream', 'Layang-Device': ports.device };
    let outcome = await ask(ports, `/api/v1/blobs/${id}?${query}`, { method: 'PUT', headers, body: piece });
    if (outcome.kind === 'refused' && !went_back) outcome = await ask_length(ports, ref, row.size, outcome);
    if (outcome.kind !== 'done') return outcome;
    const length = (outcome.answer as { length?: unknown } | null)?.length;
    // The server may have lost pieces and tell us to go back, but a second time is no progress.
    const back = typeof length !== 'number' || length <= row.uploaded;
    if (typeof length !== 'number' || (back && went_back)) return { kind: 'later', everywhere: false, after_ms: null };
    went_back ||= back;
    row = await uploaded(ports, row, Math.min(length, row.size));
  }
  return null;
}

/** A refused piece may only have come at the wrong place: an empty one tells how far the server is. Else the refusal stands. */
async function ask_length(ports: SenderPorts, ref: BlobRef, total: number, refusal: Outcome): Promise<Outcome> {
  const headers = { 'Content-Type': 'application/octet-stream', 'Layang-Device': ports.device };
  const outcome = await ask(ports, `/api/v1/blobs/${ref.id}?${query_of(ref, 0, total)}`, { method: 'PUT', headers, body: new ArrayBuffer(0) });
  return outcome.kind === 'refused' ? refusal : outcome;
}

async function uploaded(ports: SenderPorts, row: BlobRow, length: number): Promise<BlobRow> {
  const next = { ...row, uploaded: length };
  await if_room(ports.store.put('blobs', next));
  ports.on_change();
  return next;
}

/** Of what is long, a rescue file, a slow line takes so many bytes in a millisecond. */
const kSlowBytesPerMs = 16;

async function ask(ports: SenderPorts, path: string, init: RequestInit & { body: string | ArrayBuffer | undefined }): Promise<Outcome> {
  const patience = new AbortController();
  const bytes = typeof init.body === 'string' ? init.body.length : (init.body?.byteLength ?? 0);
  const timer = setTimeout(() => patience.abort(), kPatienceMs + bytes / kSlowBytesPerMs);
  let response: Response;
  let answer: unknown;
  try {
    response = await ports.fetch(path, { ...init, signal: patience.signal, credentials: 'same-origin' });
    // One that breaks off half way says neither why nor what is asked: the same act hears it whole the next time.
    answer = await response.json();
  } catch {
    return { kind: 'later', everywhere: true, after_ms: null };
  } finally {
    clearTimeout(timer);
  }
  const heard = heard_from(response.headers, ports.now(), ports.heard());
  if (heard) {
    ports.on_heard(heard);
    await if_room(keep_heard(ports.store, heard));
  }
  return judge(ports, response, answer, heard !== null || is_problem_of_ours(response, answer));
}

/** What fails in the middle or is turned away at the door tells no time, but its problem has a trace: only this act waits for it. */
function is_problem_of_ours(response: Response, answer: unknown): boolean {
  const told = answer as { code?: unknown; trace?: unknown } | null;
  return Boolean(response.headers.get('Content-Type')?.startsWith('application/problem+json')) && typeof told?.code === 'string' && typeof told.trace === 'string';
}

/** `ours`: the answer came from our server, and not from a hotel's log-in page or a proxy in between. */
function judge(ports: SenderPorts, response: Response, answer: unknown, ours: boolean): Outcome {
  const { status } = response;
  if (!ours) return { kind: 'later', everywhere: true, after_ms: null };
  if (status >= 200 && status < 300) return { kind: 'done', answer, question: null, held: ports.held(answer) };
  const code = (answer as { code?: unknown } | null)?.code;
  if (status === 401 || code === 'password-change-due') return { kind: 'login' };
  if (code === 'device-unknown' || code === 'device-revoked') return { kind: 'device', revoked: code === 'device-revoked' };
  if (status === 429) return { kind: 'later', everywhere: true, after_ms: Number(response.headers.get('Retry-After') ?? 30) * 1000 };
  if (status >= 400 && status < 500 && status !== 408 && status !== 425) {
    return { kind: 'refused', reasons: ports.reasons(answer, status) };
  }
  return { kind: 'later', everywhere: false, after_ms: null };
}
