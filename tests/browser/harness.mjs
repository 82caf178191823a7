// What every browser test stands on: Chromium, pages in the two sizes, pictures, axe, and a list of tests.
import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const kWeb = fileURLToPath(new URL('../../web/', import.meta.url));
const from_web = createRequire(join(kWeb, 'package.json'));
const { chromium } = from_web('playwright-core');
const axe_source = readFileSync(from_web.resolve('axe-core/axe.min.js'), 'utf8');

export const kPhone = { width: 360, height: 740 };
export const kDesktop = { width: 1280, height: 800 };

export const kFlags = (
  '--headless --no-sandbox --disable-gpu --enable-unsafe-swiftshader --disable-quic --no-first-run ' +
  '--disable-background-networking --disable-component-update --disable-sync'
).split(' ');

export const tests = [];
let file = '';

export function in_file(name) {
  file = name;
}

/** A test gets `end`, to which it gives whatever must be closed after it. */
export function test(name, run) {
  tests.push({ file, name, run });
}

/**
 * A story told in steps, each counted as a test; after one that failed the rest cannot be told. `at_end` closes what they share;
 * `look` is asked for the pages to be kept as pictures of a failure.
 */
export function story(name, at_end, look) {
  let broken = '';
  let left = 0;
  return (what, run) => {
    left += 1;
    test(`${name}: ${what}`, async (end) => {
      left -= 1;
      if (left === 0) end(at_end);
      if (broken) throw new Error(`not reached, since this failed: ${broken}`);
      broken = what;
      try {
        await run();
      } catch (error) {
        for (const [who, page] of Object.entries(look())) await picture(page, `gagal-${who}`).catch(() => undefined);
        throw error;
      }
      broken = '';
    });
  };
}

export function check(holds, what) {
  if (!holds) throw new Error(what);
}

export function equal(got, wanted, what = 'value') {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: got ${a}, wanted ${b}`);
}

/** How long anything may take before it is said to have failed: a busy machine is slow, not wrong. */
export const kPatienceMs = 60_000;

/** Chromium without its own windows: the same engine for less than half of the processor's time. */
const kShell = { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell', headless: true, args: kFlags };
/** Chromium as people have it, where what it keeps on the disk is looked at. */
const kWhole = { ...kShell, executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' };
let shared = null;

/** The one browser for all who need no data on a disk: each has a context of their own in it. */
export async function one_browser() {
  shared ??= chromium.launch(kShell).then((browser) => {
    browser.once('disconnected', () => (shared = null));
    return browser;
  });
  return shared;
}

export async function close_browser() {
  await (await shared)?.close();
}

/** A folder for a browser's data that outlives the browser. */
export function profile_folder() {
  return mkdtempSync(join(tmpdir(), 'layang-browser-'));
}

/**
 * Somebody's device: data of its own in the one browser, or a browser of its own where its data lie in the folder `profile` or
 * `how` brings flags. `how`: anything that Playwright's context takes.
 */
export async function open_browser(profile, how = {}) {
  const person = { viewport: kPhone, locale: 'id-ID', timezoneId: 'Asia/Jakarta', ...how };
  const context =
    profile || how.args
      ? await chromium.launchPersistentContext(profile ?? profile_folder(), { ...(profile ? kWhole : kShell), ...person })
      : await (await one_browser()).newContext(person);
  context.setDefaultTimeout(kPatienceMs);
  return context;
}

/** For `open_browser`, where nothing is done without signal: the app's files are not kept, which costs a new device a process and all of them. */
export const kNoWorker = { serviceWorkers: 'block' };

/** Opens an address and fails the test on every error of a script and every breach of the content security policy. */
export async function visit(context, url) {
  const page = context.pages()[0] ?? (await context.newPage());
  page.troubles ??= watch(page);
  await page.goto(url);
  return page;
}

/** The signal goes, once the app can do without it: its files are kept, and whatever this page asks for goes through the service worker. */
export async function lose_signal(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
}

/**
 * Lists are read again when the test says so, by the function that this gives, and not by the clock: for whoever counts or orders what
 * a screen asks for. To be called before the first page of `context`.
 */
export async function polls_by_hand(context) {
  await context.addInitScript(() => {
    const polls = new Map();
    let last = 0;
    globalThis.setInterval = (poll) => (polls.set((last += 1), poll), last);
    globalThis.clearInterval = (id) => void polls.delete(id);
    globalThis.poll = () => polls.forEach((poll) => poll());
  });
  return (page) => page.evaluate(() => globalThis.poll());
}

/** Errors of scripts and breaches of the policy on a page, as they come. */
export function watch(page) {
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR/.test(message.text())) troubles.push(message.text());
  });
  return troubles;
}

export function no_troubles(page) {
  equal(page.troubles ?? [], [], 'errors on the page');
}

/** Gives the page what judges it for screen readers: `axe`. */
export async function load_axe(page) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe_source);
}

/** Nothing that axe finds, at the size that the page has; `rules` where only those are asked. */
export async function accessible(page, what, rules) {
  await load_axe(page);
  const found = await page.evaluate(async (only) => {
    const result = await globalThis.axe.run(document, { resultTypes: ['violations'], ...(only && { runOnly: only }) });
    return result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
  }, rules);
  equal(found, [], `axe on ${what}`);
}

const kTouched = 'a:not(:is(h1, h2) a), button, label:has(input), input:not([type="radio"], [type="checkbox"]), select, textarea, summary';

/** What is lower than the 64 points of who works with one hand; a number within a sentence leads where a row leads too. A field may lie in a box that bears its edge. */
export const too_small = (page) =>
  page.locator(`main :is(${kTouched})`).evaluateAll((all) => {
    const box_of = (one) => (one.matches('input') && getComputedStyle(one).borderTopStyle === 'none' ? one.parentElement : one);
    return all
      .filter((one) => one.getClientRects().length && box_of(one).getBoundingClientRect().height < 64)
      .map((one) => one.textContent.trim() || one.getAttribute('aria-label') || one.tagName);
  });

/** Nothing is wider than the screen, once what measures itself has drawn itself anew. */
export async function fits(page, what) {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  const over = await page.evaluate(() =>
    Array.from(document.querySelectorAll('body *'))
      .filter((one) => one.getClientRects().length && one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.aloud'))
      .map((one) => `${one.tagName} "${one.textContent.trim().slice(0, 30)}"`),
  );
  equal(over, [], `wider than the screen on ${what}`);
}

/** A number in the heading leads to the list that it counts. A rider touches nothing smaller than a thumb in a glove: his list follows. */
async function numbers_lead_somewhere(page, what) {
  const bare = await page.locator('h1 b').evaluateAll((all) => all.filter((one) => !one.closest('.sun')).map((one) => one.textContent));
  equal(bare.filter((text) => /(^|\s)\d+\s+\S/.test(text)), [], `numbers of the heading that lead nowhere on ${what}`);
  const lost = await page.locator('h1 a[href^="#"]').evaluateAll((all) => all.map((one) => one.getAttribute('href')).filter((href) => !document.querySelector(href)));
  equal(lost, [], `lists that the heading of ${what} counts and that are not there`);
}

/** Both sizes, light and dark, each checked; pictures go to LAYANG_PICTURES when it is set. */
export async function show(page, name) {
  const before = page.viewportSize();
  await numbers_lead_somewhere(page, name);
  for (const [size, viewport] of [['phone', kPhone], ['desktop', kDesktop]]) {
    await page.setViewportSize(viewport);
    for (const scheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      // A colour on its way from one to another is neither: contrast is measured at rest.
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
      await fits(page, `${name} (${size})`);
      // The dark changes colours alone.
      await accessible(page, `${name} (${size}, ${scheme})`, scheme === 'dark' ? ['color-contrast'] : undefined);
      await picture(page, `${name}-${size}${scheme === 'dark' ? '-dark' : ''}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null });
  await page.setViewportSize(kPhone);
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  await fits(page, `${name} (text at 200 %)`);
  await picture(page, `${name}-besar`);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await page.setViewportSize(before);
}

