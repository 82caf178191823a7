// Sending a dossier, and what becomes of its draft: it stays until the server has the dossier, so that undo and a refusal lose
// nothing. The act carries copies of the photos under ids of its own.
import type { Drafts } from '../../device/drafts';
import { kSentShownMs } from '../../device/limits';
import type { NewBlob } from '../../device/outbox_types';
import { uuid_v7 } from '../../device/uuid';
import { dismiss, list, opened, submit } from '../../device/work';
import { me } from '../../me.svelte';
import { body_of } from './body';
import { fate_of } from './fate';
import type { Words } from './id';
import type { MendSheet } from './mend';
import { outputs_of, papers_of, type Catalogue } from './rules';
import type { Sheet, Shot } from './sheet';

/** Drafts in work, and those whose act is on its way. */
export const kDraft = 'dossier';
const kOnItsWay = 'dossier-sent';
/** What was put right of a returned application. */
export const kMend = 'mend';
const kReceipt = 'receipt';
/** A receipt can be printed again from this device for so long. */
const kReceiptKeptMs = 7 * 24 * 3_600_000;

/** No name and no number of a person stands in it. */
export interface ReceiptSheet {
  code: string | null;
  at: number;
  place: string;
  documents: string[];
  bring: string[];
  home: boolean;
  phone: boolean;
  head: string | null;
}

const receipt_id = (dossier: string) => `receipt-${dossier}`;

/** Copies of photos under fresh ids, for an act. Throws when a photo is not in the draft. */
export async function copies(drafts: Drafts, shots: Shot[], subject: string): Promise<{ blobs: NewBlob[]; id_of: Map<string, string> }> {
  const id_of = new Map(shots.map((shot) => [shot.id, uuid_v7()]));
  const blobs = await Promise.all(
    shots.map(async (shot) => {
      const bytes = await drafts.file(shot.id, shot.type);
      if (!bytes) throw new Error('a photo of the draft is gone');
      return { id: id_of.get(shot.id)!, purpose: 'dossier' as const, subject, bytes };
    }),
  );
  return { blobs, id_of };
}

export async function send(sheet: Sheet, catalogue: Catalogue, today: string, t: Words): Promise<void> {
  const { drafts, codes } = opened();
  const shots = papers_of(sheet, catalogue, today).flatMap((need) => sheet.papers[need.key]?.shots ?? []);
  const { blobs, id_of } = await copies(drafts, shots, sheet.dossier);
  const code = sheet.sent?.code ?? (await codes.take());
  const body = body_of(sheet, catalogue, today, code, sheet.desk || (me.account?.desk ?? ''), (shot) => id_of.get(shot) ?? shot);
  if (sheet.sent) await dismiss(sheet.sent.item);
  const item = await submit({
    method: 'POST',
    path: '/dossiers',
    body,
    title: { text: t.dossier, ...(code ? { code } : {}) },
    blobs,
    fix: `/desa/berkas-baru/${sheet.dossier}?langkah=kirim`,
  });
  await drafts.save(sheet.dossier, kOnItsWay, { ...sheet, sent: { item, code } });
  const { documents, bring } = outputs_of(sheet, catalogue, today);
  const receipt: ReceiptSheet = {
    code,
    at: Date.now(),
    place: me.account?.place ?? '',
    documents,
    bring,
    home: sheet.delivery === 'home',
    phone: Boolean(sheet.phone.trim()),
    head: me.heard?.head ?? null,
  };
  await drafts.save(receipt_id(sheet.dossier), kReceipt, receipt);
}

/** kept: on this device only. refused: the server did not take it. */
export type Standing = 'kept' | 'sent' | 'refused';

/** After `tidy`. */
export async function standing_of(dossier: string): Promise<Standing> {
  const draft = await opened().drafts.load<Sheet>(dossier);
  if (!draft) return 'sent';
  return draft.kind === kOnItsWay ? 'kept' : 'refused';
}

export async function receipt_of(dossier: string): Promise<ReceiptSheet | null> {
  return (await opened().drafts.load<ReceiptSheet>(receipt_id(dossier)))?.content ?? null;
}

/** Drafts whose act the server has are dropped; those taken back or refused are drafts in work again. */
export async function tidy(): Promise<void> {
  const { drafts } = opened();
  const items = new Map((await list()).map((item) => [item.id, item]));
  for (const draft of await drafts.list<Sheet>(kOnItsWay)) {
    const item = draft.content.sent ? items.get(draft.content.sent.item) : undefined;
    const fate = fate_of(item?.state, Date.now() - draft.changed_at, kSentShownMs);
    if (fate === 'taken') await drafts.drop(draft.id);
    if (fate === 'back') await drafts.save(draft.id, kDraft, draft.content);
    if (fate === 'back' && !item) await drafts.drop(receipt_id(draft.id));
  }
  for (const draft of await drafts.list<MendSheet>(kMend)) {
    const { sent } = draft.content;
    if (sent && fate_of(items.get(sent)?.state, Date.now() - draft.changed_at, kSentShownMs) === 'taken') await drafts.drop(draft.id);
  }
  for (const receipt of await drafts.list<ReceiptSheet>(kReceipt)) {
    if (receipt.content.at < Date.now() - kReceiptKeptMs) await drafts.drop(receipt.id);
  }
}
