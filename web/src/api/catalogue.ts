// What the rules of today say: services, papers, reasons, villages. A sealed copy stands when there is no signal.
import { language } from '../words';
import { live, type Live } from './live.svelte';
import type { Api, Named } from './types';

/** The rules change by dated rows, a few times a year; an hour is often enough. */
const kEveryMs = 3_600_000;

/** To be called while a component is made. */
export function read_catalogue(): Live<Api['Catalogue']> {
  return live<Api['Catalogue']>(() => '/catalogue', kEveryMs);
}

export function said(words: Api['Words']): string {
  return language === 'en' ? words.en : words.id;
}

/** The name of a row; its code while the catalogue has not come. */
export function name_of(rows: Named[] | undefined, code: string): string {
  const row = rows?.find((one) => one.code === code);
  return row ? said(row.name) : code;
}
