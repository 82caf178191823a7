// Where the answers of an application do not agree with what else is known: with the same answer elsewhere in the dossier, with
// the birth date inside a NIK, with what was said when it was sent back before. By the path that a return names.
import { name_of, said } from '../../api/names';
import { reason_name } from '../../api/reasons';
import type { Api } from '../../api/types';
import type { Words } from './id';

type Application = Api['Application'];
type Said = Pick<Words, 'elsewhere' | 'in_nik' | 'sent_back_before'>;

/** An answer with the path by which a return names it. */
export interface Told {
  path: string;
  /** The field's own name; none for a person, who goes by the role. */
  field?: Api['Service']['fields'][number];
  value: string;
  shared?: string;
}

const service_of = (catalogue: Api['Catalogue'] | null, code: string) => catalogue?.services.find((one) => one.code === code);

const told = (service: Api['Service'] | undefined, answers: Api['Answer'][], prefix: string): Told[] =>
  answers.map((answer) => {
    const field = service?.fields.find((one) => one.key === answer.field);
    return { path: `${prefix}answers.${answer.field}`, value: answer.value, field, shared: field?.shared };
  });

/** Every answer of one application, those of its persons apart. */
export function answers_of(application: Application, catalogue: Api['Catalogue'] | null): { own: Told[]; persons: Told[][] } {
  const service = service_of(catalogue, application.service);
  return {
    own: told(service, application.answers, ''),
    persons: application.persons.map((person, i) => told(service, person.answers ?? [], `persons.${i}.`)),
  };
}

/** Two entries for one person: the same NIK, as far as it is shown, in the same role or under the same name. */
const is_same = (a: Application['persons'][number], b: Application['persons'][number]) => !!a.nik && a.nik === b.nik && (a.role === b.role || a.name === b.name);

function against_others(application: Application, others: Application[], catalogue: Api['Catalogue'] | null, t: Said, mark: (path: string, text: string) => void) {
  const mine = answers_of(application, catalogue);
  for (const other of others) {
    const where = name_of(catalogue?.services, other.service);
    const theirs = answers_of(other, catalogue);
    const compare = (a: Told[], b: Told[]) => {
      for (const one of a) {
        const same = one.shared && b.find((each) => each.shared === one.shared);
        if (same && same.value !== one.value) mark(one.path, t.elsewhere(where, shown(same)));
      }
    };
    compare(mine.own, theirs.own);
    application.persons.forEach((person, i) => {
      const at = other.persons.findIndex((each) => is_same(person, each));
      if (at < 0) return;
      if (other.persons[at]!.name !== person.name) mark(`persons.${i}.name`, t.elsewhere(where, other.persons[at]!.name));
      compare(mine.persons[i]!, theirs.persons[at]!);
    });
  }
}

/** A NIK holds day, month and the year's last two digits; of a woman the day is 40 more. Null while it is masked. */
export function birth_in_nik(nik: string): { day: string; month: string; year: string } | null {
  if (!/^\d{16}$/.test(nik)) return null;
  const day = Number(nik.slice(6, 8)) % 40;
  return { day: String(day).padStart(2, '0'), month: nik.slice(8, 10), year: nik.slice(10, 12) };
}

function against_nik(application: Application, catalogue: Api['Catalogue'] | null, t: Said, mark: (path: string, text: string) => void) {
  const service = service_of(catalogue, application.service);
  application.persons.forEach((person, i) => {
    const key = service?.roles.find((role) => role.code === person.role)?.birth_date_field;
    const date = key && person.answers?.find((answer) => answer.field === key)?.value;
    const birth = birth_in_nik(person.nik ?? '');
    if (!date || !birth) return;
    const [year, month, day] = date.split('-');
    if (birth.day !== day || birth.month !== month || birth.year !== year?.slice(2)) mark(`persons.${i}.answers.${key}`, t.in_nik(`${birth.day}-${birth.month}-${birth.year}`));
  });
}

function sent_back_before(application: Application, catalogue: Api['Catalogue'] | null, t: Said, mark: (path: string, text: string) => void) {
  if (!application.revision) return;
  for (const reason of application.returned) {
    if (reason.field) mark(reason.field, t.sent_back_before(reason.note || reason_name(catalogue, 'return', reason.code)));
  }
}

/** What the eye should stop at, by path; several at one place stand one after the other. */
export function differences(application: Application, others: Application[], catalogue: Api['Catalogue'] | null, t: Said): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const mark = (path: string, text: string) => {
    const texts = found.get(path) ?? [];
    if (!texts.includes(text)) found.set(path, [...texts, text]);
  };
  against_others(application, others, catalogue, t, mark);
  against_nik(application, catalogue, t, mark);
  sent_back_before(application, catalogue, t, mark);
  return found;
}

/** The value as a person reads it: the choice's name. */
export function shown(answer: Told): string {
  const choice = answer.field?.choices.find((one) => one.value === answer.value);
  return choice ? said(choice.name) : answer.value;
}
