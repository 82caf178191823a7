// The outbox: whatever a person does is stored here first, and goes to the server when it can, each act exactly once and
// each thing's acts in their order. Nothing leaves it but by the server's answer or by the person's own hand.
import { has_gone, is_settled } from './counts';
import { kBackOffMs, kUndoMs } from './limits';
import type { Act, Item, ItemContent } from './outbox_types';
import { if_room, write, type BlobRow, type ItemRow, type Store, type WriteTransaction } from './store';
import { uuid_v7 } from './uuid';
import type { Vault } from './vault';

const kAll = ['items', 'blobs', 'drafts'] as const;
type All = WriteTransaction<(typeof kAll)[number]>;

export class Outbox {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    readonly device: string,
    /** The last server time heard. */
    private readonly heard: () => string | null,
    private readonly now: () => number = Date.now,
  ) {}

  get account(): string {
    return this.vault.account;
  }

  private get next_seq(): string {
    return `next-seq/${this.device}`;
  }

  /** Stores an act; when this resolves it is on the disk. Returns its id. */
  async add(act: Act): Promise<string> {
    return (await this.add_all([act]))[0]!;
  }

  /** The same for acts that belong together: all are stored or none. */
  async add_all(acts: Act[]): Promise<string[]> {
    const made_at = this.now();
    const made = await Promise.all(acts.map((act) => this.make(act, act.id ?? uuid_v7(made_at), made_at)));
    const tx = write(this.store, [...kAll]);
    const stored = async () => {
      for (const draft of new Set(acts.flatMap((act) => act.draft ?? []))) await this.make_way(tx, draft);
      for (const { row, blobs } of made) {
        await tx.objectStore('items').add(row);
        for (const blob of blobs) await tx.objectStore('blobs').put(blob);
      }
    };
    await Promise.all([stored(), tx.done]);
    return made.map(({ row }) => row.id);
  }

  /** What was made of a draft and refused makes way for what is made of it now, with all that was to follow it. */
  private async make_way(tx: All, draft: string): Promise<void> {
    const rows = await tx.objectStore('items').index('account').getAll(this.account);
    const refused = rows.filter((row) => row.draft === draft && row.state === 'refused').map((row) => row.id);
    for (const id of with_followers(rows, refused)) await drop_item(tx, id);
  }

  private async make(act: Act, id: string, made_at: number): Promise<{ row: ItemRow; blobs: BlobRow[] }> {
    const blobs = await Promise.all((act.blobs ?? []).map((blob) => this.seal_blob(id, blob.id, blob.bytes)));
    const told_of = new Map((act.blobs ?? []).map(({ id: blob, purpose, subject }) => [blob, { purpose, subject }]));
    const content: ItemContent = {
      title: act.title,
      fix: act.fix ?? null,
      request: { method: act.method, path: act.path, body: act.body },
      blobs: blobs.map(({ id: blob, size }) => ({ id: blob, size, ...told_of.get(blob)! })),
      reasons: [],
      codes: act.codes,
      question: null,
    };
    const undo = act.undo ?? true;
    const row: ItemRow = {
      id,
      account: this.account,
      device: this.device,
      seq: null,
      after: act.after ?? [],
      made_at,
      heard: this.heard(),
      undo_until: undo ? made_at + kUndoMs : made_at,
      state: 'waiting',
      tries: 0,
      next_try: 0,
      settled_at: null,
      draft: act.draft,
      content: await this.vault.seal(`item/${id}`, content),
    };
    return { row, blobs };
  }

  async seal_blob(owner: string, id: string, bytes: Blob): Promise<BlobRow> {
    const content = await this.vault.seal_bytes(`blob/${id}`, await bytes.arrayBuffer());
    return { id, account: this.account, owner, size: bytes.size, uploaded: 0, content };
  }

  /** Takes acts back as long as they wait, each with what was to follow it: nothing goes out without its ground. False when it was too late for one. */
  async undo(...ids: string[]): Promise<boolean> {
    const tx = write(this.store, [...kAll]);
    const rows = await tx.objectStore('items').index('account').getAll(this.account);
    const state_of = new Map(rows.map((row) => [row.id, row.state]));
    let all = true;
    for (const id of ids) {
      const gone = with_followers(rows, [id]);
      const wait = [...gone].every((one) => state_of.get(one) === 'waiting');
      all &&= wait;
      if (wait) for (const one of gone) await drop_item(tx, one);
    }
    await tx.done;
    return all;
  }

  /** Acts whose time of undo is over get their number, in the order in which they were made. */
  async number_due(): Promise<number> {
    const now = this.now();
    const tx = write(this.store, ['items', 'meta']);
    const rows = await tx.objectStore('items').index('account').getAll(this.account);
    const due = rows.filter((row) => row.state === 'waiting' && has_come(row.undo_until, now, kUndoMs)).sort(by_making);
    const numbered = async () => {
      let seq = ((await tx.objectStore('meta').get(this.next_seq)) as number | undefined) ?? 1;
      for (const row of due) await tx.objectStore('items').put({ ...row, state: 'queued', seq: seq++ });
      await tx.objectStore('meta').put(seq, this.next_seq);
    };
    await Promise.all([due.length && numbered(), tx.done]);
    return due.length;
  }

  /** Items of this account that may be sent now, oldest first. An item that another holds up is not among them; `taken` hold up none. */
  async sendable(taken: ReadonlySet<string> = new Set()): Promise<ItemRow[]> {
    const now = this.now();
    const rows = (await this.rows()).map((row): ItemRow => (taken.has(row.id) ? { ...row, state: 'sent' } : row));
    return not_held_up(rows).filter((row) => has_come(row.next_try, now, kBackOffMs.longest));
  }

  /** Everything of this account, oldest first, unsealed. */
  async list(): Promise<Item[]> {
    return Promise.all((await this.rows()).map((row) => this.open(row)));
  }

  async open(row: ItemRow): Promise<Item> {
    const content = await this.vault.open<ItemContent>(`item/${row.id}`, row.content);
    // How far they are is shown while they go. A phone that reads all photos of its queue with each piece that has gone is out of memory before it is out of photos.
    const blobs = row.state === 'sending' ? await this.store.getAllFromIndex('blobs', 'owner', row.id) : [];
    const blobs_left = blobs.filter((blob) => blob.uploaded < blob.size).length;
    const size = blobs.reduce((sum, blob) => sum + blob.size, 0);
    const blobs_sent = size ? blobs.reduce((sum, blob) => sum + blob.uploaded, 0) / size : 0;
    const { id, seq, after, made_at, heard, undo_until, state, settled_at, next_try, tries } = row;
    return { id, seq, after, made_at, heard, undo_until, state, settled_at, next_try, tries, content, blobs_left, blobs_sent };
  }

  async open_blob(row: BlobRow): Promise<ArrayBuffer> {
    return this.vault.open_bytes(`blob/${row.id}`, row.content);
  }

  /** Changes the clear part of an item. */
  async mark(id: string, change: Partial<Pick<ItemRow, 'state' | 'tries' | 'next_try'>>): Promise<void> {
    const tx = write(this.store, ['items']);
    const marked = async () => {
      const row = await tx.objectStore('items').get(id);
      if (row) await tx.objectStore('items').put({ ...row, ...change });
    };
    await Promise.all([marked(), tx.done]);
  }

  /**
   * The server has it: what was sent is wiped, a line for the list of today stays. On a full phone its photos make room for that line first; where
   * even that is not enough the act is asked again another time, since one that is not there any more would pass for taken back.
   */
  async acknowledge(item: Item, { question, held }: { question: string | null; held: boolean }): Promise<void> {
    const content: ItemContent = { ...item.content, request: null, went_to: item.content.request?.path, blobs: [], reasons: [], question };
    const state = held ? 'held' : question === null ? 'sent' : 'needs_explanation';
    const settled = () => this.settle(item.id, state, content, true);
    if (await if_room(settled())) return;
    await this.wipe(item.id);
    await settled();
  }

  /** Needs no room. */
  private async wipe(id: string): Promise<void> {
    const tx = write(this.store, [...kAll]);
    const wiped = async () => this.wipe_in(tx, id, (await tx.objectStore('items').get(id))?.draft);
    await Promise.all([wiped(), tx.done]);
  }

  private async wipe_in(tx: All, id: string, draft: string | undefined): Promise<void> {
    await drop_blobs(tx, id);
    if (draft) await this.end(tx, draft, id);
  }

  /** The server has refused it: it stays whole, with the reasons, to be put right or dismissed. */
  async refuse(item: Item, reasons: ItemContent['reasons']): Promise<void> {
    await this.settle(item.id, 'refused', { ...item.content, reasons }, false);
  }

  private async settle(id: string, state: ItemRow['state'], content: ItemContent, wipe: boolean): Promise<void> {
    const sealed = await this.vault.seal(`item/${id}`, content);
    const tx = write(this.store, [...kAll]);
    const settled = async () => {
      const row = await tx.objectStore('items').get(id);
      if (row) await tx.objectStore('items').put({ ...row, state, content: sealed, settled_at: this.now() });
      if (wipe) await this.wipe_in(tx, id, row?.draft);
    };
    await Promise.all([settled(), tx.done]);
  }

  /** A draft ends when the server has all that was made of it: `gone`, and all others. */
  private async end(tx: All, draft: string, gone: string): Promise<void> {
    const rows = await tx.objectStore('items').index('account').getAll(this.account);
    if (rows.some((row) => row.draft === draft && row.id !== gone && !has_gone(row.state))) return;
    if ((await tx.objectStore('drafts').get(draft))?.account !== this.account) return;
    await tx.objectStore('drafts').delete(draft);
    await drop_blobs(tx, draft);
  }

  /**
   * The person lets a settled item go. What the server has stays in the list of today, so that nobody takes it for undone; items that were to
   * follow a refused one are refused with it: they have lost their ground.
   */
  async dismiss(id: string, lost_ground: ItemContent['reasons'][number]): Promise<boolean> {
    const row = await this.store.get('items', id);
    if (!row || row.account !== this.account || !is_settled(row)) return false;
    if (has_gone(row.state)) {
      await this.mark(id, { state: 'sent' });
      return true;
    }
    const followers = (await this.rows()).filter((other) => other.after.includes(id) && !is_settled(other));
    for (const other of followers) await this.refuse(await this.open(other), [lost_ground]);
    const tx = write(this.store, [...kAll]);
    await drop_item(tx, id);
    await tx.done;
    return true;
  }

  /** Sent items older than `before` leave the list of today. */
  async forget_sent(before: number): Promise<void> {
    const old = (await this.rows()).filter((row) => row.state === 'sent' && (row.settled_at ?? 0) < before);
    const tx = write(this.store, ['items']);
    for (const row of old) await tx.objectStore('items').delete(row.id);
    await tx.done;
  }

  /** When `number_due` or `sendable` will next have something, or null. */
  async next_due(): Promise<number | null> {
    const now = this.now();
    const rows = await this.rows();
    const at = (time: number, longest: number) => (has_come(time, now, longest) ? now : time);
    const times = rows.filter((row) => row.state === 'waiting').map((row) => at(row.undo_until, kUndoMs));
    times.push(...not_held_up(rows).map((row) => at(row.next_try, kBackOffMs.longest)));
    return times.length ? Math.min(...times) : null;
  }

  private async rows(): Promise<ItemRow[]> {
    return (await this.store.getAllFromIndex('items', 'account', this.account)).sort(by_making);
  }
}

