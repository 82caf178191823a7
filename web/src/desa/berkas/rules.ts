// What the catalogue's rows ask of a sheet: parts, questions, papers, who may receive. No service is known here by name.
import type { Api } from '../../api/types';
import { age_on, bare, births_of, born_as_told } from './nik';
import { humans_in, type Human, type PaperSheet, type Sheet } from './sheet';

export type Catalogue = Api['Catalogue'];
export type Service = Api['Service'];
type Role = Service['roles'][number];
export type FormField = Service['fields'][number];
type Condition = Api['Condition'];
type PaperUse = Service['requirements'][number];

export const kOnce = 'application';
/** The part of whoever brings the dossier. */
export const kApplicant = 'applicant';
/** The role in which the witnesses of a substitute are counted. */
export const kWitness = 'witness';

/** The same role of several services is one part. */
export interface Part {
  key: string;
  name: Api['Words'] | null;
  min: number;
  max: number;
  nik: Role['nik'];
}
export interface Question {
  key: string;
  field: FormField;
  human: Human | null;
  required: boolean;
}
export interface PaperNeed {
  key: string;
  requirement: string;
  human: Human | null;
  applications: string[];
  original: PaperUse['original'];
  substitutes: PaperUse['substitutes'];
}
interface Facts {
  answers: Map<string, string>;
  ages: Map<string, number[]>;
}

export const part_key = (role: Role) => `${role.code}/${role.name.id}`;

export interface Applied {
  id: string;
  service: Service;
}
/** The applications whose row is in force. */
export function applied(sheet: Sheet, catalogue: Catalogue): Applied[] {
  return sheet.applications.flatMap((one) => {
    const service = catalogue.services.find((row) => row.code === one.service);
    return service ? [{ id: one.id, service }] : [];
  });
}

const kStricter = { none: 0, optional: 1, required: 2 };

export function parts_of(sheet: Sheet, catalogue: Catalogue): Part[] {
  const parts = new Map<string, Part>();
  for (const { service } of applied(sheet, catalogue)) {
    for (const role of service.roles) {
      const key = part_key(role);
      const had = parts.get(key);
      if (!had) parts.set(key, { key, name: role.name, min: role.min, max: role.max, nik: role.nik });
      else Object.assign(had, { min: Math.max(had.min, role.min), max: Math.min(had.max, role.max), nik: kStricter[role.nik] > kStricter[had.nik] ? role.nik : had.nik });
    }
  }
  const applicant: Part = { key: kApplicant, name: null, min: 1, max: 1, nik: 'optional' };
  return [...parts.values(), applicant];
}

/** By whom an application is found again, here as on the server: the first in the row's order who has a number. For a newborn, the mother. */
export function known_by_number(sheet: Sheet, service: Service): Human | undefined {
  return service.roles.flatMap((role) => humans_in(sheet, part_key(role))).find((human) => bare(human.nik));
}

/** Where an answer is kept: shared questions once for the family or for the person, others for the application. */
export function answer_key(application: string, field: FormField, human: Human | null): string {
  return [field.shared ?? `${application}/${field.key}`, ...(human ? [human.id] : [])].join('/');
}

const answer_of = (sheet: Sheet, application: string, field: FormField, human: Human | null) => sheet.answers[answer_key(application, field, human)]?.trim() ?? '';

/** Too young or too old for a role, by what its row says. */
export const age_outside = (role: Role, age: number) => (role.min_age != null && age < role.min_age) || (role.max_age != null && age >= role.max_age);

/** By the number or the form; of two centuries the one that the form is nearer to, else the one that the role allows. */
export function born_of(sheet: Sheet, one: Applied, role: Role, human: Human, today: string): string | null {
  const field = one.service.fields.find((each) => each.key === role.birth_date_field && each.per === role.code);
  const told = (field && answer_of(sheet, one.id, field, human)) || null;
  const births = births_of(human.nik, today);
  if (told) return born_as_told(told, births, today);
  return births.find((born) => !age_outside(role, age_on(born, today))) ?? births[0] ?? null;
}

