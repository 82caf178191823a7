import type { ItemRow } from './store';

/** One reason of a refusal, in the language of the person. */
export interface Reason {
  code: string;
  field: string;
  text: string;
}

/** What the act is called in the outbox: "Berkas", and the code of the thing when it has one. */
export interface Title {
  text: string;
  code?: string;
}

/** What a picture is for, as the contract has it. */
export type Purpose = 'dossier' | 'handover' | 'problem';

export interface BlobRef {
  id: string;
  size: number;
  purpose: Purpose;
  /** The dossier that it belongs to; of a problem, the run. */
  subject: string;
}

/** The sealed part of an item. Once the server has answered, only the title, the path, reasons, codes and question are kept. */
export interface ItemContent {
  title: Title;
  /** Where a refused act is put right: a path of this app. */
  fix: string | null;
  request: { method: string; path: string; body: unknown } | null;
  /** The path of what the server has: a list that was read before that does not tell of it yet. */
  went_to?: string;
  blobs: BlobRef[];
  reasons: Reason[];
  /** The codes of a batch's things by their ids, so that what became of each can be told. */
  codes?: Record<string, string>;
  /** What the person must read of an act that was taken: the rule that a report broke, what of a batch was refused. */
  question: string | null;
}

export interface Item extends Omit<ItemRow, 'account' | 'device' | 'draft' | 'content'> {
  content: ItemContent;
  /** Photos that are still to be sent. */
  blobs_left: number;
  /** How much of all its photos the server has: 0..1. */
  blobs_sent: number;
}

export interface NewBlob {
  id: string;
  purpose: Purpose;
  subject: string;
  bytes: Blob;
}

/** An act to be sent. */
export interface Act {
  /** Where another act of the same group comes after it; else it gets one. */
  id?: string;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Under /api/v1, beginning with a slash. Never with personal data in it. */
  path: string;
  body: unknown;
  title: Title;
  /** Of a batch: the codes of its things by their ids. */
  codes?: Record<string, string>;
  /** Items that must go first. */
  after?: string[];
  /** New files; what lies in a draft goes as a copy, under an id of its own. */
  blobs?: NewBlob[];
  /** The draft that this act is made from: it stays, for undo and refusal, until the server has all that was made of it. */
  draft?: string;
  /** Where it is put right when it is refused; without it the page on which it was done, with its query. Null where no page can. */
  fix?: string | null;
  /** Ten seconds of undo; false where the answer is needed at once. */
  undo?: boolean;
}

export interface Counts {
  /** Not yet with the server, those with undo included. */
  unsent: number;
  refused: number;
  needs_explanation: number;
  /** With the office, which judges them before they count. */
  held: number;
  /** Unsent acts of other accounts on this device. */
  others: number;
}

/** How one attempt to send ended. */
export type Outcome =
  | { kind: 'done'; answer: unknown; question: string | null; held: boolean }
  | { kind: 'refused'; reasons: Reason[] }
  /** The session has ended: everything is kept, the person logs in again. */
  | { kind: 'login' }
  /** Not the act is refused but the device: the server does not know it, or an admin has revoked it. The act waits. */
  | { kind: 'device'; revoked: boolean }
  /** `everywhere`: the line is down, so the others need not be tried now. */
  | { kind: 'later'; everywhere: boolean; after_ms: number | null };
