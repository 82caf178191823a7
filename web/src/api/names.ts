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

/** Copies that a device kept from before know the Indonesian name alone. */
const in_language = (id: string, en?: string) => (language === 'en' && en) || id;

/** What a document, an old document or an original is. */
export const kind_of = (one: { kind_name: string; kind_name_en?: string }) => in_language(one.kind_name, one.kind_name_en);

/** The same of what lies in a bag or is due at the door. */
export const called = (one: { name: string; name_en?: string }) => in_language(one.name, one.name_en);

/** Who may receive at the door: somebody whom the family named, or a row of the rules, of which the offer has the Indonesian name alone. */
export function called_at_door(offer: Api['ReceiverOffer'], rules: Api['Catalogue']['receiver_rules'] | undefined): string {
  const row = offer.index === undefined ? rules?.flatMap((rule) => rule.allowed).find((one) => one.relation === offer.relation && one.name.id === offer.name) : undefined;
  return row ? said(row.name) : offer.name;
}
