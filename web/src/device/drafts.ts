// Work that is not yet an act: kept sealed in the same store, so that leaving a form at any point loses nothing.
import { write, type Store } from './store';
import type { Vault } from './vault';

export interface Draft<T> {
  id: string;
  kind: string;
  changed_at: number;
  content: T;
}

export class Drafts {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly now: () => number = Date.now,
  ) {}

  /** The last save that was begun: sealing takes its time, and an older state must not come to lie over a newer one. */
  private saving = Promise.resolve();

  /** When this resolves the draft is on the disk. `content` must survive JSON. */
  async save(id: string, kind: string, content: unknown): Promise<void> {
    const saved = this.saving.then(() => this.put(id, kind, content));
    this.saving = saved.catch(() => undefined);
    await saved;
  }

  private async put(id: string, kind: string, content: unknown): Promise<void> {
    const sealed = await this.vault.seal(`draft/${id}`, content);
    const tx = write(this.store, ['drafts']);
    await tx.objectStore('drafts').put({ id, account: this.vault.account, kind, changed_at: this.now(), content: sealed });
    await tx.done;
  }

  /** Null when there is none, or it belongs to somebody else. */
  async load<T>(id: string): Promise<Draft<T> | null> {
    const row = await this.store.get('drafts', id);
    if (!row || row.account !== this.vault.account) return null;
    return { id, kind: row.kind, changed_at: row.changed_at, content: await this.vault.open<T>(`draft/${id}`, row.content) };
  }

  /** Newest first. */
  async list<T>(kind: string): Promise<Draft<T>[]> {
    const rows = (await this.store.getAllFromIndex('drafts', 'account', this.vault.account)).filter((row) => row.kind === kind);
    const drafts = await Promise.all(rows.map((row) => this.load<T>(row.id)));
    return drafts.flatMap((draft) => draft ?? []).sort((a, b) => b.changed_at - a.changed_at);
  }

  /** A file of a draft. Its id is the one under which the act will name it. */
  async put_file(draft: string, id: string, bytes: Blob): Promise<void> {
    const content = await this.vault.seal_bytes(`blob/${id}`, await bytes.arrayBuffer());
    const row = { id, account: this.vault.account, owner: draft, size: bytes.size, uploaded: 0, content };
    const tx = write(this.store, ['blobs']);
    await tx.objectStore('blobs').put(row);
    await tx.done;
  }

  async file(id: string, type: string): Promise<Blob | null> {
    const row = await this.store.get('blobs', id);
    if (!row || row.account !== this.vault.account) return null;
    return new Blob([await this.vault.open_bytes(`blob/${id}`, row.content)], { type });
  }

  async drop_file(id: string): Promise<void> {
    await this.store.delete('blobs', id);
  }

  /** After the saves that were begun before: none of them brings it back. */
  async drop(id: string): Promise<void> {
    await this.saving;
    const tx = write(this.store, ['drafts', 'blobs']);
    await tx.objectStore('drafts').delete(id);
    for (const blob of await tx.objectStore('blobs').index('owner').getAllKeys(id)) await tx.objectStore('blobs').delete(blob);
    await tx.done;
  }
}

