// A real house for tests: the server that LAYANG_BINARY names, on a store of its own with the demo's people, and one browser
// in which each person has a context of their own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kDesktop, kFlags, kPhone, kWeb, until } from './harness.mjs';

const { chromium } = createRequire(join(kWeb, 'package.json'))('playwright-core');
const kRoot = fileURLToPath(new URL('../../', import.meta.url));
const kBinary = process.env.LAYANG_BINARY ?? join(kRoot, 'build/dev/layang');

/** Starts server and browser. `close` ends both and wipes the store. */
export async function open_house() {
  const folder = mkdtempSync(join(tmpdir(), 'layang-house-'));
  const env = { ...process.env, LAYANG_VAR: join(folder, 'var'), LAYANG_DATA: join(kRoot, 'data') };
  delete env.LAYANG_KEYS;
  execFileSync(kBinary, ['demo', '--accounts'], { env });
  const server = spawn(kBinary, ['serve', '--port', '0', '--static', join(kWeb, 'dist')], { env });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => (said += bytes));
  const url = await until(() => /listening on (http:\/\/\S+)/.exec(said)?.[1], 'the server', 30_000).catch((error) => {
    server.kill('SIGKILL');
    throw new Error(`${error.message}: ${said}`);
  });
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: kFlags });
  return {
    url,
    /** A page of somebody's own device. */
    async page(size) {
      const context = await browser.newContext({ viewport: size === 'desktop' ? kDesktop : kPhone, locale: 'id-ID', timezoneId: 'Asia/Jakarta' });
      return context.newPage();
    },
    async close() {
      await browser.close();
      server.kill('SIGTERM');
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
