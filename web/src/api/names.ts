// Names of rows of the rules, in the language of this page.
import { language } from '../words';
import type { Api, Named } from './types';

export function said(words: Api['Words']): string {
  return language === 'en' ? words.en : words.id;
}

/** The name of a row; its code while the catalogue has not come. */
export function name_of(rows: Named[] | undefined, code: string): string {
  const row = rows?.find((one) => one.code === code);
  return row ? said(row.name) : code;
}
