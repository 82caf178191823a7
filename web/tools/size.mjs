// Fails when the shell outgrows what a slow line carries in a second: the entry and all that it imports at once, which is
// what stands before any screen. The landing page's own script is told beside it.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const kBytesMax = 20_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

const counted = new Set();

/** Bytes of a chunk and all that it imports, each once. */
function weigh(key) {
  if (counted.has(key)) return 0;
  counted.add(key);
  const path = dist + manifest[key].file;
  const own = existsSync(`${path}.br`) ? statSync(`${path}.br`).size : brotliCompressSync(readFileSync(path)).length;
  return (manifest[key].imports ?? []).reduce((sum, other) => sum + weigh(other), own);
}

const shell = weigh('index.html');
console.log(`shell ${shell} of ${kBytesMax} bytes, brotli; landing page ${weigh('src/mula/Landing.svelte')} more`);
if (shell >= kBytesMax) {
  console.error('The first screen has grown too heavy: load something later.');
  process.exit(1);
}
