// What a village has to do today: the answers as they come, and the lines that Beranda makes of them.
import type { Api } from '../api/types';

/** `GET /village-today`. Persons by the names that the desk may see; instants as the API writes them. */
export interface Today {
  /** Bags under way to this village or here and unopened. */
  bags: { bag: string; code: string; things: number; arrived_at: string | null; hands: string }[];
  /** Documents that lie here, one line for what a person gets at once. */
  ready: { dossier: string; code: string; person: string; hamlet: string; rt: string; documents: string[]; promised_on: string | null; attempts: number; since: string }[];
  /** What must go back to the office, counted by its name. */
  due_back: { name: string; count: number }[];
  /** Promises of the next five working days, today first. */
  promises: { on: string; count: number }[];
}

/** An application that the office has sent back. */
export interface Returned {
  application: string;
  dossier: string;
  code: string;
  person: string;
  service: string;
}

/** Out of `GET /dossiers?state=returned`. */
export function returned_of(list: Api['DossierList']): Returned[] {
  return list.dossiers.flatMap((dossier) =>
    dossier.applications
      .filter((application) => application.state === 'returned')
      .map((application) => ({
        application: application.id,
        dossier: dossier.id,
        code: dossier.code,
        person: dossier.applicant.name ?? '',
        service: application.service,
      })),
  );
}

export interface Line {
  id: string;
  kind: 'late' | 'returned' | 'due' | 'bag';
  /** Days late, or null. */
  days_late: number | null;
  entry: Today['ready'][number] | Returned | Today['bags'][number];
}

const kDayMs = 86_400_000;

/** Whole days from `from` to `to`, both 2026-11-24. */
export function days_between(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / kDayMs);
}

/** What is late first, the latest on top; then what came back, what is promised today, and bags. */
export function urgent_lines(today: Today, returned_ones: Returned[], on: string): Line[] {
  const promised = today.ready.flatMap((entry) => {
    const days = entry.promised_on === null ? -1 : days_between(entry.promised_on, on);
    return days < 0 ? [] : [{ id: `ready ${entry.code}`, kind: days > 0 ? 'late' : 'due', days_late: days, entry } as const];
  });
  const returned = returned_ones.map((entry) => ({ id: `returned ${entry.application}`, kind: 'returned', days_late: null, entry }) as const);
  const bags = today.bags.map((entry) => ({ id: `bag ${entry.bag}`, kind: 'bag', days_late: null, entry }) as const);
  const late = promised.filter((line) => line.kind === 'late').sort((a, b) => b.days_late - a.days_late);
  return [...late, ...returned, ...promised.filter((line) => line.kind === 'due'), ...bags];
}

/** Documents and persons of each hamlet, most documents first. */
export function by_hamlet(today: Today): { hamlet: string; documents: number; people: number }[] {
  const groups = new Map<string, { hamlet: string; documents: number; people: number }>();
  for (const entry of today.ready) {
    const group = groups.get(entry.hamlet) ?? { hamlet: entry.hamlet, documents: 0, people: 0 };
    group.documents += entry.documents.length;
    group.people += 1;
    groups.set(entry.hamlet, group);
  }
  return [...groups.values()].sort((a, b) => b.documents - a.documents || a.hamlet.localeCompare(b.hamlet));
}

export function documents_ready(today: Today): number {
  return today.ready.reduce((sum, entry) => sum + entry.documents.length, 0);
}
