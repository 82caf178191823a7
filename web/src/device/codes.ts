// Codes for receipts: the server issues them ahead, so that a receipt can be printed where there is no signal. Each is given
// out once; which ones are gone is kept sealed on this device.
import { call } from '../api/call';
import { kCodesFew } from './limits';
import type { Store } from './store';
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
    const kept = await this.read();
    const code = kept.free.shift();
    if (code === undefined) return null;
    await this.write({ free: kept.free, used: [...kept.used, code] });
    return code;
  }

  /** A code that was taken for something that was given up. */
  async give_back(code: string): Promise<void> {
    const kept = await this.read();
    await this.write({ free: [code, ...kept.free], used: kept.used.filter((other) => other !== code) });
  }

  async are_few(): Promise<boolean> {
    return (await this.read()).free.length < kCodesFew;
  }

  /** Asks the server for fresh ones when they run low. Throws CallFailed. */
  async refill(): Promise<void> {
    if (!(await this.are_few())) return;
    const answer = await call<{ result: { codes: string[] } }>('POST', `/devices/${this.device}/codes`, {}, { 'Idempotency-Key': uuid_v7() });
    const { used } = await this.read();
    await this.write({ free: answer.value.result.codes.filter((code) => !used.includes(code)), used });
  }

  private get place(): string {
    return `codes/${this.device}`;
  }

  private async read(): Promise<Kept> {
    const sealed = (await this.store.get('meta', this.place)) as Parameters<Vault['open']>[1] | undefined;
    return sealed ? this.vault.open<Kept>(this.place, sealed) : { free: [], used: [] };
  }

  private async write(kept: Kept): Promise<void> {
    await this.store.put('meta', await this.vault.seal(this.place, kept), this.place);
  }
}
