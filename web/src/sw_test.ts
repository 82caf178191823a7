import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What the service worker answers to a page that asks for `path`. */
async function asks(path: string, caches: object, fetch: () => Promise<Response>): Promise<Response> {
  const heard = new Map<string, (event: object) => void>();
  const self = { addEventListener: (what: string, how: (event: object) => void) => heard.set(what, how), location: { origin: 'https://layang.test' } };
  const source = readFileSync(new URL('./sw.js', import.meta.url), 'utf8').replace('__VERSION__', '2').replace('__FILES__', '[]');
  new Function('self', 'caches', 'fetch', source)(self, caches, fetch);
  return new Promise((resolve, reject) => {
    const request = { method: 'GET', mode: 'cors', url: `https://layang.test${path}` };
    heard.get('fetch')?.({ request, respondWith: (given: Promise<Response>) => given.then(resolve, reject) });
  });
}

test('a file that a full phone cannot keep comes all the same', async () => {
  const caches = { match: async () => undefined, open: async () => ({ put: () => Promise.reject(new DOMException('full', 'QuotaExceededError')) }) };
  const answer = await asks('/assets/reader.wasm', caches, async () => new Response('reader'));
  expect(await answer.text()).toBe('reader');
});
