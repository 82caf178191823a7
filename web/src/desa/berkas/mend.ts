// Putting right what was sent back: only what was wrong is asked for and sent.
import type { Api } from '../../api/types';
import { original } from './body';
import { bare } from './nik';
import { answer_key, is_unseen, kOnce, kWitness, papers_of, part_key, type Catalogue, type PaperNeed, type Service } from './rules';
import { new_sheet, no_paper, type Human, type PaperSheet, type Sheet } from './sheet';

/** What was written for one reason: an answer, or the paper that is brought now. */
export interface Fix extends PaperSheet {
  /** The path of the answer that is put right, when the reason named none or another is meant. */
  field: string;
  value: string;
  /** The requirement that a photo is for, when the reason named no paper. */
  requirement: string;
}
export interface MendSheet {
  fixes: Fix[];
  /** Requirements that somebody chose to bring besides. */
  more: string[];
  /** Papers besides those of the reasons, by the key of their need. */
  papers: Record<string, PaperSheet>;
  /** Who is there now besides those who were. */
  witnesses: Human[];
  sent: string | null;
}
type Application = Api['Application'];
type Paper = Api['Paper'];
type Receiver = Api['Dossier']['receivers'][number];

const empty_fix = (): Fix => ({ ...no_paper(), field: '', value: '', requirement: '' });

/** A sheet for that return; what was kept of one goes on, whatever it did not know of yet. */
export function mend_sheet(application: Application, papers: Paper[], places: Place[], kept: Partial<MendSheet> | undefined): MendSheet {
  const fixes = application.returned.map((reason, i): Fix => {
    const wrong = papers.find((paper) => paper.paper === reason.paper);
    const substitute = wrong?.substitute_for ? wrong.requirement : null;
    const fresh = { ...empty_fix(), substitute, field: (reason.field && place_at(places, reason.field)?.path) ?? '' };
    return kept?.fixes?.length === application.returned.length ? { ...fresh, ...kept.fixes[i] } : fresh;
  });
  return { more: [], papers: {}, witnesses: [], sent: null, ...kept, fixes };
}

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

const reason_key = (i: number) => `reason/${i}`;

const kPath = /^(?:persons\.(\d+)\.)?(name|nik|answers\.(.+))$/;

/** The application as it will be, as the form of a new dossier writes it. Numbers stay masked, so that ages are not known: the server judges them. */
export function mended_sheet(application: Application, service: Service, mend: MendSheet, receivers: Receiver[]): Sheet {
  const papers = { ...mend.papers, ...Object.fromEntries(mend.fixes.map((fix, i) => [reason_key(i), fix])) };
  const sheet: Sheet = { ...new_sheet(null, [], application.village), applications: [{ id: application.id, service: service.code }], papers };
  const answer = (per: string, key: string, value: string, human: Human | null) => {
    const field = service.fields.find((one) => one.key === key && one.per === per);
    if (field) sheet.answers[answer_key(application.id, field, human)] = value;
  };
  const join = (code: string, human: Human) => {
    const role = service.roles.find((one) => one.code === code);
    sheet.people.push(human);
    if (role) sheet.parts.push({ part: part_key(role), human: human.id });
  };
  sheet.receivers = receivers.map(({ name, relation }, i) => ({ id: `receiver${i}`, name, nik: '', relation }));
  for (const one of application.answers) answer(kOnce, one.field, one.value, null);
  const there = application.persons.map((person, i) => ({ id: String(i), name: person.name ?? '', nik: '', role: person.role, answers: person.answers ?? [] }));
  for (const { role, answers, ...human } of there) {
    join(role, human);
    for (const one of answers) answer(role, one.field, one.value, human);
  }
  for (const human of mend.witnesses) if (human.name.trim()) join(kWitness, { ...human });
  for (const fix of mend.fixes) {
    const path = kPath.exec(fix.field);
    const value = fix.value.trim();
    if (!path || !value) continue;
    const human = path[1] === undefined ? null : (sheet.people[Number(path[1])] ?? null);
    if (path[3]) answer(human ? (there[Number(path[1])]?.role ?? '') : kOnce, path[3], value, human);
    else if (human) human[path[2] as 'name' | 'nik'] = value;
  }
  return sheet;
}

