import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

/** Fetched when they are first needed, and then kept by the service worker. */
const kOnDemand = /\.(wasm|map)$/;
const kNotCached = /(^|\/)(sw\.js|\.vite\/.*)$/;

/** Writes `sw.js` from `src/sw.js` with the list of files to keep and a version made from their bytes. */
export function service_worker(source: string, folder: string): Plugin {
  return {
    name: 'layang-service-worker',
    apply: 'build',
    closeBundle() {
      const files = list(folder, folder).filter((path) => !kOnDemand.test(path) && !kNotCached.test(path)).sort();
      const hash = createHash('sha256');
      for (const path of files) hash.update(path).update(readFileSync(join(folder, path)));
      const text = readFileSync(source, 'utf8')
        .replace('__VERSION__', hash.digest('hex').slice(0, 12))
        .replace('__FILES__', JSON.stringify(files.map((path) => (path === 'index.html' ? '/' : `/${path}`))));
      writeFileSync(join(folder, 'sw.js'), text);
    },
  };
}

function list(root: string, folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? list(root, join(folder, entry.name)) : [relative(root, join(folder, entry.name))],
  );
}
