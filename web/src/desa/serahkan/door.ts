// What happens at the door: who may receive all that is handed over at once, what is due back, and the acts that tell of it.
import type { CustodyDocument, Door, Receiver } from '../../api/custody';

/** An old document that is due back, once for each that is still open. */
export interface DueBack {
  /** The id that it gets when it is taken or excused. */
  id: string;
  document: string;
  kind: string;
  name: string;
  if_held: boolean;
}

/** What became of one: taken, or excused for a coded reason. */
export type Settled = 'taken' | { excused: string };

/** Receivers whom the rules of all these documents allow, with the ways of knowing them that all accept (empty: any). */
export function receivers_of_all(doors: Door[]): Receiver[] {
  const [first, ...rest] = doors;
  return (first?.receivers ?? []).flatMap((offer) => {
    const same = rest.map((door) => door.receivers.find((one) => is_same(one, offer)));
    if (same.includes(undefined)) return [];
    const limits = [offer, ...same].map((one) => one?.identified ?? []).filter((list) => list.length);
    const identified = (limits[0] ?? []).filter((way) => limits.every((list) => list.includes(way)));
    return limits.length && !identified.length ? [] : [{ ...offer, identified }];
  });
}

export function is_same(one: Receiver, other: Receiver): boolean {
  return one.to === other.to && one.relation === other.relation && one.name === other.name;
}

export function dues_of(doors: Door[], new_id: () => string): DueBack[] {
  return doors.flatMap((door) =>
    door.dues.flatMap(({ kind, name, count, settled, if_held }) =>
      Array.from({ length: Math.max(0, count - settled) }, () => ({ id: new_id(), document: door.document.document, kind, name, if_held })),
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
}

/** The body of one document's hand-over. */
export function handover(door: Door, dues: DueBack[], told: Told) {
  const mine = dues.filter((due) => due.document === door.document.document);
  const offer = door.receivers.find((one) => is_same(one, told.receiver));
  const activation: 'activated' | 'deferred' | 'not_applicable' = !door.card_policy ? 'not_applicable' : told.activated ? 'activated' : 'deferred';
  return {
    to: told.receiver.to,
    receiver_index: offer?.index ?? null,
    relation: told.receiver.relation,
    identified_by: told.identified_by,
    proof: told.proof,
    activation,
    receiver_name: told.receiver_name.trim() || null,
    taken: mine.filter((due) => told.settled[due.id] === 'taken').map(({ id, kind }) => ({ old_document: id, kind })),
    excused: mine.flatMap(({ id, kind }) => {
      const what = told.settled[id];
      return what && what !== 'taken' ? [{ old_document: id, kind, reason: what.excused }] : [];
    }),
  };
}

/** What lies here for one dossier, as one line of the list. */
export interface Group {
  dossier: string;
  holders: string[];
  documents: CustodyDocument[];
  attempts: number;
  /** When the first of them came. */
  since: string;
}

/** By dossier, who has waited longest first. */
export function grouped_by_dossier(documents: CustodyDocument[]): Group[] {
  const groups = new Map<string, Group>();
  for (const one of documents) {
    const group = groups.get(one.dossier) ?? { dossier: one.dossier, holders: [], documents: [], attempts: 0, since: one.hands.since };
    if (one.holder && !group.holders.includes(one.holder)) group.holders.push(one.holder);
    group.documents.push(one);
    group.attempts = Math.max(group.attempts, one.attempts);
    if (one.hands.since < group.since) group.since = one.hands.since;
    groups.set(one.dossier, group);
  }
  return [...groups.values()].sort((a, b) => a.since.localeCompare(b.since) || a.dossier.localeCompare(b.dossier));
}
