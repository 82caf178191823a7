// A paper out of a photo: its four corners found, and the picture between them drawn straight. Numbers and pixels only.

/** A place on the picture, 0..1 from its left and upper edge. */
export interface Spot {
  x: number;
  y: number;
}
/** Upper left, upper right, lower right, lower left. */
export type Corners = [Spot, Spot, Spot, Spot];

export interface Pixels {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

export const kWhole: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** A paper that fills less of the picture is more likely a bright thing beside it. */
const kPaperShareMin = 0.2;
/** So much of the four-sided figure must be bright, or it is no sheet. */
const kFillMin = 0.8;
/** The paper must be so much brighter than what it lies on. */
const kContrastMin = 25;

/** The picture turned right by a quarter: where a place is afterwards. */
export const turned_right = (spot: Spot): Spot => ({ x: 1 - spot.y, y: spot.x });
/** The corners keep their names, so the list moves on by one. */
export const corners_turned = ([a, b, c, d]: Corners): Corners => [turned_right(d), turned_right(a), turned_right(b), turned_right(c)];

export const is_whole = (corners: Corners): boolean => corners.every((spot, i) => Math.abs(spot.x - kWhole[i]!.x) + Math.abs(spot.y - kWhole[i]!.y) < 0.005);

/** The corners go round in one direction and no side is next to nothing: otherwise nothing can be drawn between them. */
export function is_sheet(corners: Corners): boolean {
  const bend = corners.map((at, i) => {
    const [next, after] = [corners[(i + 1) % 4]!, corners[(i + 2) % 4]!];
    return (next.x - at.x) * (after.y - next.y) - (next.y - at.y) * (after.x - next.x);
  });
  return bend.every((one) => one > 0.005);
}

/** Where the brightest large thing of a small picture ends; null when none looks like a sheet. */
export function find_paper(picture: Pixels): Corners | null {
  const { width, height } = picture;
  const grey = grey_of(picture);
  const parting = threshold(grey);
  if (parting === null) return null;
  const sheet = largest_bright(grey, width, height, parting);
  if (sheet.length < kPaperShareMin * width * height) return null;
  const at = (index: number): Spot => ({ x: index % width, y: Math.floor(index / width) });
  const most = (measure: (spot: Spot) => number): Spot => at(sheet.reduce((best, one) => (measure(at(one)) > measure(at(best)) ? one : best), sheet[0]!));
  const outer = [most((one) => -one.x - one.y), most((one) => one.x - one.y), most((one) => one.x + one.y), most((one) => one.y - one.x)];
  const corners = outer.map((one) => ({ x: one.x / (width - 1), y: one.y / (height - 1) })) as Corners;
  return is_sheet(corners) && sheet.length > kFillMin * area(corners) * width * height ? corners : null;
}

function grey_of({ data, width, height }: Pixels): Uint8Array {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
  return grey;
}

/** The grey that parts dark from bright best (Otsu), or null when there is little between them. */
function threshold(grey: Uint8Array): number | null {
  const counts = new Array<number>(256).fill(0);
  for (const one of grey) counts[one]! += 1;
  const sum = counts.reduce((total, count, value) => total + count * value, 0);
  let [below, sum_below, best, found, contrast] = [0, 0, -1, 0, 0];
  for (let value = 0; value < 255; value++) {
    below += counts[value]!;
    sum_below += counts[value]! * value;
    const above = grey.length - below;
    if (!below || !above) continue;
    const apart = (sum - sum_below) / above - sum_below / below;
    if (below * above * apart * apart <= best) continue;
    [best, found, contrast] = [below * above * apart * apart, value, apart];
  }
  return contrast >= kContrastMin ? found : null;
}

/** The points of the largest bright patch; letters on it are holes that do not part it. */
function largest_bright(grey: Uint8Array, width: number, height: number, parting: number): number[] {
  const seen = new Uint8Array(grey.length);
  let largest: number[] = [];
  for (let start = 0; start < grey.length; start++) {
    if (seen[start] || grey[start]! <= parting) continue;
    const patch = [start];
    seen[start] = 1;
    for (let i = 0; i < patch.length; i++) {
      const one = patch[i]!;
      const x = one % width;
      for (const next of [x > 0 ? one - 1 : -1, x < width - 1 ? one + 1 : -1, one - width, one + width]) {
        if (next < 0 || next >= width * height || seen[next] || grey[next]! <= parting) continue;
        seen[next] = 1;
        patch.push(next);
      }
    }
    if (patch.length > largest.length) largest = patch;
  }
  return largest;
}

const area = (corners: Corners): number =>
  Math.abs(corners.reduce((sum, at, i) => sum + at.x * corners[(i + 1) % 4]!.y - corners[(i + 1) % 4]!.x * at.y, 0)) / 2;

/** How large the sheet is in the picture's points: the longer of each two opposite sides. */
export function size_of(corners: Corners, width: number, height: number): { width: number; height: number } {
  const side = (from: number, to: number) => Math.hypot((corners[from]!.x - corners[to]!.x) * width, (corners[from]!.y - corners[to]!.y) * height);
  return { width: Math.round(Math.max(side(0, 1), side(3, 2))), height: Math.round(Math.max(side(0, 3), side(1, 2))) };
}

/** Draws what lies between the corners into `to`, each point mixed from its four neighbours. */
export function straighten(from: Pixels, corners: Corners, to: Pixels): void {
  const [a, b, c, d, e, f, g, h] = perspective(corners);
  const [last_x, last_y] = [from.width - 1, from.height - 1];
  for (let row = 0; row < to.height; row++) {
    const v = (row + 0.5) / to.height;
    for (let column = 0; column < to.width; column++) {
      const u = (column + 0.5) / to.width;
      const depth = g * u + h * v + 1;
      const x = Math.min(last_x, Math.max(0, ((a * u + b * v + c) / depth) * from.width - 0.5));
      const y = Math.min(last_y, Math.max(0, ((d * u + e * v + f) / depth) * from.height - 0.5));
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [across, down] = [x - left, y - top];
      const here = 4 * (top * from.width + left);
      const right = left < last_x ? 4 : 0;
      const below = top < last_y ? 4 * from.width : 0;
      const out = 4 * (row * to.width + column);
      for (let k = 0; k < 3; k++) {
        const upper = from.data[here + k]! * (1 - across) + from.data[here + right + k]! * across;
        const lower = from.data[here + below + k]! * (1 - across) + from.data[here + below + right + k]! * across;
        to.data[out + k] = upper * (1 - down) + lower * down;
      }
      to.data[out + 3] = 255;
    }
  }
}

/** The eight numbers of the projection that takes the unit square to the corners. */
function perspective([p, q, r, s]: Corners): [number, number, number, number, number, number, number, number] {
  const [dx1, dx2, dx3] = [q.x - r.x, s.x - r.x, p.x - q.x + r.x - s.x];
  const [dy1, dy2, dy3] = [q.y - r.y, s.y - r.y, p.y - q.y + r.y - s.y];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / whole;
  const h = (dx1 * dy3 - dx3 * dy1) / whole;
  return [q.x - p.x + g * q.x, s.x - p.x + h * s.x, p.x, q.y - p.y + g * q.y, s.y - p.y + h * s.y, p.y, g, h];
}
