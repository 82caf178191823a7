// What is sent past the outbox: docs/decisions/0007 says why each of these is. Whatever else is done by somebody goes through `submit`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const kSource = join(__dirname, '..');
const sources = readdirSync(kSource, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|svelte)$/.test(file) && !/_test\.ts$|api\.gen\.ts$/.test(file))
  .sort();

/** `file: what` for each place where the pattern stands; its first group is what. */
const places = (pattern: RegExp) =>
  sources.flatMap((file) => Array.from(readFileSync(join(kSource, file), 'utf8').matchAll(pattern), ([, what]) => `${file}: ${what}`));

test('only what cannot wait, and questions that may not stand in an address, are called past the outbox', () => {
  // Every call that does not say GET, one that is given its method as well.
  const calls = places(/\bcall\s*(?:<[^(]*>)?\(\s*(?!'GET')(\S+,\s*(?:`[^`]*`|'[^']*'|\w+))/g);
  expect(calls).toEqual([
    "admin/Password.svelte: 'POST', `/accounts/${account.id}/password`",
    "admin/karantina/Content.svelte: 'POST', `/late-acts/${act.id}/open`",
    "api/session.ts: 'POST', '/session'",
    "api/session.ts: 'DELETE', '/session'",
    "api/session.ts: 'POST', '/session/password'",
    "desa/berkas/Duplicates.svelte: 'POST', '/duplicates'",
    "desa/berkas/nik_words.svelte.ts: 'POST', '/nik/explain'",
    "desa/serahkan/People.svelte: 'POST', '/dossiers/search'",
    "device/codes.ts: 'POST', `/devices/${this.device}/codes`",
    "device/work.ts: 'POST', '/devices'",
    "dukcapil/rit/fare.svelte.ts: 'POST', '/fare'",
    "dukcapil/verifikasi/File.svelte: 'POST', `/dossiers/${line.dossier}/unmask`",
  ]);
});

test('nothing but these asks the server beside `call`: a sheet of a dossier, which is no JSON, and the outbox', () => {
  expect(places(/(?<![.\w])(fetch)\(/g)).toEqual(['api/call.ts: fetch', 'api/scan.ts: fetch', 'device/work.ts: fetch']);
});
