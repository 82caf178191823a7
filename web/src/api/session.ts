// The log-in, as the server tells it, and as this app uses it.
import type { Account } from '../me.svelte';
import { call } from './call';

/** `GET /session`. */
export interface SessionAnswer {
  account: { id: string; name: string; title?: string };
  desks: { kind: string; name: string; place?: string }[];
  scope: string;
  device: { id: string; name: string } | null;
  office_key?: string | null;
  password_change_due?: boolean;
}

export async function read_session(): Promise<SessionAnswer> {
  return (await call<SessionAnswer>('GET', '/session')).value;
}

export async function open_session(name: string, password: string): Promise<SessionAnswer> {
  return (await call<SessionAnswer>('POST', '/session', { name, password })).value;
}

export async function close_session(): Promise<void> {
  await call('DELETE', '/session');
}

export function account_of(answer: SessionAnswer): Account {
  const first = answer.desks[0];
  return {
    id: answer.account.id,
    name: answer.account.name,
    title: answer.account.title ?? answer.account.name,
    place: first?.place ?? first?.name ?? answer.scope,
    desks: answer.desks.map((desk) => desk.kind),
    office_key: answer.office_key ?? null,
    password_due: answer.password_change_due ?? false,
  };
}
