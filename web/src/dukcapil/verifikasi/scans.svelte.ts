// Opens sheets for one file. The server writes down who looked and why, so each is asked for once; they are held in memory only
// and let go with the file.
import { CallFailed, reasons_of } from '../../api/problem';
import { me } from '../../me.svelte';

export interface Scan {
  /** An address of this page alone. */
  url: string;
  pdf: boolean;
}

export interface Scans {
  /** `reason`: a code of kind unmask. Throws CallFailed. */
  open: (blob: string, reason: string) => Promise<Scan>;
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
    open(blob, reason) {
      const before = opening.get(blob);
      if (before) return before;
      const asked = fetch_scan(blob, reason);
      opening.set(blob, asked);
      asked.then(
        (scan) => over || (seen[blob] = scan),
        () => opening.delete(blob),
      );
      return asked;
    },
  };
}

async function fetch_scan(blob: string, reason: string): Promise<Scan> {
  const device: Record<string, string> = me.device?.enrolled ? { 'Layang-Device': me.device.id } : {};
  const response = await fetch(`/api/v1/blobs/${blob}?reason=${encodeURIComponent(reason)}`, { headers: device, credentials: 'same-origin' }).catch(() => null);
  if (!response) throw new CallFailed(0, []);
  if (!response.ok) throw new CallFailed(response.status, reasons_of(await response.json().catch(() => null), response.status));
  const bytes = await response.blob();
  return { url: URL.createObjectURL(bytes), pdf: bytes.type === 'application/pdf' };
}
