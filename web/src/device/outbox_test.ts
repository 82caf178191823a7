import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { count_items } from './counts';
import { Drafts } from './drafts';
import type { Heard } from './heard';
import { kPatienceMs, kUndoMs } from './limits';
import { Outbox } from './outbox';
import type { Act, Outcome } from './outbox_types';
import { flush, type SenderPorts } from './sender';
import { open_store, type Store } from './store';
import { make_vault, type Vault } from './vault';

interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}
type Reply = (sent: Sent) => Response | Promise<Response>;

let store: Store;
let vault: Vault;
let outbox: Outbox;
let now: number;
let heard: string | null;
let sent: Sent[];
let reply: Reply;
let turn = 0;

const device = { id: 'device-1', name: 'Ponsel', enrolment: 'e', enrolled: true };
const ours = { 'Layang-Time': '2026-11-24T01:00:00.000000Z', 'Layang-Head': '7:ab' };
const answer = (status: number, body: unknown = {}) => new Response(JSON.stringify(body), { status, headers: ours });
const act = (text: string, more: Partial<Act> = {}): Act => ({ method: 'POST', path: '/bags/1/opened', body: { text }, title: { text }, ...more });
const states = async () => Object.fromEntries((await outbox.list()).map((item) => [item.content.title.text, item.state]));

function ports(): SenderPorts {
  return {
    store,
    outbox,
    device: 'device-1',
    fetch: async (input, init) => {
      const headers = init?.headers as Record<string, string>;
      const one = { method: init?.method ?? 'GET', path: String(input), headers, body: init?.body };
      sent.push(one);
      return reply(one);
    },
    now: () => now,
    heard: (): Heard | null => null,
    ago: () => null,
    on_heard: () => {},
    reasons: (body) => (body as { errors?: [] }).errors ?? [],
    question: (body) => (body as { question?: string }).question ?? null,
    held: (body) => (body as { held?: boolean }).held ?? false,
    on_change: () => {},
    on_answer: (_id: string, _outcome: Outcome) => {},
  };
}

beforeEach(async () => {
  store = await open_store(`test-${turn++}`);
  vault = await make_vault(store, 'lastri', '482913', device);
  now = Date.UTC(2026, 10, 24, 1, 0, 0);
  outbox = new Outbox(store, vault, 'device-1', () => heard, () => now);
  sent = [];
  heard = null;
  reply = () => answer(200);
});