function take(answers: Map<string, string>, sheet: Sheet, one: Applied, per: string, human: Human | null): void {
  for (const field of one.service.fields) {
    const value = field.per === per ? answer_of(sheet, one.id, field, human) : '';
    if (value && !answers.has(field.key)) answers.set(field.key, value);
  }
}

/** About the whole application: a question asked of several persons is answered by the first of them. */
function facts_of(sheet: Sheet, one: Applied, today: string): Facts {
  const facts: Facts = { answers: new Map(), ages: new Map() };
  take(facts.answers, sheet, one, kOnce, null);
  for (const role of one.service.roles) {
    for (const human of humans_in(sheet, part_key(role))) {
      take(facts.answers, sheet, one, role.code, human);
      facts.ages.set(role.code, [...(facts.ages.get(role.code) ?? []), age_on(born_of(sheet, one, role, human, today), today)]);
    }
  }
  return facts;
}

/** About one person alone: the own answers before the common ones. */
function facts_of_human(sheet: Sheet, one: Applied, role: Role, human: Human, today: string): Facts {
  const facts: Facts = { answers: new Map(), ages: new Map([[role.code, [age_on(born_of(sheet, one, role, human, today), today)]]]) };
  take(facts.answers, sheet, one, role.code, human);
  take(facts.answers, sheet, one, kOnce, null);
  return facts;
}

export function holds(when: Condition | null | undefined, facts: Facts): boolean {
  if (!when) return true;
  if (when.field && !when.is?.includes(facts.answers.get(when.field) ?? '')) return false;
  if (!when.role) return true;
  const any_age = when.age_from == null && when.age_below == null;
  return (facts.ages.get(when.role) ?? []).some((age) => any_age || (age >= 0 && age >= (when.age_from ?? 0) && (when.age_below == null || age < when.age_below)));
}

/** Whether what was answered lifts the limits of age, or may yet: it is asked on a later page. */
export function may_be_lifted(sheet: Sheet, one: Applied, role: Role, human: Human, today: string): boolean {
  if (!role.age_unless) return false;
  const facts = facts_of_human(sheet, one, role, human, today);
  const { field } = role.age_unless;
  return (field != null && !facts.answers.has(field)) || holds(role.age_unless, facts);
}

interface Asked {
  facts: Facts;
  human: Human | null;
}
/** Everybody (or the application itself) that a row's `per` speaks of, with the facts to ask its condition about. */
function each_per(sheet: Sheet, one: Applied, per: string, today: string): Asked[] {
  if (per === kOnce) return [{ facts: facts_of(sheet, one, today), human: null }];
  const role = one.service.roles.find((each) => each.code === per);
  if (!role) return [];
  return humans_in(sheet, part_key(role)).map((human) => ({ facts: facts_of_human(sheet, one, role, human, today), human }));
}

export function questions_of(sheet: Sheet, catalogue: Catalogue, today: string): Question[] {
  const found = new Map<string, Question>();
  for (const one of applied(sheet, catalogue)) {
    for (const field of one.service.fields) {
      for (const { facts, human } of each_per(sheet, one, field.per, today)) {
        const key = answer_key(one.id, field, human);
        // A date of birth may lift what it was asked for, and can be put right all the same.
        const told = sheet.answers[key] && one.service.roles.some((role) => role.code === field.per && role.birth_date_field === field.key);
        if (!told && !holds(field.when, facts)) continue;
        const had = found.get(key);
        if (had) had.required ||= field.required;
        else found.set(key, { key, field, human, required: field.required });
      }
    }
  }
  return [...found.values()];
}

/** Nobody at the desk has looked at its original, and the row wants that: the server takes no such paper. */
export const is_unseen = (need: PaperNeed, paper: PaperSheet) => need.original !== 'none' && !paper.seen;

