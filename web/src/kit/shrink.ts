// Photos of papers: made small enough for a slow line, freed of all metadata (only pixels pass through the canvas), and
// judged, so that a blurred one is noticed while the paper still lies on the desk.
import { kPhotoBytesMax } from '../device/limits';

export interface Shrunk {
  blob: Blob;
  type: 'image/webp' | 'image/jpeg';
  width: number;
  height: number;
  blurred: boolean;
  dark: boolean;
}

const kLongestSides = [1600, 1360, 1120, 960, 800, 640, 480];
/** At this quality letters can still be read; size counts more for them than a smooth picture. */
const kPoorest = 0.35;
const kBetter = [0.8, 0.6];
/** The picture is judged at this width, so that the measure does not depend on the camera. */
const kJudgedWidth = 320;
/** Variance of the Laplacian below which letters of a form cannot be read; found by trial with printed forms. */
const kSharpnessMin = 60;
const kBrightnessMin = 60;

/** Throws when the file is not a picture that the browser can read. */
export async function shrink(file: Blob | HTMLCanvasElement): Promise<Shrunk> {
  const picture = await createImageBitmap(file);
  try {
    const judged = judge(picture);
    for (const side of kLongestSides) {
      const scale = Math.min(1, side / Math.max(picture.width, picture.height));
      const canvas = drawn(picture, Math.round(picture.width * scale), Math.round(picture.height * scale));
      const blob = await best(canvas);
      if (!blob) continue;
      const type = blob.type === 'image/webp' ? 'image/webp' : 'image/jpeg';
      return { blob, type, width: canvas.width, height: canvas.height, ...judged };
    }
    throw new Error('the picture cannot be made small enough');
  } finally {
    picture.close();
  }
}

function drawn(picture: ImageBitmap, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, width);
  canvas.height = Math.max(1, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no canvas');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

/** The finest that fits, or null: few tries, since each costs a cheap phone a good part of a second. */
async function best(canvas: HTMLCanvasElement): Promise<Blob | null> {
  const poorest = await encoded(canvas, kPoorest);
  if (poorest.size > kPhotoBytesMax) return null;
  for (const quality of kBetter) {
    const blob = await encoded(canvas, quality);
    if (blob.size <= kPhotoBytesMax) return blob;
  }
  return poorest;
}

/** WebP, or JPEG where the browser cannot write WebP. */
async function encoded(canvas: HTMLCanvasElement, quality: number): Promise<Blob> {
  const webp = await to_blob(canvas, 'image/webp', quality);
  return webp.type === 'image/webp' ? webp : to_blob(canvas, 'image/jpeg', quality);
}

function to_blob(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), type, quality));
}

function judge(picture: ImageBitmap): { blurred: boolean; dark: boolean } {
  const width = Math.min(kJudgedWidth, picture.width);
  const canvas = drawn(picture, width, Math.round((picture.height * width) / picture.width));
  const data = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
  const grey = new Float32Array(canvas.width * canvas.height);
  for (let i = 0; i < grey.length; i++) grey[i] = 0.299 * data[4 * i]! + 0.587 * data[4 * i + 1]! + 0.114 * data[4 * i + 2]!;
  return { blurred: sharpness(grey, canvas.width, canvas.height) < kSharpnessMin, dark: mean(grey) < kBrightnessMin };
}

const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Variance of the Laplacian: how much the grey changes its change from point to point. */
export function sharpness(grey: Float32Array, width: number, height: number): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const edge = grey[at - 1]! + grey[at + 1]! + grey[at - width]! + grey[at + width]! - 4 * grey[at]!;
      sum += edge;
      squares += edge * edge;
      count += 1;
    }
  }
  return count ? squares / count - (sum / count) ** 2 : 0;
}
