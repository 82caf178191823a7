// What the straightening of a paper draws on.
import { find_paper, is_whole, size_of, straighten, type Corners } from './straighten';

export type Canvas = HTMLCanvasElement;

/** Letters stay readable at this, and a cheap phone still draws it in about a second. */
const kLongestSide = 2000;
/** The paper is looked for in a picture of this size. */
const kSearchedSide = 240;

function blank(width: number, height: number): { canvas: Canvas; context: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.max(1, Math.round(width)), Math.max(1, Math.round(height))];
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  return { canvas, context };
}

function fitted(picture: CanvasImageSource, width: number, height: number, longest: number) {
  const scale = Math.min(1, longest / Math.max(width, height));
  const made = blank(width * scale, height * scale);
  made.context.drawImage(picture, 0, 0, made.canvas.width, made.canvas.height);
  return made;
}

export const canvas_of = (picture: ImageBitmap): Canvas => fitted(picture, picture.width, picture.height, kLongestSide).canvas;

export function paper_on(canvas: Canvas): Corners | null {
  const small = fitted(canvas, canvas.width, canvas.height, kSearchedSide);
  return find_paper(small.context.getImageData(0, 0, small.canvas.width, small.canvas.height));
}

/** By a quarter to the right. */
export function turned(from: Canvas): Canvas {
  const { canvas, context } = blank(from.height, from.width);
  context.translate(canvas.width, 0);
  context.rotate(Math.PI / 2);
  context.drawImage(from, 0, 0);
  return canvas;
}

export function straightened(from: Canvas, corners: Corners): Canvas {
  if (is_whole(corners)) return from;
  const size = size_of(corners, from.width, from.height);
  const { canvas, context } = blank(size.width, size.height);
  const out = context.createImageData(canvas.width, canvas.height);
  straighten(from.getContext('2d')!.getImageData(0, 0, from.width, from.height), corners, out);
  context.putImageData(out, 0, 0);
  return canvas;
}
