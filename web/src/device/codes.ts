// Codes for receipts: the server issues them ahead, so that a receipt can be printed where there is no signal. Each is given
// out once; which ones are gone is kept sealed on this device.
import { call } from '../api/call';
import { kCodesFew } from './limits';
import { write, type Sealed, type Store } from './store';
import { uuid_v7 } from './uuid';
import type { Vault } from './vault';

interface Kept {
  free: string[];
  used: string[];
}

export class Codes {
  constructor(
    private readonly store: Store,
    private readonly vault: Vault,
    private readonly device: string,
  ) {}

  /** The next code, grouped; null when there is none left and the server has to be reached first. */
  async take(): Promise<string | null> {
    let code: string | undefined;
    await this.change(({ free, used }) => {
      code = free[0];
      return code === undefined ? null : { free: free.slice(1), used: [...used, code] };
    });
    return code ?? null;
  }

  async are_few(): Promise<boolean> {
    return (await this.read()).free.length < kCodesFew;
  }

  /** Asks the server for fresh ones when they run low. Throws CallFailed. */
  async refill(): Promise<void> {
    if (!(await this.are_few())) return;
    const answer = await call<{ result: { codes: string[] } }>('POST', `/devices/${this.device}/codes`, {}, { 'Idempotency-Key': uuid_v7() });
    await this.change(({ used }) => ({ free: answer.value.result.codes.filter((code) => !used.includes(code)), used }));
  }

  private get place(): string {
    return `codes/${this.device}`;
  }

  private async read(): Promise<Kept> {
    return this.open((await this.store.get('meta', this.place)) as Sealed | undefined);
  }

  private async open(sealed: Sealed | undefined): Promise<Kept> {
    return sealed ? this.vault.open<Kept>(this.place, sealed) : { free: [], used: [] };
  }

  /** Another tab may take a code while this one seals: then what it left is changed, until nobody came in between. On the disk when this resolves. */
  private async change(how: (kept: Kept) => Kept | null): Promise<void> {
    for (;;) {
      const before = (await this.store.get('meta', this.place)) as Sealed | undefined;
      const after = how(await this.open(before));
      if (!after) return;
      const sealed = await this.vault.seal(this.place, after);
      const tx = write(this.store, ['meta']);
      const now = (await tx.objectStore('meta').get(this.place)) as Sealed | undefined;
      const untouched = String(now?.iv) === String(before?.iv);
      if (untouched) await tx.objectStore('meta').put(sealed, this.place);
      await tx.done;
      if (untouched) return;
    }
  }
}
