// Every screen of every role at the size of a phone, in the pseudo-locale: words that are two fifths longer are nowhere cut and push
// nothing aside, Tab goes through in the order of reading, and without signal no list hides how old it is.
import { in_order } from './by_keyboard.mjs';
import { kRoles } from './every_screen.mjs';
import { equal, fits, kNoWorker, kPhone, no_troubles, open_browser, picture, test, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { verification } from './picture_answers.mjs';
import { first_log_in } from './people.mjs';

const kPin = '482913';
/** The steps of a new dossier. */
const kSteps = ['siapa', 'isian', 'syarat', 'penyerahan', 'kirim'];

/** Texts of which a part lies outside of a box that hides what is outside. */
const cut_words = (page) =>
  page.evaluate(() => {
    const hides = (one) => /hidden|clip/.test(getComputedStyle(one).overflowX + getComputedStyle(one).overflowY);
    const outside = (inner, outer) => inner.right > outer.right + 1 || inner.left < outer.left - 1 || inner.bottom > outer.bottom + 1 || inner.top < outer.top - 1;
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const holder = text.parentElement;
      if (!text.data.trim() || holder.closest('.aloud, script, style, option, textarea')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const boxes = Array.from(range.getClientRects()).filter((box) => box.width > 0);
      for (let one = holder; one && one !== document.body; one = one.parentElement) {
        if (hides(one) && boxes.some((box) => outside(box, one.getBoundingClientRect()))) found.push(`"${text.data.trim().slice(0, 40)}" in ${one.tagName}.${one.className}`);
      }
    }
    return found;
  });

async function looks_whole(page, what) {
  await page.locator('main h1').first().waitFor();
  await page.waitForFunction(() => !document.querySelector('main [aria-busy="true"]'));
  equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, `${what} fits without scrolling aside`);
  await fits(page, what);
  equal(await cut_words(page), [], `cut words on ${what}`);
  await picture(page, `semu-${what.replace(/[/?=]+/g, '-')}`);
  await in_order(page, what);
}

/** What the server gave stands under "Data of 07.30", in the words of the pseudo-locale. What the device keeps itself has no age. */
async function tells_its_age(page, what) {
  const told = () =>
    page.evaluate(() => {
      const seen = (one) => one.checkVisibility();
      const lists = Array.from(document.querySelectorAll('main [data-rows]')).some(seen);
      const ages = Array.from(document.querySelectorAll('main [role="status"]')).some((one) => seen(one) && one.textContent.includes('[Dátá pér '));
      // Between two screens nothing stands there.
      return document.querySelector('main h1') !== null && !document.querySelector('main [aria-busy="true"]') && (!lists || ages);
    });
  await until(told, `the age of the lists on ${what}`);
}

/** To another screen as a link would lead there: a reload would ask for the PIN. */
async function to(page, path) {
  await page.evaluate((at) => {
    history.pushState(null, '', at);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `${path}${path.includes('?') ? '&' : '?'}lang=pseudo`);
}

async function desk(end, { role, login, rights, reads }) {
  const mock = await start_mock();
  end(mock.close);
  Object.assign(mock, { rights, role: login === 'budi' ? role : null });
  for (const [at, answer] of Object.entries(reads)) mock.reads.set(at, answer);
  const context = await open_browser(undefined, { viewport: kPhone, ...kNoWorker });
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await page.route('**/api/v1/blobs/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: verification().scan }));
  await first_log_in(page, mock.url, login, kPin);
  await page.goto(`${mock.url}/kotak-keluar?lang=pseudo`);
  await page.locator('input[maxlength="6"]').fill(kPin);
  await page.keyboard.press('Enter');
  await page.locator('input[maxlength="6"]').waitFor({ state: 'detached' });
  return page;
}

for (const [n, who] of kRoles.entries()) {
  test(`long words of the ${who.role}, ${n + 1}: ${who.screens.map(([path]) => path).join(' ')}`, async (end) => {
    const page = await desk(end, who);
    for (const [path, text] of who.screens) {
      await to(page, path);
      if (text) await page.locator('main').getByText(text).first().waitFor();
      await looks_whole(page, `${who.role}${path}`);
    }
    await page.context().setOffline(true);
    await to(page, '/kotak-keluar');
    for (const [path, text] of who.screens.filter(([path]) => path !== '/kotak-keluar')) {
      await to(page, path);
      if (text) await page.locator('main').getByText(text).first().waitFor();
      await tells_its_age(page, `${who.role}${path}`);
    }
    no_troubles(page);
  });
}

test('long words of a new dossier, step by step', async (end) => {
  const page = await desk(end, kRoles[0]);
  await to(page, '/desa/berkas-baru');
  await page.getByRole('button', { name: /KTP hilang|Anak lahir/ }).first().click();
  await page.waitForURL(/kejadian=/);
  await page.locator('main input[type="checkbox"]').last().check();
  await page.locator('main button').last().click();
  await page.waitForURL(/berkas-baru\/./);
  const draft = new URL(page.url()).pathname;
  for (const step of kSteps) {
    await to(page, `${draft}?langkah=${step}`);
    await looks_whole(page, `registrar/desa/berkas-baru/${step}`);
  }
  no_troubles(page);
});

test('long words for everybody: the landing page, the log-in, a page that is not there', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser(undefined, { viewport: kPhone, ...kNoWorker });
  end(() => context.close());
  for (const path of ['/', '/masuk', '/tidak/ada']) {
    const page = await visit(context, `${mock.url}${path}?lang=pseudo`);
    await looks_whole(page, `semua${path}`);
    no_troubles(page);
  }
});
