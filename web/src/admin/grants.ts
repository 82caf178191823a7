// Roles and where they are held, as people read them.
import type { Api } from '../api/types';
import { role_name } from '../words/roles';
import type { Words } from './id';

export type Grant = Api['Grant'];
export type Village = Api['Village'];

/** Roles that work at one village's desk. */
const kOfVillage = ['registrar', 'hamlet_head'];

export const needs_village = (role: string) => kOfVillage.includes(role);
export const is_village = (area: string) => area.split('.').length === 4;
export const same_grant = (a: Grant, b: Grant) => a.role === b.role && a.area === b.area;
export const key_of = (grant: Grant) => `${grant.role}/${grant.area}`;

/** "seluruh kabupaten", "Kec. Panggul", "Besuki, Panggul"; the code itself while the catalogue has not come. */
export function area_name(area: string, villages: Village[], t: Words): string {
  if (!area) return t.regency;
  const village = villages.find((one) => one.code === area);
  if (village) return t.village_name(village.type ?? 'desa', village.name, village.district);
  const district = villages.find((one) => one.district_code === area);
  return district ? t.district_name(district.district) : area;
}

/** "registrar desa di Desa Besuki, Panggul" */
export const grant_text = (grant: Grant, villages: Village[], t: Words) => t.role_in(role_name(grant.role), area_name(grant.area, villages, t));

/** The area that somebody typed, with or without points: "35.03.01.2001", "3503012001". Null when there is none. */
export function area_of_code(typed: string, villages: Village[]): string | null {
  const digits = typed.replace(/[\s.]/g, '');
  if (!digits) return null;
  for (const village of villages) {
    if (village.code.replaceAll('.', '') === digits) return village.code;
    if (village.district_code.replaceAll('.', '') === digits) return village.district_code;
  }
  return null;
}

/** Kecamatan in the order of their codes. */
export function districts_of(villages: Village[]): { code: string; name: string }[] {
  const found = new Map(villages.map((one) => [one.district_code, one.district]));
  return [...found].map(([code, name]) => ({ code, name })).sort((a, b) => a.code.localeCompare(b.code));
}

/** Every word that was typed stands somewhere in the account's name, log-in, role or area. */
export function matches(account: Api['Account'], typed: string, villages: Village[], t: Words): boolean {
  const text = [account.full_name, account.login, ...account.grants.map((grant) => grant_text(grant, villages, t))].join(' ').toLowerCase();
  return typed.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
