// The log-in, as the server tells it, and as this app uses it.
import type { Account } from '../me.svelte';
import { language, w } from '../words';
import { role_name } from '../words/roles';
import { call } from './call';
import type { Api } from './types';

export type SessionAnswer = Api['Session'];

export async function read_session(): Promise<SessionAnswer> {
  return (await call<SessionAnswer>('GET', '/session')).value;
}

export async function open_session(name: string, password: string): Promise<SessionAnswer> {
  return (await call<SessionAnswer>('POST', '/session', { name, password })).value;
}

export async function close_session(): Promise<void> {
  await call('DELETE', '/session');
}

export async function change_password(old_password: string, new_password: string): Promise<void> {
  await call('POST', '/session/password', { old_password, new_password });
}

export function account_of(answer: SessionAnswer): Account {
  const desk = answer.desks[0];
  const name_of = (one: Api['Desk']) => one.name[language === 'en' ? 'en' : 'id'];
  const role = answer.grants[0]?.role;
  return {
    id: answer.account.id,
    name: answer.account.full_name,
    title: role ? `${answer.account.full_name}, ${role_name(role)}` : answer.account.full_name,
    place: desk ? name_of(desk) : w.office_of(answer.regency_name.replace(/^Kabupaten /, '')),
    desk: desk?.code ?? null,
    desks: answer.desks.map((one) => ({ code: one.code, name: name_of(one) })),
    village: desk?.kind === 'village' ? desk.village : null,
    rights: answer.rights,
    zone: answer.zone,
    zone_name: answer.zone_name,
    office_key: answer.office_key,
    password_due: answer.must_change_password,
  };
}
