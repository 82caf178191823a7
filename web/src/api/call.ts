// Calls that do not go through the outbox: everything that only reads, and the log-in.
import { heard_from } from '../device/heard';
import { kPatienceMs } from '../device/limits';
import { me } from '../me.svelte';
import { CallFailed, reasons_of } from './problem';

export interface Answer<T> {
  status: number;
  value: T;
  etag: string | null;
}

/** `path` begins after /api/v1. Throws CallFailed for every answer but 2xx and 304. */
export async function call<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), kPatienceMs);
  let response: Response;
  let value: unknown;
  try {
    const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
    const device: Record<string, string> = me.device?.enrolled ? { 'Layang-Device': me.device.id } : {};
    response = await fetch(`/api/v1${path}`, {
      method,
      headers: { Accept: 'application/json', ...json, ...device, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: 'same-origin',
      // What was read is kept sealed or not at all: the browser's own cache lies in the open.
      cache: 'no-store',
      signal: patience.signal,
    });
    value = response.status === 304 || response.status === 204 ? null : await response.json().catch(() => null);
  } catch {
    me.line = 'down';
    throw new CallFailed(0, []);
  } finally {
    clearTimeout(timer);
  }
  const heard = heard_from(response.headers, Date.now(), me.heard);
  if (heard) me.heard = heard;
  me.line = 'up';
  if (response.ok || response.status === 304) return { status: response.status, value: value as T, etag: response.headers.get('ETag') };
  if (response.status === 401 && !path.startsWith('/session')) me.logged_in = false;
  throw new CallFailed(response.status, reasons_of(value, response.status));
}
