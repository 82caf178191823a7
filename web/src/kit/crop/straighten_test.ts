import { expect, test } from 'vitest';
import { corners_turned, find_paper, is_sheet, is_whole, kWhole, size_of, straighten, type Corners, type Pixels } from './straighten';

function picture(width: number, height: number, grey: (x: number, y: number) => number): Pixels {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let i = 0; i < width * height; i++) data.fill(grey(i % width, Math.floor(i / width)), 4 * i, 4 * i + 3).fill(255, 4 * i + 3, 4 * i + 4);
  return { data, width, height };
}
const grey_at = (of: Pixels, x: number, y: number) => of.data[4 * (y * of.width + x)]!;

/** A sheet that leans: its sides go by the lines between these corners. */
const kLeaning: Corners = [
  { x: 0.2, y: 0.1 },
  { x: 0.85, y: 0.2 },
  { x: 0.8, y: 0.9 },
  { x: 0.1, y: 0.8 },
];
const inside = (corners: Corners, x: number, y: number) =>
  corners.every((at, i) => {
    const next = corners[(i + 1) % 4]!;
    return (next.x - at.x) * (y - at.y) - (next.y - at.y) * (x - at.x) >= 0;
  });

test('a bright sheet on a dark table is found by its corners', () => {
  const photo = picture(200, 160, (x, y) => (inside(kLeaning, x / 199, y / 159) ? (x % 9 === 4 && y % 5 === 2 ? 40 : 230) : 70));
  const found = find_paper(photo)!;
  found.forEach((spot, i) => {
    expect(Math.abs(spot.x - kLeaning[i]!.x)).toBeLessThan(0.02);
    expect(Math.abs(spot.y - kLeaning[i]!.y)).toBeLessThan(0.02);
  });
});

test('nothing is found where there is no edge, only a small bright thing, or a bright thing that is no sheet', () => {
  expect(find_paper(picture(100, 100, () => 200))).toBeNull();
  expect(find_paper(picture(100, 100, (x, y) => (x < 20 && y < 20 ? 250 : 60)))).toBeNull();
  expect(find_paper(picture(100, 100, (x, y) => (x < 25 || y > 75 ? 250 : 60)))).toBeNull();
});

test('what lies between the corners is drawn straight', () => {
  // Left half of the sheet dark, right half bright, with the sheet leaning in the photo.
  const middle = { top: { x: (0.2 + 0.85) / 2, y: 0.15 }, bottom: { x: (0.1 + 0.8) / 2, y: 0.85 } };
  const left_of = (x: number, y: number) => (middle.bottom.x - middle.top.x) * (y - middle.top.y) - (middle.bottom.y - middle.top.y) * (x - middle.top.x) > 0;
  const photo = picture(300, 300, (x, y) => (inside(kLeaning, x / 299, y / 299) ? (left_of(x / 299, y / 299) ? 50 : 200) : 120));
  const out = picture(100, 100, () => 0);
  straighten(photo, kLeaning, out);
  for (const y of [3, 50, 96]) expect([grey_at(out, 3, y), grey_at(out, 40, y), grey_at(out, 60, y), grey_at(out, 96, y)]).toEqual([50, 50, 200, 200]);
});

test('the whole picture stays as it is', () => {
  const photo = picture(40, 30, (x, y) => (x * 5 + y * 3) % 256);
  const out = picture(40, 30, () => 0);
  straighten(photo, kWhole, out);
  expect(out.data).toEqual(photo.data);
});

test('the size is that of the longer sides', () => {
  expect(size_of(kLeaning, 1000, 1000)).toEqual({ width: 707, height: 707 });
});

test('four quarter turns bring the corners back, and one keeps their order', () => {
  const once = corners_turned(kLeaning);
  expect(is_sheet(once)).toBe(true);
  expect(once[0]).toEqual({ x: 1 - 0.8, y: 0.1 });
  expect(is_whole(corners_turned(kWhole))).toBe(true);
  const round = corners_turned(corners_turned(corners_turned(once)));
  round.forEach((spot, i) => expect([spot.x, spot.y]).toEqual([expect.closeTo(kLeaning[i]!.x), expect.closeTo(kLeaning[i]!.y)]));
});

test('corners that cross over are no sheet', () => {
  expect(is_sheet([kLeaning[1], kLeaning[0], kLeaning[2], kLeaning[3]])).toBe(false);
  expect(is_sheet(kLeaning)).toBe(true);
});
