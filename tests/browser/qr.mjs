// What a camera would read of a QR that a page draws.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { kWeb } from './harness.mjs';

const need = createRequire(join(kWeb, 'package.json'));
const kDotsAModule = 4;

/** `svg`: locator of one, drawn as kit/Qr.svelte draws it: a square path for each dark module. */
export async function read_qr(svg) {
  const { prepareZXingModule, readBarcodes } = need('zxing-wasm/reader');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(need.resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer } });
  const side = Number((await svg.getAttribute('viewBox')).split(' ')[2]) * kDotsAModule;
  const data = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of (await svg.locator('path').getAttribute('d')).matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let dot = 0; dot < kDotsAModule ** 2; dot++) {
      const row = Number(y) * kDotsAModule + Math.floor(dot / kDotsAModule);
      data.set([0, 0, 0], (row * side + Number(x) * kDotsAModule + (dot % kDotsAModule)) * 4);
    }
  return (await readBarcodes({ data, width: side, height: side }, { formats: ['QRCode'] }))[0]?.text;
}
