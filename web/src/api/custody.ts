// What the server tells of bags, documents, old documents, originals and runs. Names of people come masked, and none at all to a rider.

export interface Hands {
  holder: 'office' | 'courier' | 'village' | 'resident' | 'missing' | 'lost' | 'archived' | 'destroyed';
  since: string;
  confirmed: boolean;
  sentence: string;
  sentence_en: string;
}

export type ThingKind = 'document' | 'old_document' | 'original';
export type Party = 'office' | 'rider' | 'village';

export interface Thing {
  kind: ThingKind;
  id: string;
}

/** A bag without anything about people. */
export interface BagBrief {
  bag: string;
  code: string;
  direction: 'outward' | 'inward';
  village: string;
  village_name: string;
  district_name: string;
  state: 'sealed' | 'carried' | 'arrived' | 'opened' | 'lost';
  things: number;
}

export interface BagContent extends Thing {
  /** Printed on the thing; empty where it has none. */
  code: string;
  name: string;
  holder: string;
  nik: string;
  outcome: 'listed' | 'present' | 'missing' | 'damaged' | 'surplus';
}

export interface Bag extends BagBrief {
  seal: string;
  sealed_at: string;
  hands: Hands;
  run?: string;
  /** Empty in a list. */
  contents: BagContent[];
  handovers: { from: Party; to: Party; given_at?: string; taken_at?: string }[];
}

export interface CustodyDocument {
  document: string;
  code: string;
  dossier: string;
  kind: string;
  kind_name: string;
  state: string;
  holder: string;
  nik: string;
  hands: Hands;
  attempts: number;
  last_attempt?: string;
  damaged: boolean;
}

export interface Receiver {
  to: 'holder' | 'named' | 'other';
  index?: number;
  relation: string;
  name: string;
  /** Ways of knowing the person that the rule allows; empty: any. */
  identified: string[];
}

export interface Due {
  kind: string;
  name: string;
  count: number;
  settled: number;
  /** Due only from a person who has one. */
  if_held: boolean;
}

/** One document at the door. */
export interface Door {
  document: CustodyDocument;
  receivers: Receiver[];
  dues: Due[];
  card_policy?: 'reader' | 'deferred_activation' | 'office_only';
  with_device: string[];
}

export interface OldDocument {
  old_document: string;
  kind_name: string;
  dossier: string;
  state: string;
  taken_at: string;
}

export interface Original {
  original: string;
  kind_name: string;
  dossier: string;
  state: string;
  hands: Hands;
}

export interface Stop {
  stop: number;
  village: string;
  village_name: string;
  district_name: string;
  reached_at?: string;
}

export interface Run {
  run: string;
  code: string;
  day: string;
  state: 'planned' | 'started' | 'completed' | 'aborted' | 'cancelled';
  stops: Stop[];
  bags: BagBrief[];
}

export interface List<T> {
  items: T[];
  next?: string;
}
