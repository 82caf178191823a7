// The service worker: keeps the app's own files, so that it opens without signal. It never touches the API: what a person
// does goes through the outbox, what a person reads is copied sealed by the app itself.
const kVersion = '__VERSION__';
const kFiles = JSON.parse('__FILES__');
const kPrefix = 'layang-';
const kCache = kPrefix + kVersion;
const kHashed = /^\/assets\//;
const kServerOnly = /^\/(api|lacak)(\/|$)/;

self.addEventListener('install', (event) => {
  event.waitUntil(install().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || kServerOnly.test(url.pathname)) return;
  if (request.mode === 'navigate') event.respondWith(shell(request));
  else if (kHashed.test(url.pathname)) event.respondWith(hashed(request));
  else event.respondWith(named(request));
});

// Files whose name carries their hash are copied from the old cache: an update on a slow line costs only what changed.
async function install() {
  const cache = await caches.open(kCache);
  await Promise.all(
    kFiles.map(async (path) => {
      const kept = kHashed.test(path) ? await caches.match(path) : undefined;
      const response = kept || (await fetch(path, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(path);
      await cache.put(path, response);
    }),
  );
}

// One generation stays, for pages that are still open with the old app.
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(kPrefix) && name !== kCache);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

async function shell(request) {
  const cache = await caches.open(kCache);
  return (await cache.match('/')) || fetch(request);
}

async function hashed(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  // A full phone keeps no copy; the screen comes all the same.
  if (response.ok) await keep(request, response.clone()).catch(() => undefined);
  return response;
}

async function keep(request, response) {
  await (await caches.open(kCache)).put(request, response);
}

async function named(request) {
  const cache = await caches.open(kCache);
  return (await cache.match(request)) || fetch(request);
}
