// Where somebody hands over: in their village, or at a desk of the office.
import { read_ahead } from '../api/ahead';
import type { CustodyDocument } from '../api/custody';
import type { Paged } from '../api/paged.svelte';
import type { Api } from '../api/types';
import { me } from '../me.svelte';

/** As many as a page of the list holds; each reading stands in the log of views. */
const kAheadMax = 100;
/** A list that is read in the morning serves the day. */
const kAheadMs = 12 * 3_600_000;

/** What waits here for its owners: what a bag brought to the village, or what came back to the office. */
export function waiting_here(what: 'documents' | 'originals'): string {
  const village = me.account?.village;
  return village ? `/${what}?state=at_village&village=${village}` : `/${what}?state=at_office`;
}

/** Whether it lies where the person works: a village hands over what lies in it, and a branch hands over what is at its own desk, and not what is at the counter. */
export function lies_here(one: { hands: Api['Hands'] }, catalogue: Api['Catalogue'] | null): boolean {
  const { desk = me.account?.village } = desk_here(catalogue);
  return !desk || one.hands.place === desk;
}

/** Old documents that were left behind when the new one was given, and are to be brought later. */
export function awaited_here(): string {
  const village = me.account?.village;
  return `/old-documents?state=awaited${village ? `&village=${village}` : ''}`;
}

/** Documents of this village that lie in another one, and those of others that lie here: where they belong they cannot be given. */
export const astray_of_village = () => `/documents?state=astray&village=${me.account?.village ?? ''}`;

/** The desk that an act at the office names: the person's own, or the office's counter. In a village acts name none. */
export function desk_here(catalogue: Api['Catalogue'] | null): { desk?: string } {
  if (me.account?.village) return {};
  const desk = me.account?.desk ?? catalogue?.desks.find((one) => one.kind === 'counter')?.code;
  return desk ? { desk } : {};
}

/** Who may receive a document, and what is due back for it. */
export const rules_of = (document: Pick<CustodyDocument, 'document'>) => `/documents/${document.document}`;

/** Once the list of a village has come, the rules of what is on it come after it: most doors have no signal. */
export function rules_ahead(list: Pick<Paged<CustodyDocument>, 'value' | 'state'>): void {
  if (!me.account?.village || !me.account.rights.includes('hand_over') || list.state !== 'fresh' || !list.value) return;
  void read_ahead(list.value.items.slice(0, kAheadMax).map(rules_of), kAheadMs);
}
