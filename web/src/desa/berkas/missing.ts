// What a sheet still lacks before it may be sent, and what is wrong with a number or an answer. It never stops anybody from saving.
import { name_of, said } from '../../api/catalogue';
import type { Words } from './id';
import { bare, read_nik } from './nik';
import type { SaidOf } from './nik_words.svelte';
import { humans_in, type Human, type Sheet, type StepName } from './sheet';
import { age_outside, applied, born_of, is_unseen, may_be_lifted, papers_of, part_key, parts_of, questions_of, witnesses_missing, type Catalogue, type Part, type PaperNeed, type Question } from './rules';
import { age_on } from './nik';

export interface Lack {
  step: StepName;
  text: string;
}

/** Reasons against a NIK; none for one that may be left out and is. What it says by itself is not said again by the server (`nik-date`). */
export function nik_wrong(nik: string, need: Part['nik'], today: string, t: Words, said_of?: SaidOf): string[] {
  if (!bare(nik)) return need === 'required' ? [t.nik_missing] : [];
  const meaning = read_nik(nik, today);
  const faults = Array.isArray(meaning) ? meaning : [];
  const told = (said_of?.(nik)?.wrong ?? []).filter((reason) => faults.every((fault) => reason.code !== `nik-${fault}`));
  return [...faults.map((fault) => t.nik_fault[fault](bare(nik).length)), ...told.map((reason) => reason.text)];
}

export function answer_wrong(question: Question, value: string, today: string, t: Words): string[] {
  const { field } = question;
  const text = value.trim();
  if (!text) return [];
  const because = (common: string) => [field.refusal ? said(field.refusal) : common];
  if (field.kind === 'kk' && !/^\d{16}$/.test(bare(text))) return [t.kk_wrong(bare(text).length)];
  if (field.kind === 'nik') return nik_wrong(text, 'optional', today, t);
  if (field.kind === 'number') {
    const number = Number(text);
    const [low, high] = [field.number_min ?? 0, field.number_max ?? Number.MAX_SAFE_INTEGER];
    if (!/^\d+$/.test(text) || number < low || number > high) return because(t.number_between(low, high));
  }
  if (field.kind === 'date') {
    const days = Math.round((Date.parse(text) - Date.parse(today)) / 86_400_000);
    if (field.days_ahead_max != null && days > field.days_ahead_max) return because(t.date_ahead);
    if (field.days_back_max != null && -days > field.days_back_max) return because(t.date_back(field.days_back_max));
  }
  return [];
}

export const phone_wrong = (phone: string) => Boolean(phone.trim()) && !/^\+?\d{9,15}$/.test(bare(phone));

export function part_name(part: Part, t: Words): string {
  return part.name ? said(part.name) : t.applicant;
}

export function paper_name(catalogue: Catalogue, need: PaperNeed): string {
  const row = catalogue.requirements.find((one) => one.code === need.requirement);
  const name = row ? said(row.name) : need.requirement;
  return need.human?.name ? `${name}, ${need.human.name}` : name;
}

/** A paper that is brought instead, with the witnesses that it wants. */
export function substitute_name(catalogue: Catalogue, one: PaperNeed['substitutes'][number], t: Words): string {
  const name = name_of(catalogue.requirements, one.code);
  return one.witnesses ? `${name}, ${t.witnesses(one.witnesses)}` : name;
}

/** Too young or too old for a part, by what the row says. */
function age_wrong(sheet: Sheet, catalogue: Catalogue, today: string): string[] {
  return applied(sheet, catalogue).flatMap((one) =>
    one.service.roles.flatMap((role) =>
      humans_in(sheet, part_key(role)).flatMap((human) => {
        const age = age_on(born_of(sheet, one, role, human, today), today);
        const outside = age >= 0 && age_outside(role, age);
        return outside && role.age_refusal && !may_be_lifted(sheet, one, role, human, today) ? [`${human.name}: ${said(role.age_refusal)}`] : [];
      }),
    ),
  );
}

function people_lacks(sheet: Sheet, catalogue: Catalogue, today: string, t: Words, said_of?: SaidOf): string[] {
  const of_part = (part: Part, human: Human) => {
    const who = human.name.trim() || part_name(part, t);
    const unnamed = human.name.trim() ? [] : [t.lack_name(part_name(part, t))];
    return [...unnamed, ...nik_wrong(human.nik, part.nik, today, t, said_of).map((text) => `${who}: ${text}`)];
  };
  const lacks = parts_of(sheet, catalogue).flatMap((part) => {
    const there = humans_in(sheet, part.key);
    const few = there.length < part.min ? [t.lack_part(part_name(part, t))] : [];
    return [...few, ...there.flatMap((human) => of_part(part, human))];
  });
  return [...lacks, ...age_wrong(sheet, catalogue, today)];
}

export function paper_lacks(sheet: Sheet, catalogue: Catalogue, need: PaperNeed, t: Words): string[] {
  const paper = sheet.papers[need.key];
  if (!paper?.shots.length) return [t.lack_paper];
  const unseen = is_unseen(need, paper) ? [t.lack_seen] : [];
  const witnesses = witnesses_missing(sheet, catalogue, need);
  return witnesses ? [...unseen, t.lack_witnesses(witnesses)] : unseen;
}

export function lacks_of(sheet: Sheet, catalogue: Catalogue, today: string, t: Words, said_of?: SaidOf): Lack[] {
  const at = (step: StepName, texts: string[]) => [...new Set(texts)].map((text) => ({ step, text }));
  const answers = questions_of(sheet, catalogue, today).flatMap((question) => {
    const value = sheet.answers[question.key] ?? '';
    const label = said(question.field.label);
    if (!value.trim()) return question.required ? [t.lack_answer(question.human ? `${label}, ${question.human.name}` : label)] : [];
    return answer_wrong(question, value, today, t).map((text) => `${label}: ${text}`);
  });
  const papers = papers_of(sheet, catalogue, today).flatMap((need) =>
    paper_lacks(sheet, catalogue, need, t).map((text) => `${paper_name(catalogue, need)}: ${text}`),
  );
  const delivery = [
    ...(sheet.village ? [] : [t.lack_village]),
    ...(sheet.hamlet.trim() ? [] : [t.lack_hamlet]),
    ...(phone_wrong(sheet.phone) ? [t.phone_wrong] : []),
    ...sheet.receivers.flatMap((one) => [...(one.name.trim() && one.relation ? [] : [t.lack_receiver]), ...nik_wrong(one.nik, 'optional', today, t, said_of)]),
    ...(sheet.consent ? [] : [t.lack_consent]),
  ];
  return [...at('siapa', people_lacks(sheet, catalogue, today, t, said_of)), ...at('isian', answers), ...at('syarat', papers), ...at('penyerahan', delivery)];
}