/** A paper that several applications ask for in the same way is brought once; after those of the rows, what each receiver brings. */
export function papers_of(sheet: Sheet, catalogue: Catalogue, today: string): PaperNeed[] {
  const found = new Map<string, PaperNeed>();
  const add = (one: Applied, use: Pick<PaperUse, 'code' | 'original' | 'substitutes'>, human: Human | null) => {
    const key = [use.code, human?.id ?? '', ...use.substitutes.map((other) => other.code)].join('/');
    const had = found.get(key);
    if (!had) found.set(key, { key, requirement: use.code, human, applications: [one.id], original: use.original, substitutes: use.substitutes });
    else {
      had.applications.push(one.id);
      if (use.original === 'kept' || had.original === 'none') had.original = use.original;
    }
  };
  for (const one of applied(sheet, catalogue))
    for (const use of one.service.requirements)
      for (const { facts, human } of each_per(sheet, one, use.per, today)) if (holds(use.when, facts)) add(one, use, human);
  for (const receiver of sheet.receivers)
    for (const one of applied(sheet, catalogue))
      for (const code of papers_of_relation(catalogue, rules_of(sheet, one, today), receiver.relation)) add(one, { code, original: 'shown', substitutes: [] }, receiver);
  return [...found.values()];
}

/** By which rules the documents of one application are received. */
function rules_of(sheet: Sheet, one: Applied, today: string): string[] {
  return one.service.outputs.filter((output) => each_per(sheet, one, output.per, today).some(({ facts }) => holds(output.when, facts))).map((output) => output.receiver);
}

/** The documents that will come, one entry a copy, and the old ones that are taken back for them. */
export function outputs_of(sheet: Sheet, catalogue: Catalogue, today: string): { documents: string[]; bring: string[]; rules: string[] } {
  const documents: string[] = [];
  const bring = new Set<string>();
  const rules = new Set<string>();
  for (const one of applied(sheet, catalogue)) {
    for (const output of one.service.outputs) {
      for (const { facts } of each_per(sheet, one, output.per, today)) {
        if (!holds(output.when, facts)) continue;
        for (let copy = 0; copy < output.count; copy++) documents.push(output.document);
        rules.add(output.receiver);
        for (const old of output.surrenders as { document?: string }[]) if (old.document) bring.add(old.document);
      }
    }
  }
  return { documents, bring: [...bring], rules: [...rules] };
}

/** Relations that may receive what these services bring. */
export function relations_of(catalogue: Catalogue, rules: string[]): { relation: string; name: Api['Words'] }[] {
  const found = new Map<string, Api['Words']>();
  for (const rule of catalogue.receiver_rules) if (rules.includes(rule.code)) for (const one of rule.allowed) found.set(one.relation, one.name);
  return [...found].map(([relation, name]) => ({ relation, name }));
}

/** What somebody of that relation brings to receive what these services bring: a proxy's letter. */
export function papers_of_relation(catalogue: Catalogue, rules: string[], relation: string): string[] {
  const allowed = catalogue.receiver_rules.filter((rule) => rules.includes(rule.code)).flatMap((rule) => rule.allowed);
  return [...new Set(allowed.flatMap((one) => (one.relation === relation ? one.papers : [])))];
}

/** Witnesses that the chosen substitute still lacks. */
export function witnesses_missing(sheet: Sheet, catalogue: Catalogue, need: PaperNeed): number {
  const wanted = need.substitutes.find((one) => one.code === sheet.papers[need.key]?.substitute)?.witnesses ?? 0;
  const roles = applied(sheet, catalogue)
    .filter((one) => need.applications.includes(one.id))
    .flatMap((one) => one.service.roles.filter((role) => role.code === kWitness));
  const there = new Set(roles.flatMap((role) => humans_in(sheet, part_key(role)).map((human) => human.id))).size;
  return Math.max(0, wanted - there);
}
