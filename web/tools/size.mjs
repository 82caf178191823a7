// Fails when the scripts of the first screen outgrow what a slow line carries in a second: the entry, all that it imports
// at once, and the landing page.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const kBytesMax = 20_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

const first = new Set();
function with_imports(key) {
  if (first.has(key)) return;
  first.add(key);
  for (const other of manifest[key].imports ?? []) with_imports(other);
}
with_imports('index.html');
with_imports('src/mula/Landing.svelte');

let sum = 0;
for (const key of first) {
  const path = dist + manifest[key].file;
  const bytes = existsSync(`${path}.br`) ? statSync(`${path}.br`).size : brotliCompressSync(readFileSync(path)).length;
  sum += bytes;
  console.log(`${String(bytes).padStart(6)}  ${manifest[key].file}`);
}
console.log(`${String(sum).padStart(6)}  of ${kBytesMax} bytes, brotli`);
if (sum >= kBytesMax) {
  console.error('The first screen has grown too heavy: load something later.');
  process.exit(1);
}
