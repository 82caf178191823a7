// What the office's screens read of bags, packing, runs and old documents.
export interface Hands {
  sentence: string;
  sentence_en: string;
}

export interface Placed {
  village: string;
  village_name: string;
  district_name: string;
}

export interface Shelved extends Placed {
  document: string;
  code: string;
  kind_name: string;
  holder: string;
  shelf: string;
}

export interface PackingVillage extends Placed {
  /** Another village bears the same name. */
  twin: boolean;
  documents: Shelved[];
}

export type ThingKind = 'document' | 'old_document' | 'original';

export interface BagContent {
  kind: ThingKind;
  id: string;
  code: string;
  name: string;
  holder: string;
}

export interface Bag extends Placed {
  bag: string;
  code: string;
  direction: 'outward' | 'inward';
  state: 'sealed' | 'carried' | 'arrived' | 'opened' | 'lost';
  things: number;
  seal: string;
  sealed_at: string;
  run?: string;
  hands: Hands;
  contents: BagContent[];
}

export interface Fare {
  /** Whole rupiah. */
  total: number;
  parts: { name: string; amount: number }[];
  /** Metres. */
  distance: number;
}

export interface Run {
  run: string;
  code: string;
  day: string;
  state: 'planned' | 'started' | 'completed' | 'aborted' | 'cancelled';
  rider?: string;
  rider_name?: string;
  letter_number?: string;
  fare: Fare;
  stops: ({ stop: number; reached_at?: string } & Placed)[];
  bags: { bag: string; code: string; village_name: string; things: number }[];
}

export interface OldDocument extends Placed {
  old_document: string;
  kind_name: string;
  state: 'excused' | 'at_village' | 'at_office' | 'in_bag' | 'destroyed' | 'archived';
}