describe('the outbox', () => {
  test('holds an act back while it can be undone, and then sends it', async () => {
    await outbox.add(act('a'));
    await flush(ports());
    expect(sent).toHaveLength(0);
    now += kUndoMs;
    await flush(ports());
    expect(sent.map((one) => one.path)).toEqual(['/api/v1/bags/1/opened']);
    expect(await states()).toEqual({ a: 'sent' });
  });

  test('an undone act never leaves and takes no number, so the numbers stay gapless', async () => {
    const undone = await outbox.add(act('undone'));
    await outbox.add(act('kept'));
    expect(await outbox.undo(undone)).toBe(true);
    now += kUndoMs;
    await flush(ports());
    expect(sent.map((one) => one.headers['Layang-Act'])).toEqual([
      'seq=1; at=2026-11-24T01:00:00.000000Z; sent=2026-11-24T01:00:10.000000Z',
    ]);
  });

  test('acts of one touch are stored together and taken back together', async () => {
    const three = await outbox.add_all([act('a', { id: 'one' }), act('b', { after: ['one'] }), act('c')]);
    expect(three[0]).toBe('one');
    expect(await states()).toEqual({ a: 'waiting', b: 'waiting', c: 'waiting' });
    expect(await outbox.undo(...three)).toBe(true);
    now += kUndoMs;
    await flush(ports());
    expect(sent).toEqual([]);
  });

  test('an act that is taken back takes what was to follow it along, and stays when that can wait no more', async () => {
    const [give, done] = await outbox.add_all([act('give', { id: 'one' }), act('done', { after: ['one'] })]);
    await outbox.add(act('other'));
    expect(await outbox.undo(done!)).toBe(true);
    expect(await states()).toEqual({ give: 'waiting', other: 'waiting' });
    await outbox.add(act('later', { after: [give!] }));
    await outbox.add(act('last', { after: [(await outbox.list()).at(-1)!.id] }));
    expect(await outbox.undo(give!)).toBe(true);
    expect(await states()).toEqual({ other: 'waiting' });
    const held = await outbox.add(act('held'));
    await outbox.add(act('numbered', { after: [held], undo: false }));
    await outbox.number_due();
    expect(await outbox.undo(held)).toBe(false);
    now += kUndoMs;
    await flush(ports());
    expect(await states()).toEqual({ other: 'sent', held: 'sent', numbered: 'sent' });
  });

  test('of acts of one touch none is stored when one cannot be', async () => {
    await expect(outbox.add_all([act('a', { id: 'one' }), act('b', { id: 'one' })])).rejects.toThrow();
    expect(await outbox.list()).toEqual([]);
  });

  test('an act tells the server time that was known when it was made, not when it is sent', async () => {
    heard = '2026-11-24T00:59:00.000000Z';
    await outbox.add(act('a'));
    heard = '2026-11-24T01:00:09.000000Z';
    now += kUndoMs;
    await flush(ports());
    expect(sent[0]?.headers['Layang-Act']).toContain('heard=2026-11-24T00:59:00.000000Z');
  });

  test('an act that has gone cannot be undone', async () => {
    const id = await outbox.add(act('a', { undo: false }));
    await flush(ports());
    expect(await outbox.undo(id)).toBe(false);
  });

  test('a lost answer is asked for again under the same key', async () => {
    await outbox.add(act('a', { undo: false }));
    reply = () => Promise.reject(new TypeError('line lost'));
    expect((await flush(ports())).why).toBe('no-line');
    reply = () => answer(200);
    await flush(ports());
    expect(sent).toHaveLength(2);
    expect(sent[0]?.headers['Idempotency-Key']).toBe(sent[1]?.headers['Idempotency-Key']);
    expect(sent[0]?.body).toBe(sent[1]?.body);
  });

  test('an item left in the middle of sending by a crash is sent again', async () => {
    const id = await outbox.add(act('a', { undo: false }));
    await outbox.number_due();
    await outbox.mark(id, { state: 'sending' });
    await flush(ports());
    expect(await states()).toEqual({ a: 'sent' });
  });

  test('a refusal keeps the act with all its reasons, and blocks only what follows it', async () => {
    const first = await outbox.add(act('berkas', { undo: false }));
    await outbox.add(act('foto', { undo: false, after: [first] }));
    await outbox.add(act('tas', { undo: false }));
    const reasons = [{ code: 'nik-date', field: 'nik', text: 'x' }, { code: 'field-missing', field: 'name', text: 'y' }];
    reply = (one) => (String(one.body).includes('berkas') ? answer(422, { errors: reasons }) : answer(200));
    await flush(ports());
    expect(await states()).toEqual({ berkas: 'refused', foto: 'queued', tas: 'sent' });
    expect(await outbox.next_due()).toBeNull();
    const [refused] = await outbox.list();
    expect(refused?.content.reasons).toEqual(reasons);
    expect(refused?.content.request?.body).toEqual({ text: 'berkas' });
  });

  test('what follows a dismissed refusal is refused with it, not sent and not lost', async () => {
    const first = await outbox.add(act('berkas', { undo: false }));
    await outbox.add(act('foto', { undo: false, after: [first] }));
    reply = () => answer(422, { errors: [] });
    await flush(ports());
    expect(await outbox.dismiss(first, { code: 'lost-ground', field: '', text: 'z' })).toBe(true);
    expect(await states()).toEqual({ foto: 'refused' });
  });

  test('an expired log-in keeps everything and stops', async () => {
    await outbox.add(act('a', { undo: false }));
    await outbox.add(act('b', { undo: false }));
    reply = () => answer(401, { code: 'not-logged-in' });
    expect((await flush(ports())).why).toBe('login');
    expect(sent).toHaveLength(1);
    expect(await states()).toEqual({ a: 'queued', b: 'queued' });
  });

  test('a revoked device loses nothing: the acts wait', async () => {
    await outbox.add(act('a', { undo: false }));
    reply = () => answer(403, { code: 'device-revoked' });
    expect((await flush(ports())).why).toBe('device-revoked');
    expect(await states()).toEqual({ a: 'queued' });
  });

  test('a server error is tried again later and lets the others pass', async () => {
    await outbox.add(act('a', { undo: false }));
    await outbox.add(act('b', { undo: false }));
    reply = (one) => (String(one.body).includes('"a"') ? answer(503) : answer(200));
    await flush(ports());
    expect(await states()).toEqual({ a: 'queued', b: 'sent' });
    expect(await outbox.next_due()).toBe(now + 2000);
    reply = () => answer(200);
    now += 2000;
    await flush(ports());
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
  });

  test('a clock that is put back holds no act: neither one that could still be undone, nor one that was to be tried again later', async () => {
    await outbox.add(act('a', { undo: false }));
    reply = () => answer(503);
    await flush(ports());
    await outbox.add(act('b'));
    now -= 3 * 86_400_000;
    expect(await outbox.next_due()).toBe(now);
    reply = () => answer(200);
    await flush(ports());
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
    await outbox.add(act('c'));
    expect(await outbox.next_due()).toBe(now + kUndoMs);
  });

  test('what is long is given the time that a slow line needs for it', async () => {
    const longest = async (bytes: number) => {
      const timers = vi.spyOn(globalThis, 'setTimeout');
      await outbox.add(act('a', { undo: false, body: 'x'.repeat(bytes) }));
      await flush(ports());
      const waits = timers.mock.calls.map(([, ms]) => ms ?? 0);
      timers.mockRestore();
      return Math.max(...waits);
    };
    expect(await longest(100)).toBeLessThan(kPatienceMs + 100);
    expect(await longest(4_000_000)).toBeGreaterThan(4 * kPatienceMs);
  });

  test('an act at which the server breaks tells no time, and lets the others pass all the same', async () => {
    await outbox.add(act('a', { undo: false }));
    await outbox.add(act('b', { undo: false }));
    const broken = { status: 500, headers: { 'Content-Type': 'application/problem+json' } };
    reply = (one) => (String(one.body).includes('"a"') ? new Response(JSON.stringify({ code: 'broken', trace: '4bf9' }), broken) : answer(200));
    expect((await flush(ports())).why).toBe('empty');
    expect(await states()).toEqual({ a: 'queued', b: 'sent' });
  });

  test('what another machine on the way says of an act is no answer, problem or not', async () => {
    await outbox.add(act('a', { undo: false }));
    reply = () => new Response(JSON.stringify({ code: 504, title: 'Gateway Timeout' }), { status: 504, headers: { 'Content-Type': 'application/problem+json' } });
    expect((await flush(ports())).why).toBe('no-line');
    expect(await states()).toEqual({ a: 'queued' });
  });

  test('an answer that breaks off half way is asked for again, and its reasons and its question are heard', async () => {
    const cut = (status: number) => new Response(new ReadableStream({ start: (to) => to.error(new TypeError('line lost')) }), { status, headers: ours });
    await outbox.add(act('a', { undo: false }));
    reply = () => cut(422);
    expect((await flush(ports())).why).toBe('no-line');
    expect(await states()).toEqual({ a: 'queued' });
    reply = () => cut(200);
    expect((await flush(ports())).why).toBe('no-line');
    reply = () => answer(200, { question: 'Siapa yang menerima?' });
    await flush(ports());
    expect((await outbox.list())[0]?.content.question).toBe('Siapa yang menerima?');
  });

  test('an answer that is not from our server is no answer', async () => {
    await outbox.add(act('a', { undo: false }));
    reply = () => new Response('<html>log in to the hotel</html>', { status: 200 });
    expect((await flush(ports())).why).toBe('no-line');
    expect(await states()).toEqual({ a: 'queued' });
  });

  test('a report that broke a rule is sent and asks its question', async () => {
    await outbox.add(act('a', { undo: false }));
    reply = () => answer(200, { question: 'Siapa yang menerima?' });
    await flush(ports());
    const [item] = await outbox.list();
    expect(item?.state).toBe('needs_explanation');
    expect(item?.content.question).toBe('Siapa yang menerima?');
  });

  test('an act that the office holds is with it, and counts as held: it is neither unsent nor to be explained', async () => {
    await outbox.add(act('a', { id: 'first', undo: false }));
    await outbox.add(act('b', { after: ['first'], undo: false }));
    reply = (one) => (String(one.body).includes('"a"') ? answer(202, { held: true, question: 'Mengapa?' }) : answer(422, { errors: [] }));
    await flush(ports());
    expect(await states()).toEqual({ a: 'held', b: 'refused' });
    expect(await count_items(store, 'lastri')).toEqual({ unsent: 0, refused: 1, needs_explanation: 0, held: 1, others: 0 });
    expect(await outbox.dismiss('first', { code: 'x', field: '', text: '' })).toBe(true);
    expect(await states()).toEqual({ a: 'sent', b: 'refused' });
    expect((await count_items(store, 'lastri')).held).toBe(0);
  });

  test('an acknowledged act leaves nothing but its title and its path', async () => {
    const id = await outbox.add(act('a', { undo: false, blobs: [{ id: 'f', purpose: 'dossier', subject: 'd', bytes: new Blob(['xyz']) }] }));
    reply = (one) => (one.method === 'PUT' ? answer(200, { length: 3 }) : answer(200));
    await flush(ports());
    const [item] = await outbox.list();
    expect(item?.id).toBe(id);
    expect(item?.content).toEqual({ title: { text: 'a' }, fix: null, request: null, went_to: '/bags/1/opened', blobs: [], reasons: [], question: null });
    expect(await store.count('blobs')).toBe(0);
  });

  test('a draft stays until the server has all that was made of it: undo and a refusal lose nothing, and what is sent again takes their place', async () => {
    const drafts = new Drafts(store, vault, () => now);
    const kept = async () => (await drafts.load('bag'))?.content ?? null;
    await drafts.save('bag', 'terima', ['tick']);
    await drafts.put_file('bag', 'photo', new Blob(['xyz']));
    const pair = (): Act[] => [act('take', { id: `take-${turn++}`, draft: 'bag' }), act('open', { draft: 'bag', after: [`take-${turn - 1}`] })];
    await outbox.undo(...(await outbox.add_all(pair())));
    expect(await kept()).toEqual(['tick']);
    await outbox.add_all(pair());
    now += kUndoMs;
    reply = () => answer(422, { errors: [] });
    await flush(ports());
    expect([await states(), await kept()]).toEqual([{ take: 'refused', open: 'queued' }, ['tick']]);
    await outbox.add_all(pair());
    expect((await outbox.list()).map((item) => item.state)).toEqual(['waiting', 'waiting']);
    now += kUndoMs;
    let answers = 0;
    reply = () => (answers++ ? answer(503) : answer(200));
    await flush(ports());
    expect([await states(), await kept()]).toEqual([{ take: 'sent', open: 'queued' }, ['tick']]);
    reply = () => answer(200);
    now += 2000;
    await flush(ports());
    expect([await states(), await kept(), await store.count('blobs')]).toEqual([{ take: 'sent', open: 'sent' }, null, 0]);
  });

  test('items of another account are neither sent nor shown, but counted', async () => {
    await outbox.add(act('a', { undo: false }));
    const other = await make_vault(store, 'budi', '730264', device);
    outbox = new Outbox(store, other, 'device-1', () => heard, () => now);
    await flush(ports());
    expect(sent).toHaveLength(0);
    expect(await outbox.list()).toEqual([]);
    expect(await count_items(store, 'budi')).toEqual({ unsent: 0, refused: 0, needs_explanation: 0, held: 0, others: 1 });
  });

  test('nothing about a person stands in the clear', async () => {
    await outbox.add(act('Kel. Suyatno', { body: { nik: '3503175708990001' } }));
    const rows = JSON.stringify(await store.getAll('items'), (_, value) => (value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value));
    expect(rows).not.toContain('Suyatno');
    expect(rows).not.toContain('3503175708990001');
  });
});

