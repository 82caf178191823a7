// Looks for planted words and numbers in everything under a folder, in every dress that stored bytes like to wear: as text, as
// UTF-16, in hexadecimal, in base64 at all three alignments, percent-encoded, and numbers also with separators between digits.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** base64 of `bytes` wherever they begin in a longer text: the symbols that depend on neighbours are cut off. */
function base64_forms(bytes) {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replace(/=+$/, '');
    const first = Math.ceil((shift * 8) / 6);
    const last = Math.floor(((shift + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });
}

/** What to look for when `planted` must not be there: [name of the dress, bytes]. */
export function dresses(planted) {
  const utf8 = Buffer.from(planted, 'utf8');
  const utf16le = Buffer.from(planted, 'utf16le');
  const utf16be = Buffer.from(utf16le).swap16();
  const forms = [['text', utf8], ['lower case', Buffer.from(planted.toLowerCase())], ['upper case', Buffer.from(planted.toUpperCase())],
    ['UTF-16LE', utf16le], ['UTF-16BE', utf16be], ['reversed', Buffer.from(utf8).reverse()]];
  for (const [name, bytes] of [['UTF-8', utf8], ['UTF-16LE', utf16le], ['UTF-16BE', utf16be]]) {
    const hex = bytes.toString('hex');
    forms.push([`hex of ${name}`, Buffer.from(hex)], [`HEX of ${name}`, Buffer.from(hex.toUpperCase())]);
    for (const text of base64_forms(bytes)) {
      forms.push([`base64 of ${name}`, Buffer.from(text)]);
      const url = text.replaceAll('+', '-').replaceAll('/', '_');
      if (url !== text) forms.push([`base64url of ${name}`, Buffer.from(url)]);
    }
  }
  const percent = [...utf8].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  forms.push(['percent', Buffer.from(percent)], ['PERCENT', Buffer.from(percent.toUpperCase())]);
  return forms;
}

/** The digits of a file run together, as a reader would who ignores blanks, dots and hyphens. */
const without_separators = (bytes) => Buffer.from(bytes.toString('latin1').replace(/(?<=\d)[ .\-_/:](?=\d)/g, ''), 'latin1');

/** A folder below may go while we look, as a file may. */
function files_below(path) {
  try {
    return files_under(path);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return [];
  }
}

export function files_under(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return files_below(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Each finding is a sentence. `planted` maps what a thing is to the thing itself. */
export function find_in_bytes(bytes, planted, where) {
  const found = [];
  const joined = without_separators(bytes);
  for (const [what, text] of Object.entries(planted)) {
    for (const [dress, form] of dresses(text)) if (bytes.includes(form)) found.push(`${what} as ${dress} in ${where}`);
    if (/^\d+$/.test(text) && !bytes.includes(text) && joined.includes(text)) found.push(`${what} with separators in ${where}`);
  }
  return found;
}

export function find_planted(folder, planted) {
  // A file may go while we look: a browser tidies up behind itself.
  const read = (path) => {
    try {
      return readFileSync(path);
    } catch {
      return Buffer.alloc(0);
    }
  };
  return files_under(folder).flatMap((path) => [
    ...find_in_bytes(read(path), planted, path),
    ...find_in_bytes(Buffer.from(path.slice(folder.length)), planted, `the name of ${path}`),
  ]);
}
