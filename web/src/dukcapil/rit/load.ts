// What a run carries where, and what it would carry with more bags.
import type { Bag, Run } from '../../api/custody';

/** Kecamatan of its stops, in their order, each once. */
export const districts_of = (run: Run) => [...new Set(run.stops.map((stop) => stop.district_name))].join(', ');

export const bags_at = (run: Run, village: string) => run.bags.filter((bag) => bag.village === village).length;

export const things_in = (run: Run) => run.bags.reduce((sum, bag) => sum + bag.things, 0);

/** The run with these bags too: new villages come last. */
export function with_bags(run: Run, bags: Bag[]): { bags: string[]; stops: string[] } {
  const stops = run.stops.map((stop) => stop.village);
  return { bags: [...run.bags.map((bag) => bag.bag), ...bags.map((bag) => bag.bag)], stops: [...new Set([...stops, ...bags.map((bag) => bag.village)])] };
}
