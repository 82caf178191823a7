// Coded reasons of a kind, as choices.
import { name_of, said } from './names';
import type { Api } from './types';

export interface Choice {
  value: string;
  text: string;
  note_required: boolean;
}

export function reasons_of_kind(catalogue: Api['Catalogue'] | null, kind: string): Choice[] {
  return (catalogue?.reasons ?? [])
    .filter((one) => one.kind === kind)
    .map((one) => ({ value: one.code, text: said(one.name), note_required: one.note_required }));
}

/** What a reason is called; its code while the catalogue has not come. */
export function reason_name(catalogue: Api['Catalogue'] | null, kind: string, code: string): string {
  return name_of(catalogue?.reasons.filter((one) => one.kind === kind), code);
}

/** A reason is chosen, and has the note that it asks for. */
export function is_complete(choices: Choice[], code: string, note: string): boolean {
  const choice = choices.find((one) => one.value === code);
  return choice !== undefined && (!choice.note_required || note.trim() !== '');
}