/** Whether a moment has come that was set at most `longest` ahead. What lies further ahead was set by a clock that has been put back since. */
const has_come = (at: number, now: number, longest: number) => at <= now || at > now + longest;

/** What is to be sent and follows nothing that is still to be sent or was refused. */
function not_held_up(rows: ItemRow[]): ItemRow[] {
  const state_of = new Map(rows.map((row) => [row.id, row.state]));
  const gone = (id: string) => has_gone(state_of.get(id) ?? 'sent');
  return rows.filter((row) => (row.state === 'queued' || row.state === 'sending') && row.after.every(gone));
}

/** These, and all that has not been sent and follows one of them. */
function with_followers(rows: ItemRow[], ids: string[]): Set<string> {
  const all = new Set(ids);
  for (let before = 0; before < all.size; ) {
    before = all.size;
    for (const row of rows) if (!is_settled(row) && row.after.some((id) => all.has(id))) all.add(row.id);
  }
  return all;
}

async function drop_item(tx: All, id: string): Promise<void> {
  await tx.objectStore('items').delete(id);
  await drop_blobs(tx, id);
}

async function drop_blobs(tx: All, owner: string): Promise<void> {
  for (const blob of await tx.objectStore('blobs').index('owner').getAllKeys(owner)) await tx.objectStore('blobs').delete(blob);
}

function by_making(a: ItemRow, b: ItemRow): number {
  return a.made_at - b.made_at || (a.id < b.id ? -1 : 1);
}
