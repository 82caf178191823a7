// Putting right what was sent back: only what was wrong is asked for and sent.
import type { Api } from '../../api/types';
import { original } from './body';
import { bare } from './nik';
import type { Service } from './rules';
import type { Shot } from './sheet';

/** What was written for one reason. */
export interface Fix {
  /** The path of the answer that is put right, when the reason named none or another is meant. */
  field: string;
  value: string;
  /** The requirement that a photo is for, when the reason named no paper. */
  requirement: string;
  shots: Shot[];
  seen: boolean;
}
export interface MendSheet {
  fixes: Fix[];
  sent: string | null;
}

export const empty_fix = (): Fix => ({ field: '', value: '', requirement: '', shots: [], seen: false });

export interface Place {
  path: string;
  label: Api['Words'];
  kind: string;
  choices: { value: string; name: Api['Words'] }[];
  /** As it was, masked as the server shows it. */
  before: string;
}

const kName = { id: 'Nama', en: 'Name' };
const kNik = { id: 'NIK', en: 'NIK' };

/** Everything of an application that can be put right, by its path. */
export function places_of(application: Api['Application'], service: Service | undefined): Place[] {
  const of_fields = (per: string, prefix: string, who: string, answers: Api['Answer'][]): Place[] =>
    (service?.fields ?? [])
      .filter((field) => field.per === per)
      .map((field) => ({
        path: `${prefix}answers.${field.key}`,
        label: named(field.label, who),
        kind: field.kind,
        choices: field.choices,
        before: answers.find((answer) => answer.field === field.key)?.value ?? '',
      }));
  const persons = application.persons.flatMap((person, i) => [
    { path: `persons.${i}.name`, label: named(kName, person.name), kind: 'text', choices: [], before: person.name },
    { path: `persons.${i}.nik`, label: named(kNik, person.name), kind: 'nik', choices: [], before: person.nik ?? '' },
    ...of_fields(person.role, `persons.${i}.`, person.name, person.answers ?? []),
  ]);
  return [...of_fields('application', '', '', application.answers), ...persons];
}

const named = (label: Api['Words'], who: string) => (who ? { id: `${label.id}, ${who}`, en: `${label.en}, ${who}` } : label);

export function place_at(places: Place[], path: string): Place | undefined {
  return places.find((place) => place.path === path) ?? places.find((place) => place.path === path.replace(/^(persons\.\d+\.)/, '$1answers.') || place.path === `answers.${path}`);
}

/** Put right: a photo is there, or another answer. */
export const is_mended = (fix: Fix) => fix.shots.length > 0 || (fix.field !== '' && fix.value.trim() !== '');

/** The body of POST /applications/{application}/resubmit. */
export function mend_body(application: Api['Application'], papers: Api['Paper'][], service: Service | undefined, sheet: MendSheet, file: (shot: string) => string): Api['ResubmitApplication'] {
  const persons = new Map<number, NonNullable<Api['ResubmitApplication']['persons']>[number] & { answers: Api['Answer'][] }>();
  const answers: Api['Answer'][] = [];
  const new_papers: Api['PaperDraft'][] = [];
  for (const [i, fix] of sheet.fixes.entries()) {
    const wrong = papers.find((paper) => paper.paper === application.returned[i]?.paper);
    const requirement = wrong?.requirement ?? fix.requirement;
    if (fix.shots.length && requirement) {
      const asked = service?.requirements.find((use) => use.code === (wrong?.substitute_for ?? requirement));
      new_papers.push({
        requirement,
        substitute_for: wrong?.substitute_for ?? null,
        applications: wrong?.applications ?? [application.id],
        blobs: fix.shots.map((shot) => file(shot.id)),
        original: original(asked?.original ?? 'shown', fix.seen),
        replaces: wrong?.paper ?? null,
      });
    }
    const value = fix.value.trim();
    const path = /^(?:persons\.(\d+)\.)?(name|nik|answers\.(.+))$/.exec(fix.field);
    if (!path || !value) continue;
    const kind = service?.fields.find((field) => field.key === path[3])?.kind;
    const answer = path[3] && { field: path[3], value: kind === 'kk' || kind === 'nik' ? bare(value) : value };
    if (path[1] === undefined) {
      if (answer) answers.push(answer);
      continue;
    }
    const index = Number(path[1]);
    const person = persons.get(index) ?? { index, answers: [] };
    if (path[2] === 'name') person.name = value;
    else if (path[2] === 'nik') person.nik = bare(value);
    else if (answer) person.answers.push(answer);
    persons.set(index, person);
  }
  return { persons: [...persons.values()], answers, papers: new_papers };
}
