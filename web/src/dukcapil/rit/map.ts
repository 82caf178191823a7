// Where villages lie on the map of the regency, drawn from their own points.
import type { Api } from '../../api/types';
import { instant_ms } from '../../device/instant';

export interface Point {
  x: number;
  y: number;
}

export interface Placed extends Point {
  code: string;
  name: string;
  district: string;
}

/** Side of the drawing, and the margin in which labels find room. */
export const kSide = 520;
const kMargin = 36;
const kDayMs = 86_400_000;

/** A degree of longitude is shorter than one of latitude; both fill the drawing as far as its shape allows. Villages without a point are left out. */
export function placed(villages: Api['Village'][]): Placed[] {
  const known = villages.filter((one) => one.lat_e6 && one.lon_e6);
  if (!known.length) return [];
  const lat = known.map((one) => one.lat_e6! / 1e6);
  const shrink = Math.cos((((Math.min(...lat) + Math.max(...lat)) / 2) * Math.PI) / 180);
  const lon = known.map((one) => (one.lon_e6! / 1e6) * shrink);
  const [west, north] = [Math.min(...lon), Math.max(...lat)];
  const span = Math.max(Math.max(...lon) - west, north - Math.min(...lat)) || 1;
  const scale = (kSide - 2 * kMargin) / span;
  return known.map((one, i) => ({ code: one.code, name: one.name, district: one.district, x: kMargin + (lon[i]! - west) * scale, y: kMargin + (north - lat[i]!) * scale }));
}

/** The middle of each kecamatan, for its name. */
export function districts(points: Placed[]): (Point & { name: string })[] {
  const found = new Map<string, Placed[]>();
  for (const one of points) found.set(one.district, [...(found.get(one.district) ?? []), one]);
  const middle = (of: Placed[], axis: 'x' | 'y') => of.reduce((sum, one) => sum + one[axis], 0) / of.length;
  return [...found].map(([name, of]) => ({ name, x: middle(of, 'x'), y: middle(of, 'y') }));
}

/** Shade of the oldest waiting bag: 0 nothing waits, 1 today or yesterday, up to 4 for four days and more. */
export function ages(bags: { village: string; sealed_at: string }[], now: number): Map<string, number> {
  const found = new Map<string, number>();
  for (const bag of bags) {
    const days = Math.floor((now - (instant_ms(bag.sealed_at) ?? now)) / kDayMs);
    found.set(bag.village, Math.max(found.get(bag.village) ?? 0, Math.min(4, Math.max(1, days))));
  }
  return found;
}
