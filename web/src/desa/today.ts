// What a village has to do today: out of the lists of bags, documents, old documents and returned dossiers.
import type { Bag, CustodyDocument, List, OldDocument } from '../api/custody';
import { of_all } from '../api/together';
import type { Api } from '../api/types';
import { kind_of } from '../api/names';
import { instant_ms } from '../device/instant';
import { grouped_by_dossier, may_be_given, type Group } from './serahkan/door';

/** Days after which a document that lies in the village is called up on Beranda. A choice of the screen, no rule. */
export const kLongWaitDays = 7;
const kDayMs = 86_400_000;

export interface Today {
  /** Bags under way to this village or here and unopened. */
  bags: Bag[];
  /** Documents that lie here, one line for what is handed over at once, the longest wait first. */
  ready: Group[];
  /** What must go back to the office, counted by its name. */
  due_back: { name: string; count: number }[];
  /** How many there are, whatever of the lists was read. */
  all: Totals;
}

interface Totals {
  /** Bags that are here: what is still on its way asks nothing of anybody yet. */
  arrived: number;
  documents: number;
  due_back: number;
}

/** It lies where it goes, unopened. */
export const is_here = (bag: Bag) => bag.state === 'arrived';

/** `counted`: what the server counts. */
export function today_of(bags: Bag[], documents: CustodyDocument[], old: OldDocument[], counted: Partial<Totals> = {}): Today {
  const coming = bags.filter((bag) => bag.direction === 'outward' && bag.state !== 'opened' && bag.state !== 'lost');
  const arrived = coming.filter(is_here);
  const given = documents.filter(may_be_given);
  const counts = new Map<string, number>();
  for (const one of old) counts.set(kind_of(one), (counts.get(kind_of(one)) ?? 0) + 1);
  return {
    bags: coming,
    ready: grouped_by_dossier(given),
    due_back: [...counts].map(([name, count]) => ({ name, count })),
    all: {
      arrived: of_all(arrived.length, arrived.length, counted.arrived),
      documents: of_all(given.length, documents.length, counted.documents),
      due_back: of_all(old.length, old.length, counted.due_back),
    },
  };
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
export function returned_of(list: List<Api['DossierLine']>): Returned[] {
  return list.items.flatMap((dossier) =>
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

export type Line =
  | { id: string; kind: 'long'; days: number; entry: Group }
  | { id: string; kind: 'tried'; days: number; entry: Group }
  | { id: string; kind: 'returned'; entry: Returned }
  | { id: string; kind: 'bag'; entry: Bag };

/** What has waited long first, the longest on top; then what came back, what was tried in vain, and the bags that are here. */
export function urgent_lines(today: Today, returned_ones: Returned[], now: number): Line[] {
  const waiting = today.ready.map((entry) => ({ id: `ready ${entry.dossier}`, days: Math.floor((now - (instant_ms(entry.since) ?? now)) / kDayMs), entry }));
  const returned = returned_ones.map((entry): Line => ({ id: `returned ${entry.application}`, kind: 'returned', entry }));
  const bags = today.bags.filter(is_here).map((entry): Line => ({ id: `bag ${entry.bag}`, kind: 'bag', entry }));
  return [
    ...waiting.filter((one) => one.days >= kLongWaitDays).map((one): Line => ({ ...one, kind: 'long' })),
    ...returned,
    ...waiting.filter((one) => one.days < kLongWaitDays && one.entry.attempts > 0).map((one): Line => ({ ...one, kind: 'tried' })),
    ...bags,
  ];
}

/** Documents of each kind, most first. */
export function by_kind(today: Today): { name: string; documents: number }[] {
  const counts = new Map<string, number>();
  for (const one of today.ready.flatMap((group) => group.documents)) counts.set(kind_of(one), (counts.get(kind_of(one)) ?? 0) + 1);
  return [...counts].map(([name, documents]) => ({ name, documents })).sort((a, b) => b.documents - a.documents || a.name.localeCompare(b.name));
}
