// Opens sheets for one file. The server writes down who looked and why, so each is asked for once; they are held in memory only
// and let go with the file.
import { open_scan, type Scan } from '../../api/scan';
import type { Api } from '../../api/types';

export interface Scans {
  /** `why`: of the kind unmask. Throws CallFailed. */
  open: (blob: string, why: Api['Because']) => Promise<Scan>;
  /** What has been opened, by blob. */
  readonly seen: Record<string, Scan>;
}

/** To be called while a component is made; lets everything go when that ends. */
export function scans_of_file(): Scans {
  const opening = new Map<string, Promise<Scan>>();
  const seen = $state<Record<string, Scan>>({});
  let over = false;

  $effect(() => () => {
    over = true;
    for (const scan of opening.values()) void scan.then((one) => URL.revokeObjectURL(one.url), () => undefined);
  });

  return {
    seen,
    open(blob, why) {
      const before = opening.get(blob);
      if (before) return before;
      const asked = open_scan(blob, why);
      opening.set(blob, asked);
      asked.then(
        (scan) => over || (seen[blob] = scan),
        () => opening.delete(blob),
      );
      return asked;
    },
  };
}
