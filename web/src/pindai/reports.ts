// What can be told of a thing that was scanned beside the work of the desks: lost, found, damaged, sealed anew, to be printed again.
import type { Api } from '../api/types';
import type { Account } from '../me.svelte';

type Found = Api['FoundThing'];
type State = Api['Standing']['state'];
export type What = 'lose' | 'find' | 'damage' | 'reseal' | 'spoil' | 'cancel' | 'came' | 'goes_on';
export interface Report {
  what: What;
  /** Of its coded reasons; null where none is asked. */
  reasons: string | null;
}
type Teller = Pick<Account, 'rights' | 'village'>;

const kBagReports: [What, string | null, State[]][] = [
  ['find', null, ['lost']],
  ['lose', 'bag_lost', ['sealed', 'carried', 'arrived']],
  ['damage', 'bag_damaged', ['sealed', 'carried', 'arrived']],
  ['reseal', 'bag_resealed', ['sealed', 'carried', 'arrived', 'opened']],
];
const kLying: State[] = ['shelved', 'at_office', 'at_village', 'astray', 'in_bag'];
const kDocumentReports: [What, string | null, State[]][] = [
  ['find', null, ['lost', 'missing']],
  ['lose', 'document_lost', kLying],
  ['damage', 'document_damaged', kLying],
];
const kPrinterReports: [What, string | null, State[]][] = [
  ['spoil', 'spoil', ['shelved', 'at_office', 'lost', 'missing']],
  ['cancel', 'document_cancelled', ['making', 'shelved', 'at_office', 'lost', 'missing']],
];

/** For whom somebody speaks about bags; null for whoever has none in hands. */
export function teller_of({ rights, village }: Teller): Api['TellOfBag']['by'] | null {
  if (rights.includes('pack')) return 'office';
  if (rights.includes('receive_bags') && village) return 'village';
  return rights.includes('ride') ? 'rider' : null;
}

/** A passing between this village and the rider, of a bag that is another village's. */
export const passing_of = (what: What, village: string): { act: 'take' | 'give'; body: Api['PassBag'] } | null => {
  if (what === 'came') return { act: 'take', body: { from: 'rider', to: 'village', village } };
  return what === 'goes_on' ? { act: 'give', body: { from: 'village', to: 'rider', village } } : null;
};

/** By whoever holds the right to it, and only what fits how the thing stands. */
export function reports_of(found: Found, teller: Teller): Report[] {
  const may = (right: string) => teller.rights.includes(right);
  const of = (rows: typeof kBagReports): Report[] =>
    rows.filter(([, , states]) => found.standings.some((one) => states.includes(one.state))).map(([what, reasons]) => ({ what, reasons }));
  // Another village's bag that came here, or is to go on from here.
  if (found.lies_here !== undefined) return [{ what: found.lies_here ? 'goes_on' : 'came', reasons: null }];
  if (found.kind === 'bag') return teller_of(teller) ? of(kBagReports) : [];
  if (found.kind !== 'document') return [];
  return [...(may('hand_over') || may('pack') ? of(kDocumentReports) : []), ...(may('print') && !found.standings.some((one) => one.cancelled) ? of(kPrinterReports) : [])];
}