describe('a file', () => {
  const big = new Blob([new Uint8Array(80_000)]);
  const lengths = () => sent.filter((one) => one.method === 'PUT').map((one) => (one.body as ArrayBuffer).byteLength);

  test('goes in pieces of 32 kB before the act that names it', async () => {
    await outbox.add(act('a', { undo: false, blobs: [{ id: 'f', purpose: 'dossier', subject: 'd', bytes: big }] }));
    let length = 0;
    reply = (one) => (one.method === 'PUT' ? answer(200, { length: (length += (one.body as ArrayBuffer).byteLength) }) : answer(200));
    await flush(ports());
    expect(lengths()).toEqual([32_768, 32_768, 14_464]);
    expect(sent.map((one) => one.path).slice(-2)).toEqual(['/api/v1/blobs/f?purpose=dossier&subject=d&offset=65536&total=80000', '/api/v1/bags/1/opened']);
  });

  test('goes on where the line broke', async () => {
    await outbox.add(act('a', { undo: false, blobs: [{ id: 'f', purpose: 'dossier', subject: 'd', bytes: big }] }));
    reply = (one) => (one.path.includes('offset=0') ? answer(200, { length: 32_768 }) : Promise.reject(new TypeError('lost')));
    await flush(ports());
    expect((await store.get('blobs', 'f'))?.uploaded).toBe(32_768);
    sent = [];
    let length = 32_768;
    reply = (one) => (one.method === 'PUT' ? answer(200, { length: (length += (one.body as ArrayBuffer).byteLength) }) : answer(200));
    await flush(ports());
    expect(lengths()).toEqual([32_768, 14_464]);
  });

  test('a piece at the wrong place asks how far the server is and goes on from there', async () => {
    await outbox.add(act('a', { undo: false, blobs: [{ id: 'f', purpose: 'dossier', subject: 'd', bytes: big }] }));
    let length = 65_536;
    reply = (one) => {
      if (one.method !== 'PUT') return answer(200);
      const bytes = (one.body as ArrayBuffer).byteLength;
      if (!one.path.includes(`offset=${length}&`) && bytes) return answer(409, { code: 'conflict', errors: [] });
      return answer(200, { length: (length += bytes) });
    };
    await flush(ports());
    expect(lengths()).toEqual([32_768, 0, 14_464]);
    expect(await states()).toEqual({ a: 'sent' });
  });

  test('a file that the server will not have is a refusal of the act', async () => {
    await outbox.add(act('a', { undo: false, blobs: [{ id: 'f', purpose: 'dossier', subject: 'd', bytes: big }] }));
    reply = () => answer(415, { errors: [{ code: 'media-unsupported', field: '', text: 'x' }] });
    await flush(ports());
    expect(await states()).toEqual({ a: 'refused' });
  });

  test('a server that makes no progress is not asked for ever', async () => {
    await outbox.add(act('a', { undo: false, blobs: [{ id: 'f', purpose: 'dossier', subject: 'd', bytes: big }] }));
    reply = () => answer(200, { length: 0 });
    await flush(ports());
    expect(lengths()).toEqual([32_768, 32_768]);
    expect(await states()).toEqual({ a: 'queued' });
  });
});

