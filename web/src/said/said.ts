// What an act says, in the words of the person who judges it: a late act's body, an event's open parts.
// fields get their names, codes the names of their rows, and ids of things, which say nothing to anybody, are left out.
import type { operations } from '../api.gen';
import type { Api, Named } from '../api/types';
import { pick } from '../words';
import { area_name } from '../admin/grants';
import type { Words as AdminWords } from '../admin/id';
import { en } from './en';
import { id, type Words } from './id';

type Acts = { [Name in keyof operations]: operations[Name]['parameters'] extends { header: { 'Idempotency-Key': string } } ? Name : never }[keyof operations];
/** Of these the server holds none back: they make devices and passwords, or stand at this desk themselves. */
type Never = 'enrol_device' | 'issue_codes' | 'create_account' | 'renew_password' | 'bring_rescue_file' | 'release_late_act';
/** A word for every act of the contract that may come late. */
export type ActWords = Record<Exclude<Acts, Never>, string>;

export interface Line {
  label: string;
  text?: string;
  lines?: Line[];
}

export interface Speech {
  t: Words;
  admin: AdminWords;
  catalogue: Api['Catalogue'] | null;
}

/** The words for acts and their fields. */
export const spoken = (): Words => pick({ id, en });

/** What was done, by its name in the contract; undefined for what the house does by itself. */
export function act_name(operation: string): string | undefined {
  const t = spoken();
  return t.does[operation];
}

const kId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Of use to the server alone. */
const kSilent = ['revision', 'index', 'replaces', 'receiver_index'];
/** Counted from nought in the contract, from one by people. */
const kPlaces = ['paper'];
/** Their values are few and fixed by the contract. */
const kFixed = ['delivery', 'original', 'direction', 'kind', 'from', 'to', 'by', 'activation'];

/** `path`: the parts of its address that a person can read. */
export function lines_of(path: Api['LateAct']['path'], body: unknown, speech: Speech): Line[] {
  return [...path.flatMap(({ name, value }) => said_of(name, value, speech)), ...fields_of(body, speech)];
}

function fields_of(body: unknown, speech: Speech): Line[] {
  return Object.entries((body ?? {}) as Record<string, unknown>).flatMap(([key, value]) => said_of(key, value, speech));
}

function said_of(key: string, value: unknown, speech: Speech): Line[] {
  const label = speech.t.fields[key] ?? key.replaceAll('_', ' ');
  if (value === null || value === undefined || value === '' || kSilent.includes(key)) return [];
  if (Array.isArray(value)) return list_of(key, label, value, speech);
  if (typeof value === 'object') {
    const lines = fields_of(value, speech);
    return lines.length ? [{ label, lines }] : [];
  }
  if (typeof value === 'boolean') return [{ label, text: value ? speech.t.yes : speech.t.no }];
  if (typeof value === 'number') return [{ label, text: String(kPlaces.includes(key) ? value + 1 : value) }];
  return kId.test(String(value)) ? [] : [{ label, text: named(key, String(value), speech) }];
}

function list_of(key: string, label: string, values: unknown[], speech: Speech): Line[] {
  if (key === 'answers') return (values as Api['Answer'][]).map(({ field, value }) => answered(field, value, speech));
  const texts = values.filter((value) => typeof value === 'string');
  if (texts.length) {
    const shown = texts.filter((text) => !kId.test(text));
    const count = key === 'blobs' ? speech.t.files(texts.length) : String(texts.length);
    return [{ label, text: shown.length ? shown.map((text) => named(key, text, speech)).join(', ') : count }];
  }
  const all = values.map((value) => fields_of(value, speech));
  if (all.every((lines) => lines.length === 0)) return values.length ? [{ label, text: String(values.length) }] : [];
  return all.flatMap((lines, i) => (lines.length ? [{ label: `${label} ${i + 1}`, lines }] : []));
}

function answered(key: string, value: string, { catalogue }: Speech): Line {
  const field = catalogue?.services.flatMap((service) => service.fields).find((one) => one.key === key);
  const choice = field?.choices.find((one) => one.value === value);
  return { label: field ? pick(field.label) : key, text: choice ? pick(choice.name) : value };
}

function named(key: string, value: string, { t, admin, catalogue }: Speech): string {
  if (kFixed.includes(key) && t.kinds[value]) return t.kinds[value];
  if (key === 'village' || key === 'area') return area_name(value, catalogue?.villages ?? [], admin);
  const row = rows_of(key, catalogue).find((one) => one.code === value);
  return row ? pick(row.name) : value;
}

function rows_of(key: string, catalogue: Api['Catalogue'] | null): Named[] {
  if (!catalogue) return [];
  switch (key) {
    case 'service':
      return catalogue.services;
    case 'requirement':
    case 'substitute_for':
      return catalogue.requirements;
    case 'role':
      return catalogue.services.flatMap((service) => service.roles);
    case 'medium':
      return catalogue.media;
    case 'kind':
      return [...catalogue.documents, ...catalogue.reasons.filter((one) => one.kind === 'run_problem')];
    case 'desk':
      return catalogue.desks;
    case 'identified_by':
      return catalogue.identifications;
    case 'relation':
      return catalogue.receiver_rules.flatMap((rule) => rule.allowed.map(({ relation, name }) => ({ code: relation, name })));
    case 'reason':
    case 'excuse':
    case 'code':
      return catalogue.reasons;
    default:
      return [];
  }
}
