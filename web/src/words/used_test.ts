// Every word of a dictionary stands on some screen: what nothing uses is removed. The dictionary is that of a folder; the shell's is everybody's.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const kSource = join(__dirname, '..');
const files = readdirSync(kSource, { recursive: true, encoding: 'utf8' });
const dictionaries = files.filter((file) => /(^|\/)id\.ts$/.test(file));

/** Texts of the screens and scripts of a folder; the shell's words are used everywhere. */
function text_of(folder: string): string {
  const within = folder.startsWith('words') ? '' : `${folder}/`;
  return files
    .filter((file) => file.startsWith(within) && /\.(svelte|ts)$/.test(file) && !/(^|\/)(id|en)\.ts$|_test\.ts$/.test(file))
    .map((file) => readFileSync(join(kSource, file), 'utf8'))
    .join('\n');
}

/** Words that are asked for by name; those that are looked up by a code (`t.state[code]`) cannot be told apart. */
function unused(words: object, text: string, before: string): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const path = `${before}\\.${key}`;
    if (!new RegExp(`${path}\\b`).test(text)) return [`${before}.${key}`.replaceAll('\\', '')];
    const nested = typeof value === 'object' && value !== null && !Array.isArray(value) && new RegExp(`${path}\\.\\w`).test(text) && !new RegExp(`${path}(\\[|\\b[^.\\w])`).test(text);
    return nested ? unused(value, text, path) : [];
  });
}

test.each(dictionaries)('every word of %s is used', async (file) => {
  const { id } = (await import(/* @vite-ignore */ join(kSource, file))) as { id: object };
  expect(unused(id, text_of(dirname(file)), file.startsWith('words/') ? '\\bw' : '\\bt')).toEqual([]);
});
