// What lies in the village and belongs to the office.
import type { CustodyDocument, OldDocument, Original, Thing } from '../../api/custody';
import { kind_of } from '../../api/names';
import { instant_ms } from '../../device/instant';
import { ago } from '../../words/when';
import type { Words } from './id';

export interface GoingBack extends Thing {
  title: string;
  text: string;
  /** Goes back in any case; the others only when the person ticks them. */
  due: boolean;
}

/**
 * Old documents, originals that have not been at the office, what is damaged or cancelled and what belongs to another village go back in
 * any case; another document only after a hand-over was tried in vain. `astray`: what came to the wrong village, with those of ours that lie elsewhere.
 */
export function going_back(old: OldDocument[], originals: Original[], documents: CustodyDocument[], astray: CustodyDocument[], village: string, t: Words): GoingBack[] {
  const document = (one: CustodyDocument, text: string, due: boolean): GoingBack => ({ kind: 'document', id: one.document, title: t.unclaimed(kind_of(one), one.holder), text, due });
  const whose = (holder: string, since: string) => [holder, t.since(ago(instant_ms(since) ?? Date.now()))].filter(Boolean).join(' · ');
  return [
    ...old.map((one): GoingBack => ({ kind: 'old_document', id: one.old_document, title: t.old(kind_of(one)), text: whose(one.holder, one.taken_at), due: true })),
    ...originals
      .filter((one) => one.state === 'kept' && one.hands.holder === 'village')
      .map((one): GoingBack => ({ kind: 'original', id: one.original, title: t.original(kind_of(one)), text: whose(one.holder, one.hands.since), due: true })),
    ...astray.filter((one) => one.hands.place === village).map((one) => document(one, t.of_village(one.village_name), true)),
    ...documents.filter((one) => one.cancelled).map((one) => document(one, t.cancelled, true)),
    ...documents.filter((one) => one.damaged && !one.cancelled).map((one) => document(one, t.damaged, true)),
    ...documents.filter((one) => one.attempts > 0 && !one.damaged && !one.cancelled).map((one) => document(one, t.tried(one.attempts), false)),
  ];
}
