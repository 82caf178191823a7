// Fails when the first screen outgrows what a slow line carries in a second: the shell, which is the entry and all that it imports at
// once, and the landing page's own script. What is fetched once the page stands is told beside it.
import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const kBytesMax = 20_000;
/** Smaller files are served as they are: see precompress.ts. */
const kSmallest = 256;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'));

const counted = new Set();

/** Bytes of a chunk and all that it imports, each once. */
function weigh(key) {
  if (counted.has(key)) return 0;
  counted.add(key);
  const path = dist + manifest[key].file;
  // As it is served: what is too small has no copy, and a build that makes none at all fails here.
  const whole = statSync(path).size;
  const own = whole < kSmallest ? whole : statSync(`${path}.br`).size;
  return (manifest[key].imports ?? []).reduce((sum, other) => sum + weigh(other), own);
}

const shell = weigh('index.html');
const landing = weigh('src/mula/Landing.svelte');
// It is shared by screens, and then has no source of its own in the list.
const session = weigh(Object.keys(manifest).find((key) => manifest[key].name === 'start'));
console.log(`first screen ${shell + landing} of ${kBytesMax} bytes of script, brotli: shell ${shell}, landing page ${landing}; after it the session ${session}`);
if (shell + landing >= kBytesMax) {
  console.error('The first screen has grown too heavy: load something later.');
  process.exit(1);
}
