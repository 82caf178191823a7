// What the server tells of bags, documents, old documents, originals and runs, by its contract. Names of people come masked, and none
// at all to a rider.
import type { Api } from './types';

export type { Page as List } from './paged.svelte';


export type Hands = Api['Hands'];
export type Thing = Api['Thing'];
export type Party = Api['PassBag']['from'];
/** A bag without anything about people. */
export type BagBrief = Api['BagBrief'];
export type BagContent = Api['BagContent'];
/** Its contents and hand-overs are empty in a list. */
export type Bag = Api['Bag'];
export type CustodyDocument = Api['CustodyDocument'];
export type PackingVillage = Api['PackingVillage'];
export type Receiver = Api['ReceiverOffer'];
/** One document at the door. */
export type Door = Api['Door'];
export type OldDocument = Api['OldDocument'];
export type Original = Api['Original'];
export type Stop = Api['RunStop'];
export type Run = Api['Run'];
export type Fare = Api['Fare'];
