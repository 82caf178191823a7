// Comparing a bag with its manifest: what the person saw, and the acts that tell of it.
import type { Bag, BagContent, Party, Thing } from '../../api/custody';
import { called } from '../../api/names';
import { same_code } from '../../code_match';
import type { Words } from './id';

/** What has been seen so far; kept as a draft under the bag's id. */
export interface Seen {
  /** As read from the seal; null before. */
  seal: string | null;
  seal_broken: boolean;
  /** Who brought it, where nobody has told of carrying it. */
  brought?: Party;
  /** Ids of contents. */
  present: string[];
  damaged: string[];
  /** Codes that the manifest does not name. */
  surplus: string[];
}

export const nothing_seen = (): Seen => ({ seal: null, seal_broken: false, present: [], damaged: [], surplus: [] });

export const seal_told = (seen: Seen) => seen.seal_broken || seen.seal !== null;
export const seal_agrees = (bag: Bag, seen: Seen) => !seen.seal_broken && seen.seal !== null && same_code(seen.seal, bag.seal);

/** A seal that agrees is told as it is recorded, whatever the person typed of its spaces and small letters. */
export const seal_as_told = (bag: Bag, seen: Seen) => (seal_agrees(bag, seen) ? bag.seal : seen.seal);

/** A scan ticks what it names; what is not on the manifest is surplus, once. */
export function with_scan(bag: Bag, seen: Seen, code: string): Seen {
  const named = bag.contents.find((one) => same_code(one.code, code));
  if (named) return seen.present.includes(named.id) ? seen : { ...seen, present: [...seen.present, named.id] };
  return seen.surplus.some((one) => same_code(one, code)) ? seen : { ...seen, surplus: [...seen.surplus, code] };
}

export function described(one: BagContent, t: Words): string {
  const kind = one.kind === 'old_document' ? ` (${t.old})` : one.kind === 'original' ? ` (${t.original})` : '';
  return [called(one) + kind, one.holder].filter(Boolean).join(' ');
}

/** Each difference by its name; empty when all agrees. */
export function differences(bag: Bag, seen: Seen, t: Words): string[] {
  return [
    ...(seal_agrees(bag, seen) ? [] : [t.other_seal]),
    ...bag.contents.filter((one) => !seen.present.includes(one.id)).map((one) => t.missing(described(one, t))),
    ...bag.contents.filter((one) => seen.damaged.includes(one.id)).map((one) => t.broken(described(one, t))),
    ...seen.surplus.map(t.too_much),
  ];
}

/** Who sealed the bag. */
export const sender = (bag: Bag): Party => (bag.direction === 'outward' ? 'office' : 'village');

/** Who brings a bag of whose carrying nobody has told: the rider of its run, or where it has none its sender. */
export const bringer = (bag: Bag, seen: Seen): Party => seen.brought ?? (bag.run ? 'rider' : sender(bag));

/** Who gave the bag to `taker`; null when the taker has said already that it was taken. */
export function giver(bag: Bag, taker: Party, seen: Seen): Party | null {
  const passed = bag.handovers.filter((one) => one.to === taker);
  if (passed.some((one) => one.taken_at)) return null;
  return passed[0]?.from ?? (bag.handovers.length ? 'rider' : bringer(bag, seen));
}

/** What was not in a bag that is opened, and bears no code by which it could be told to have turned up. */
export const missed = (bag: Bag): BagContent[] => (bag.state === 'opened' ? bag.contents.filter((one) => one.outcome === 'missing' && one.kind !== 'document') : []);

/** Where it is told that it has turned up. */
export const found_path = (one: BagContent) => `/${one.kind === 'original' ? 'originals' : 'old-documents'}/${one.id}/find`;

export function opening(bag: Bag, seen: Seen, by: Party) {
  const of = (ids: string[]): Thing[] => bag.contents.filter((one) => ids.includes(one.id)).map(({ kind, id }) => ({ kind, id }));
  return {
    by,
    seal_intact: !seen.seal_broken,
    seal_seen: seal_as_told(bag, seen),
    present: of(seen.present),
    surplus: seen.surplus,
    damaged: of(seen.damaged),
  };
}