describe('a phone without room', () => {
  /** Nothing new can be written; what is deleted goes. */
  const fills_up = () => {
    for (const how of ['add', 'put'] as const) {
      vi.spyOn(IDBObjectStore.prototype, how).mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      });
    }
  };
  afterEach(() => vi.restoreAllMocks());

  test('sends what it holds, and the photos that have gone make room; what it cannot note is asked again once there is some', async () => {
    const drafts = new Drafts(store, vault, () => now);
    await drafts.save('sheet', 'form', 'typed');
    const first = await outbox.add(act('a', { undo: false, draft: 'sheet', blobs: [{ id: 'f', purpose: 'dossier', subject: 'd', bytes: new Blob([new Uint8Array(40_000)]) }] }));
    await outbox.add(act('b', { undo: false, after: [first] }));
    await outbox.number_due();
    fills_up();
    let length = 0;
    reply = (one) => (one.method === 'PUT' ? answer(200, { length: (length += (one.body as ArrayBuffer).byteLength) }) : answer(200));
    expect((await flush(ports())).why).toBe('full');
    expect(sent.map((one) => one.method)).toEqual(['PUT', 'PUT', 'POST', 'POST']);
    expect([await states(), await store.count('blobs'), await drafts.load('sheet')]).toEqual([{ a: 'queued', b: 'queued' }, 0, null]);
    vi.restoreAllMocks();
    expect((await flush(ports())).why).toBe('empty');
    expect(await states()).toEqual({ a: 'sent', b: 'sent' });
    const keys = sent.filter((one) => one.method === 'POST').map((one) => one.headers['Idempotency-Key']);
    expect(keys.slice(2)).toEqual(keys.slice(0, 2));
  });

  test('keeps what was refused, what asks a question and what has no number yet; each is asked once, and nobody waits for it', async () => {
    for (const text of ['no', 'why', 'ill', 'yes']) await outbox.add(act(text, { undo: false }));
    await outbox.number_due();
    await outbox.add(act('new', { undo: false }));
    const of = (one: Sent) => (JSON.parse(String(one.body)) as { text: string }).text;
    const replies: Record<string, () => Response> = { no: () => answer(422, { errors: [] }), why: () => answer(200, { question: 'Siapa?' }), ill: () => answer(503) };
    reply = (one) => replies[of(one)]?.() ?? answer(200);
    fills_up();
    expect((await flush(ports())).why).toBe('full');
    expect(sent.map(of)).toEqual(['no', 'why', 'ill', 'yes']);
    expect(await states()).toEqual({ no: 'queued', why: 'queued', ill: 'queued', yes: 'queued', new: 'waiting' });
    vi.restoreAllMocks();
    await flush(ports());
    expect(await states()).toEqual({ no: 'refused', why: 'needs_explanation', ill: 'queued', yes: 'sent', new: 'sent' });
  });
});

test('a long queue is listed without its photos, save those that are under way', async () => {
  const bytes = new Blob([new Uint8Array(60_000)]);
  const [going] = await Promise.all(Array.from({ length: 3 }, (_, n) => outbox.add(act(`a${n}`, { undo: false, blobs: [{ id: `f${n}`, purpose: 'dossier', subject: 'd', bytes }] }))));
  await outbox.number_due();
  await outbox.mark(going!, { state: 'sending' });
  const read = vi.spyOn(IDBIndex.prototype, 'getAll');
  const items = await outbox.list();
  const photos = read.mock.calls.filter((_, n) => (read.mock.contexts[n] as IDBIndex).objectStore.name === 'blobs');
  read.mockRestore();
  expect(photos).toEqual([[going]]);
  expect(items.map((item) => item.blobs_left).sort()).toEqual([0, 0, 1]);
});
