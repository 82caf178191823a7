import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const kKinds = /\.(js|css|html|svg|json|webmanifest|wasm|txt)$/;
/** Below this a compressed copy saves nothing on the wire. */
const kSmallest = 256;

/** Writes `x.br` and `x.gz` beside every `x` that shrinks, for the server to send as they are. */
export function precompress(folder: string): Plugin {
  return { name: 'layang-precompress', apply: 'build', enforce: 'post', closeBundle: () => compress_all(folder) };
}

function compress_all(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) compress_all(path);
    else if (kKinds.test(name) && statSync(path).size >= kSmallest) compress(path);
  }
}

function compress(path: string): void {
  const bytes = readFileSync(path);
  const hint = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const copies = { br: brotliCompressSync(bytes, { params: hint }), gz: gzipSync(bytes, { level: 9 }) };
  for (const [end, copy] of Object.entries(copies)) if (copy.length < bytes.length) writeFileSync(`${path}.${end}`, copy);
}
