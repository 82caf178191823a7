// The wall of shelves: a column for each kecamatan, a place in it for each village, both in the order of their codes.
import type { Api } from '../../api/types';
import { same_code } from '../../code_match';

type Village = Api['Village'];

export interface Column {
  district: string;
  villages: Village[];
}

export function columns_of(villages: Village[]): Column[] {
  const columns = new Map<string, Column>();
  for (const village of [...villages].sort((a, b) => a.code.localeCompare(b.code))) {
    const column = columns.get(village.district_code) ?? { district: village.district, villages: [] };
    column.villages.push(village);
    columns.set(village.district_code, column);
  }
  return [...columns.values()];
}

/** Villages elsewhere that bear the same name; ten names stand twice. */
export function namesakes(villages: Village[], code: string): Village[] {
  const mine = villages.find((one) => one.code === code);
  return mine ? villages.filter((one) => one.name === mine.name && one.code !== code) : [];
}

/** The first of these bags that bears this seal, however its number is typed; the server would record it and ask. */
export function bearing<B extends { seal: string }>(bags: B[], seal: string): B | undefined {
  return bags.find((bag) => same_code(bag.seal, seal));
}