/** How a row asks for a paper. */
function need_of(application: Application, service: Service, requirement: string, key: string): PaperNeed {
  const use = service.requirements.find((one) => one.code === requirement);
  return { key, requirement, human: null, applications: [application.id], original: use?.original ?? 'shown', substitutes: use?.substitutes ?? [] };
}

/** The paper that one reason is about: the one that was wrong, or the one that was chosen. */
export function need_of_reason(application: Application, service: Service, papers: Paper[], mend: MendSheet, i: number): PaperNeed | undefined {
  const wrong = papers.find((paper) => paper.paper === application.returned[i]?.paper);
  const requirement = wrong?.substitute_for ?? wrong?.requirement ?? mend.fixes[i]?.requirement;
  return requirement ? need_of(application, service, requirement, reason_key(i)) : undefined;
}

/** Papers besides those of the reasons: what the mended answers make due and is not there, and what somebody chose. */
export function more_needs(application: Application, service: Service, catalogue: Catalogue, papers: Paper[], mend: MendSheet, receivers: Receiver[], today: string): PaperNeed[] {
  const stands = (paper: Paper) => paper.applications.includes(application.id) && !paper.replaced_for.includes(application.id);
  const held = [
    ...papers.filter(stands).map((paper) => paper.substitute_for ?? paper.requirement),
    // What a reason brings in another's place counts once.
    ...mend.fixes.flatMap((fix, i) => (fix.shots.length && fix.requirement && papers.every((paper) => paper.paper !== application.returned[i]?.paper) ? fix.requirement : [])),
  ];
  const due = papers_of(mended_sheet(application, service, mend, receivers), { ...catalogue, services: [service] }, today);
  const lacking = due.filter((need) => {
    const at = held.indexOf(need.requirement);
    if (at >= 0) held.splice(at, 1);
    return at < 0;
  });
  const chosen = mend.more.filter((code) => lacking.every((need) => need.requirement !== code));
  return [...lacking, ...chosen.map((code) => need_of(application, service, code, `more/${code}`))];
}

/** Whether of a paper that is brought now nobody has seen the original yet. */
export function lacks_original(application: Application, papers: Paper[], service: Service, mend: MendSheet, more: PaperNeed[]): boolean {
  const unseen = (need: PaperNeed | undefined, paper: PaperSheet | undefined) => !!need && !!paper?.shots.length && is_unseen(need, paper);
  return mend.fixes.some((fix, i) => unseen(need_of_reason(application, service, papers, mend, i), fix)) || more.some((need) => unseen(need, mend.papers[need.key]));
}

/** The body of POST /applications/{application}/resubmit; `more`: what more_needs gave. */
export function mend_body(application: Application, papers: Paper[], service: Service, mend: MendSheet, more: PaperNeed[], file: (shot: string) => string): Api['ResubmitApplication'] {
  const persons = new Map<number, NonNullable<Api['ResubmitApplication']['persons']>[number] & { answers: Api['Answer'][] }>();
  const answers: Api['Answer'][] = [];
  const new_papers: Api['PaperDraft'][] = [];
  const bring = (need: PaperNeed | undefined, paper: PaperSheet | undefined, replaces: number | null) => {
    if (!need || !paper?.shots.length) return;
    new_papers.push({
      requirement: paper.substitute ?? need.requirement,
      substitute_for: paper.substitute ? need.requirement : null,
      applications: [application.id],
      blobs: paper.shots.map((shot) => file(shot.id)),
      original: original(need.original, paper.seen),
      replaces,
    });
  };
  for (const [i, fix] of mend.fixes.entries()) {
    const wrong = papers.find((paper) => paper.paper === application.returned[i]?.paper);
    bring(need_of_reason(application, service, papers, mend, i), fix, wrong?.paper ?? null);
    const value = fix.value.trim();
    const path = kPath.exec(fix.field);
    if (!path || !value) continue;
    const kind = service.fields.find((field) => field.key === path[3])?.kind;
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
  for (const need of more) bring(need, mend.papers[need.key], null);
  const added = mend.witnesses.filter((human) => human.name.trim()).map((human) => ({ role: kWitness, name: human.name.trim(), nik: bare(human.nik) || null }));
  return { persons: [...persons.values()], answers, papers: new_papers, added };
}
