// Draws the pictures of the README anew. Usage: node tests/browser/pictures.mjs [FOLDER]      (docs/pictures; the app must have been built)
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { close_browser } from './harness.mjs';
import { kLanguages, kPictures } from './readme_pictures.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const language of kLanguages) {
  for (const [name, take] of Object.entries(kPictures)) {
    const bytes = await take(language);
    writeFileSync(`${folder}/${name}-${language}.webp`, bytes);
    console.log(`${name}-${language}.webp ${bytes.length} bytes`);
  }
}
await close_browser();
