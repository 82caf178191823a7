// A real house for tests: the server that LAYANG_BINARY names, on a store of its own with the demo's people, each with a
// device of their own.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kDesktop, kPhone, kWeb, open_browser, until } from './harness.mjs';

const kRoot = fileURLToPath(new URL('../../', import.meta.url));
const kBinary = process.env.LAYANG_BINARY ?? join(kRoot, 'build/dev/layang');

/** Starts the server. `close` ends it and everybody's devices, and wipes the store. */
export async function open_house() {
  const folder = mkdtempSync(join(tmpdir(), 'layang-house-'));
  const env = { ...process.env, LAYANG_VAR: join(folder, 'var'), LAYANG_DATA: join(kRoot, 'data') };
  delete env.LAYANG_KEYS;
  execFileSync(kBinary, ['demo', '--accounts'], { env });
  const server = spawn(kBinary, ['serve', '--port', '0', '--static', join(kWeb, 'dist')], { env });
  let said = '';
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes) => (said += bytes));
  const url = await until(() => /listening on (http:\/\/\S+)/.exec(said)?.[1], 'the server').catch((error) => {
    server.kill('SIGKILL');
    throw new Error(`${error.message}: ${said}`);
  });
  const contexts = [];
  return {
    url,
    /** A page of somebody's own device. */
    async page(size) {
      const context = await open_browser(undefined, { viewport: size === 'desktop' ? kDesktop : kPhone });
      contexts.push(context);
      return context.newPage();
    },
    async close() {
      for (const context of contexts) await context.close();
      server.kill('SIGTERM');
      await new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