export async function picture(page, name) {
  const folder = process.env.LAYANG_PICTURES;
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** Waits until `probe` gives something true. */
export async function until(probe, what, ms = kPatienceMs) {
  const end = Date.now() + ms;
  for (;;) {
    const got = await probe();
    if (got) return got;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until what `probe` gives is `wanted`: what a screen shows comes in its own time. */
export async function becomes(probe, wanted, what = 'value') {
  const end = Date.now() + kPatienceMs;
  for (;;) {
    const got = await probe();
    if (JSON.stringify(got) === JSON.stringify(wanted)) return;
    if (Date.now() > end) equal(got, wanted, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const manifest = () => JSON.parse(readFileSync(join(kWeb, 'dist/.vite/manifest.json'), 'utf8'));

/** Where the built form of a source file is served. */
export const built = (source) => `/${manifest()[source].file}`;

/** The phone is full; what comes back makes room again. */
export async function no_room(page) {
  await page.evaluate(() => {
    globalThis.room = [IDBObjectStore.prototype.add, IDBObjectStore.prototype.put];
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  return () => page.evaluate(() => void ([IDBObjectStore.prototype.add, IDBObjectStore.prototype.put] = globalThis.room));
}

/** Does an act as a screen would: calls an export of `src/device/work.ts` in the page. */
export async function work(page, name, ...given) {
  const path = built('src/device/work.ts');
  return page.evaluate(async ([at, called, values]) => (await import(at))[called](...values), [path, name, given]);
}

/** The ten seconds in which what was done here can be taken back have passed: a test need not sit through them each time. */
export async function undo_is_over(page) {
  await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('layang');
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const tx = asked.result.transaction('items', 'readwrite');
          const items = tx.objectStore('items');
          items.getAll().onsuccess = ({ target }) => {
            for (const row of target.result) if (row.state === 'waiting') items.put({ ...row, undo_until: row.made_at });
          };
          tx.onabort = () => reject(tx.error);
          tx.oncomplete = () => (asked.result.close(), resolve());
        };
      }),
  );
  await work(page, 'flush_soon', 0);
}

/** Waits until the mock has taken `count` acts of the person at `page`. */
export async function sent(page, mock, count = 1) {
  await until(async () => {
    await undo_is_over(page);
    return mock.taken.length >= count;
  }, `${count} acts to be sent`);
  return mock.taken.map(({ path, body }) => ({ path, body }));
}

/** The keys of what a device keeps in one of its stores. */
export const keys_of = (page, store) =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const asked = indexedDB.open('layang');
        asked.onerror = () => reject(asked.error);
        asked.onsuccess = () => {
          const keys = asked.result.transaction(name).objectStore(name).getAllKeys();
          keys.onsuccess = () => (asked.result.close(), resolve(keys.result));
        };
      }),
    store,
  );

/** What a draft of this device holds by now; null while there is none. */
export const draft_of = (page, id) =>
  page.evaluate(async ([at, draft]) => (await (await import(at)).opened().drafts.load(draft))?.content ?? null, [built('src/device/work.ts'), id]);
