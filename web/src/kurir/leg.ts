// The way to a stop as the crow flies, out of the rounded places of the villages: no map, no signal, no place of the rider.
import type { Api } from '../api/types';
import type { Run, Stop } from '../api/custody';

type Village = Api['Village'];
/** What of the rules says where things are. */
export type Places = Pick<Api['Catalogue'], 'villages' | 'desks'>;

export interface Leg {
  /** The stop before, or null where the run begins: at the office, whose place is known by its village alone. */
  from: string | null;
  metres: number;
  /** Degrees from north, clockwise, 0..360; null where the direction is not known. */
  bearing: number | null;
  /** Opens the phone's own map, which may work without signal. */
  map: string;
}

const kEarthMetres = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

interface Place {
  lat: number;
  lon: number;
}

const place_of = (villages: Village[], code: string): Place | null => {
  const village = villages.find((one) => one.code === code);
  return village?.lat_e6 && village.lon_e6 ? { lat: village.lat_e6 / 1e6, lon: village.lon_e6 / 1e6 } : null;
};

export function metres_between(from: Place, to: Place): number {
  const [a, b] = [radians(from.lat), radians(to.lat)];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(radians(to.lon - from.lon) / 2) ** 2;
  return 2 * kEarthMetres * Math.asin(Math.sqrt(half));
}

export function bearing(from: Place, to: Place): number {
  const [a, b, turn] = [radians(from.lat), radians(to.lat), radians(to.lon - from.lon)];
  const degrees = Math.atan2(Math.sin(turn) * Math.cos(b), Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn)) * (180 / Math.PI);
  return (degrees + 360) % 360;
}

/** One of eight directions, 0 = north, clockwise. */
export const eighth = (degrees: number): number => Math.round(degrees / 45) % 8;

/** Null where the village has no place. At the first stop the village's own distance to the office is told, and the way from where the office stands. */
export function leg_to(run: Run, stop: Stop, { villages, desks }: Places): Leg | null {
  const to = place_of(villages, stop.village);
  if (!to) return null;
  const map = `geo:${to.lat},${to.lon}`;
  const before = run.stops[run.stops.indexOf(stop) - 1];
  const from = before && place_of(villages, before.village);
  if (from) return { from: before.village_name, metres: metres_between(from, to), bearing: bearing(from, to), map };
  if (before) return { from: null, metres: 0, bearing: null, map };
  const office = desks.find((one) => one.kind === 'counter')?.village;
  const start = office && office !== stop.village ? place_of(villages, office) : null;
  return { from: null, metres: villages.find((one) => one.code === stop.village)?.straight_to_office ?? 0, bearing: start && bearing(start, to), map };
}
