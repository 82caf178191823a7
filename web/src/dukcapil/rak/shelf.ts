// What came back and stands on the office's shelf, by village.
import type { Api } from '../../api/types';
import { kind_of } from '../../api/names';
import type { Words } from './id';

export interface OnShelf {
  kind: 'document' | 'original';
  id: string;
  code: string;
  dossier: string;
  village: string;
  village_name: string;
  title: string;
  text: string;
  damaged: boolean;
}

export function on_shelf(documents: Api['CustodyDocument'][], originals: Api['Original'][], t: Words): OnShelf[] {
  return [
    ...documents.map((one): OnShelf => {
      const text = [t.tried(one.attempts), ...(one.damaged ? [t.damaged] : [])].join('. ');
      return { kind: 'document', id: one.document, code: one.code, dossier: one.dossier, village: one.village, village_name: one.village_name, title: `${kind_of(one)} ${one.holder}`, text, damaged: one.damaged };
    }),
    ...originals.map((one): OnShelf => ({ kind: 'original', id: one.original, code: '', dossier: one.dossier, village: one.village, village_name: one.village_name, title: t.original(kind_of(one)), text: one.holder, damaged: false })),
  ];
}

/** Villages with what lies here for them, the most first. */
export function by_village(things: OnShelf[]): { village: string; name: string; n: number }[] {
  const found = new Map<string, { village: string; name: string; n: number }>();
  for (const one of things) {
    const entry = found.get(one.village) ?? { village: one.village, name: one.village_name, n: 0 };
    found.set(one.village, { ...entry, n: entry.n + 1 });
  }
  return [...found.values()].sort((a, b) => b.n - a.n || a.name.localeCompare(b.name));
}
