// The README's pictures can be drawn from the screens of today, and the ones that stand there are those.
import { readdirSync, readFileSync } from 'node:fs';
import { check, equal, test } from './harness.mjs';
import { differing, kBytesMax, kLanguages, kPictures } from './readme_pictures.mjs';

/** A line of words that moved is more. */
const kDifferingMax = 0.005;

const kRoot = new URL('../../', import.meta.url);

test('each picture of the README is drawn by its screen, and light enough', async () => {
  const drawn = kLanguages.flatMap((language) => Object.keys(kPictures).map((name) => `${name}-${language}.webp`));
  equal(readdirSync(new URL('docs/pictures/', kRoot)).sort(), drawn.sort(), 'pictures that stand there');
  for (const [file, language] of [['README.id.md', 'id'], ['README.md', 'en']]) {
    const text = readFileSync(new URL(file, kRoot), 'utf8');
    for (const [name, take] of Object.entries(kPictures)) {
      check(text.includes(`docs/pictures/${name}-${language}.webp`), `${file} shows ${name}`);
      const drawn_now = await take(language);
      check(drawn_now.length > 2_000 && drawn_now.length < kBytesMax, `${name}-${language} has ${drawn_now.length} bytes`);
      const part = await differing(drawn_now, readFileSync(new URL(`docs/pictures/${name}-${language}.webp`, kRoot)));
      check(part < kDifferingMax, `${name}-${language} shows another screen than today's: ${(100 * part).toFixed(2)} % of it differs; draw it anew with pictures.mjs`);
    }
  }
});
