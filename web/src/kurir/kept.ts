// What the phone keeps of a run beside its acts, until the run is closed: it may put the page away at any time.
import { opened } from '../device/work';

/** What was told of a problem so far, on the screen of one stop or of none. */
export interface Told {
  stop: number | null;
  kind: string;
  note: string;
  /** A photo, whose file lies in the draft. */
  shot: { id: string; type: string; blurred: boolean } | null;
}

export interface Kept {
  run: string;
  /** Stops at which a problem was told. */
  troubled: number[];
  /** Stops that were left though something is still to be done there. */
  passed: number[];
  /** Not yet reported. */
  problem?: Told;
}

export const draft_of_run = (run: string) => `kurir-${run}-rit`;

/** The bags that were held against their labels at one stop. */
export const draft_of_stop = (run: string, stop: number) => `kurir-${run}-${stop}`;

export async function kept_of(run: string): Promise<Kept> {
  return (await opened().drafts.load<Kept>(draft_of_run(run)))?.content ?? { run, troubled: [], passed: [] };
}

/** When this resolves it is on the disk. */
export async function keep(kept: Kept): Promise<void> {
  await opened().drafts.save(draft_of_run(kept.run), 'kurir', kept);
}
