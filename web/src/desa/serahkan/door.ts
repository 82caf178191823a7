// What happens at the door: who may receive all that is handed over at once, what is due back, and the acts that tell of it.
import type { CustodyDocument, Door, Original, Receiver } from '../../api/custody';
import { because } from '../../api/because';
import { called } from '../../api/names';

/** An old document that is due back, once for each that is still open. */
export interface DueBack {
  /** The same whenever the rules are read, as long as as many are open. */
  key: string;
  document: string;
  kind: string;
  name: string;
  if_held: boolean;
}

/** What became of one: taken, or excused for a coded reason. */
export type Settled = 'taken' | { excused: string; note?: string };

/** Receivers whom the rules of all these documents allow, with the ways of knowing them that all accept (empty: any). */
export function receivers_of_all(doors: Door[]): Receiver[] {
  const [first, ...rest] = doors;
  return (first?.receivers ?? []).flatMap((offer) => {
    const same = rest.map((door) => door.receivers.find((one) => is_same(one, offer)));
    if (same.includes(undefined)) return [];
    const limits = [offer, ...same].map((one) => one?.identified ?? []).filter((list) => list.length);
    const identified = (limits[0] ?? []).filter((way) => limits.every((list) => list.includes(way)));
    const papers = [...new Set([offer, ...same].flatMap((one) => one?.papers ?? []))];
    return limits.length && !identified.length ? [] : [{ ...offer, identified, papers }];
  });
}

/** Where the rules leave no choice but the holder nobody is asked; who of two holders stands at the door, they do not say. What anybody else brings is to be read. */
export function usual_receiver(doors: Door[]): Receiver | null {
  const [only, ...others] = receivers_of_all(doors);
  const holders = new Set(doors.map(({ document }) => `${document.holder} ${document.nik}`));
  return only?.to === 'holder' && !others.length && holders.size === 1 ? only : null;
}

/** A card goes out with its activation put off where the rule says so; with a reader at hand, or by another rule, the officer says what was done. */
export const usual_activation = (card: Door | undefined, known: string): boolean | null =>
  card?.card_policy === 'deferred_activation' && !card.with_device.includes(known) ? false : null;

export function is_same(one: Receiver, other: Receiver): boolean {
  return one.to === other.to && one.relation === other.relation && one.name === other.name;
}

export function dues_of(doors: Door[]): DueBack[] {
  return doors.flatMap((door) =>
    door.dues.flatMap((due) =>
      Array.from({ length: Math.max(0, due.count - due.settled) }, (_, i) => ({ key: `${door.document.document} ${due.kind} ${i}`, document: door.document.document, kind: due.kind, name: called(due), if_held: due.if_held })),
    ),
  );
}

export interface Told {
  receiver: Receiver;
  receiver_name: string;
  identified_by: string;
  activated: boolean;
  settled: Record<string, Settled>;
  proof: string | null;
  /** Where it happened, at the office. */
  desk?: string;
}

/** What was told at a door so far; kept as a draft. It must survive JSON. */
export interface Visit {
  /** The documents that are handed over. */
  documents: string[];
  left_out: string[];
  receiver: Receiver | null;
  receiver_name: string;
  known: string;
  activated: boolean | null;
  settled: Record<string, Settled>;
  proof: 'book' | 'photo' | null;
  /** A photo, whose file lies in the draft. */
  shot: { id: string; type: string; blurred: boolean } | null;
}

export const has_begun = (visit: Visit) => visit.left_out.length > 0 || visit.receiver !== null || visit.known !== '' || visit.activated !== null || visit.proof !== null || Object.keys(visit.settled).length > 0;

/** The body of one document's hand-over. `new_id`: for an old document, which is known from now on. */
export function handover(door: Door, dues: DueBack[], told: Told, new_id: () => string) {
  const mine = dues.filter((due) => due.document === door.document.document);
  const offer = door.receivers.find((one) => is_same(one, told.receiver));
  const activation: 'activated' | 'deferred' | 'not_applicable' = !door.card_policy ? 'not_applicable' : told.activated ? 'activated' : 'deferred';
  return {
    ...(told.desk && { desk: told.desk }),
    to: told.receiver.to,
    receiver_index: offer?.index ?? null,
    relation: told.receiver.relation,
    identified_by: told.identified_by,
    proof: told.proof,
    activation,
    receiver_name: told.receiver_name.trim() || null,
    taken: mine.filter((due) => told.settled[due.key] === 'taken').map(({ kind }) => ({ old_document: new_id(), kind })),
    excused: mine.flatMap(({ key, kind }) => {
      const what = told.settled[key];
      return what && what !== 'taken' ? [{ old_document: new_id(), kind, ...because(what.excused, what.note ?? '') }] : [];
    }),
  };
}

/** What came to nothing on its way goes back: nobody is given it. */
export const may_be_given = (one: CustodyDocument) => !one.cancelled;

/** What lies here for one dossier, as one line of the list. */
export interface Group {
  dossier: string;
  holders: string[];
  documents: CustodyDocument[];
  /** Papers of the family's own that came back to them. */
  originals: Original[];
  attempts: number;
  /** Where they are brought; unknown before the server has said it. */
  home: CustodyDocument['home'];
  village_name: string;
  /** When the first of them came. */
  since: string;
}

/** By dossier, who has waited longest first. An original goes with the documents of its dossier, or by itself to whoever applied. */
export function grouped_by_dossier(documents: CustodyDocument[], originals: Original[] = []): Group[] {
  const groups = new Map<string, Group>();
  const group_of = (one: CustodyDocument | Original): Group => {
    const { dossier, home, village_name } = one;
    const group = groups.get(dossier) ?? { dossier, holders: [], documents: [], originals: [], attempts: 0, home, village_name, since: one.hands.since };
    if (one.hands.since < group.since) group.since = one.hands.since;
    groups.set(dossier, group);
    return group;
  };
  for (const one of documents) {
    const group = group_of(one);
    if (one.holder && !group.holders.includes(one.holder)) group.holders.push(one.holder);
    group.documents.push(one);
    group.attempts = Math.max(group.attempts, one.attempts);
  }
  for (const one of originals) {
    const group = group_of(one);
    if (one.holder && !group.holders.length) group.holders.push(one.holder);
    group.originals.push(one);
  }
  return [...groups.values()].sort((a, b) => a.since.localeCompare(b.since) || a.dossier.localeCompare(b.dossier));
}

/** At the office: village by village, who has waited longest first. */
export function by_village(groups: Group[]): Group[] {
  return [...groups].sort((a, b) => a.village_name.localeCompare(b.village_name) || a.since.localeCompare(b.since));
}

/** As one walks: hamlet by hamlet, neighbourhood by neighbourhood; who has waited longest first. What has no hamlet comes last. */
export function by_hamlet(groups: Group[]): Group[] {
  const compare = new Intl.Collator('id', { numeric: true, sensitivity: 'base' }).compare;
  const place = (group: Group) => group.home?.hamlet.trim() ?? '';
  return [...groups].sort(
    (a, b) =>
      Number(!place(a)) - Number(!place(b)) ||
      compare(place(a), place(b)) ||
      compare(a.home?.rt ?? '', b.home?.rt ?? '') ||
      a.since.localeCompare(b.since) ||
      a.dossier.localeCompare(b.dossier),
  );
}
