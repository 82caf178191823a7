// Opens one sheet of a dossier. It is held in memory only, and let go when another one is shown.
import { me } from '../me.svelte';
import { CallFailed, reasons_of } from './problem';
import type { Api } from './types';

export interface Scan {
  /** An address of this page alone. */
  url: string;
  pdf: boolean;
}

/** `why`: of the kind unmask. Throws CallFailed. */
export async function open_scan(blob: string, why: Api['Because']): Promise<Scan> {
  const device: Record<string, string> = me.device?.enrolled ? { 'Layang-Device': me.device.id } : {};
  const headers = { 'Content-Type': 'application/json', ...device };
  const asked = fetch(`/api/v1/blobs/${blob}/open`, { method: 'POST', headers, body: JSON.stringify(why), credentials: 'same-origin' });
  const response = await asked.catch(() => null);
  if (!response) throw new CallFailed(0, []);
  if (!response.ok) throw new CallFailed(response.status, reasons_of(await response.json().catch(() => null), response.status));
  const bytes = await response.blob();
  return { url: URL.createObjectURL(bytes), pdf: bytes.type === 'application/pdf' };
}
