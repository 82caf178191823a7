// Opens one sheet of a dossier. It is held in memory only, and let go when another one is shown.
import { me } from '../me.svelte';
import { CallFailed, reasons_of } from './problem';

export interface Scan {
  /** An address of this page alone. */
  url: string;
  pdf: boolean;
}

/** `reason`: a code of kind unmask. Throws CallFailed. */
export async function open_scan(blob: string, reason: string): Promise<Scan> {
  const device: Record<string, string> = me.device?.enrolled ? { 'Layang-Device': me.device.id } : {};
  const response = await fetch(`/api/v1/blobs/${blob}?reason=${encodeURIComponent(reason)}`, { headers: device, credentials: 'same-origin' }).catch(() => null);
  if (!response) throw new CallFailed(0, []);
  if (!response.ok) throw new CallFailed(response.status, reasons_of(await response.json().catch(() => null), response.status));
  const bytes = await response.blob();
  return { url: URL.createObjectURL(bytes), pdf: bytes.type === 'application/pdf' };
}
