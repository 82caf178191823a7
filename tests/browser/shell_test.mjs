// The shell: landing page, log-in, a page that does not exist, the pseudo-locale, and opening without signal.
import { becomes, equal, no_troubles, open_browser, show, test, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in, log_in } from './people.mjs';

async function open(end, path = '/') {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser();
  end(() => context.close());
  return { mock, context, page: await visit(context, mock.url + path) };
}

test('the landing page leads a code to its tracking page and forgives how it is typed', async (end) => {
  const { page } = await open(end);
  await page.getByRole('heading', { name: 'Dokumen Anda sampai di mana?' }).waitFor();
  await page.getByLabel('Kode pada tanda terima').fill('tkoo 0000 0001');
  await page.getByRole('button', { name: 'Lacak' }).click();
  await page.getByText('Kode salah ketik.').waitFor();
  await show(page, 'mula-salah');
  await page.getByLabel('Kode pada tanda terima').fill('tkoo 0000 000x');
  await page.getByRole('button', { name: 'Lacak' }).click();
  await page.waitForURL('**/lacak/TK00-0000-000X');
  no_troubles(page);
});

test('a code that is looked up in English is answered in English', async (end) => {
  const { page } = await open(end, '/?lang=en');
  await page.getByLabel('The code on your receipt').fill('tkoo 0000 000x');
  await page.getByRole('button', { name: 'Follow' }).click();
  await page.waitForURL((url) => url.pathname + url.search === '/lacak/TK00-0000-000X?lang=en');
  no_troubles(page);
});

test('on a slow line the landing page keeps what was typed before the server has said who is here', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser();
  end(() => context.close());
  const page = await context.newPage();
  let let_go = () => {};
  const held = new Promise((resolve) => (let_go = resolve));
  await page.route('**/api/v1/session', async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest('**/api/v1/session');
  await visit(context, mock.url);
  await asked;
  await page.getByLabel('Kode pada tanda terima').fill('tk00 0000');
  const told = page.waitForResponse('**/api/v1/session');
  let_go();
  await (await told).finished();
  await page.waitForTimeout(500);
  equal(await page.getByLabel('Kode pada tanda terima').inputValue(), 'tk00 0000', 'what was typed');
  no_troubles(page);
});

test('the log-in names what is wrong and enrols a new browser', async (end) => {
  const { mock, page } = await open(end, '/masuk');
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  await becomes(() => page.getByText('Wajib diisi.').count(), 2);
  await show(page, 'masuk-kosong');
  await log_in(page, 'lastri', 'salah');
  await page.getByText('Nama atau kata sandi salah.').waitFor();
  await show(page, 'masuk-ditolak');
  await log_in(page, 'lastri');
  await page.getByLabel('PIN sekali lagi').waitFor();
  await page.getByLabel('PIN 6 angka').fill('123456');
  await page.getByLabel('PIN sekali lagi').fill('12345');
  await page.getByRole('button', { name: 'Simpan dan mulai' }).click();
  await page.getByText('PIN ini mudah ditebak.').waitFor();
  await page.getByText('Dua PIN tidak sama.').waitFor();
  await show(page, 'masuk-perangkat');
  await page.getByLabel('Nama perangkat').fill('Ponsel Lastri');
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByLabel('PIN sekali lagi').fill('482913');
  await page.getByRole('button', { name: 'Simpan dan mulai' }).click();
  await page.waitForURL((at) => at.pathname !== '/masuk');
  no_troubles(page);
});

test('a phone so full that nothing opens on it says so, in place of an empty page', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser();
  end(() => context.close());
  await context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('full', 'UnknownError');
    };
  });
  const page = await visit(context, `${mock.url}/masuk`);
  await page.getByRole('alert').getByText('Perangkat ini penuh.').waitFor();
});

test('a one-time password must be changed before anything else', async (end) => {
  const { page } = await open(end, '/masuk');
  await log_in(page, 'baru');
  await page.getByRole('heading', { name: 'Buat kata sandi Anda sendiri' }).waitFor();
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('pendek');
  await page.getByLabel('Kata sandi baru sekali lagi').fill('beda');
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await page.getByText('Dua kata sandi tidak sama.').waitFor();
  await page.getByLabel('Kata sandi baru sekali lagi').fill('pendek');
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await page.getByText('Kata sandi paling sedikit 10 huruf').waitFor();
  await show(page, 'masuk-kata-sandi');
  await page.getByLabel('Kata sandi baru', { exact: true }).fill('sawah hijau pagi');
  await page.getByLabel('Kata sandi baru sekali lagi').fill('sawah hijau pagi');
  await page.getByRole('button', { name: 'Simpan kata sandi' }).click();
  await page.getByRole('heading', { name: 'Beri nama perangkat dan pilih PIN' }).waitFor();
  no_troubles(page);
});

test('the log-in without signal says so and keeps what was typed', async (end) => {
  const { context, page } = await open(end, '/masuk');
  await page.getByLabel('Nama pengguna').waitFor();
  await context.setOffline(true);
  await log_in(page, 'lastri');
  await page.getByText('Tanpa sinyal. Masuk pertama kali perlu sambungan').waitFor();
  equal(await page.getByLabel('Nama pengguna').inputValue(), 'lastri');
  await show(page, 'masuk-tanpa-sinyal');
});

test('the other language is a link away, for strangers in the bar and for people at work where they log out; it stays chosen', async (end) => {
  const { mock, page } = await open(end);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Where is your document?' }).waitFor();
  await page.goto(`${mock.url}/masuk`);
  await page.getByRole('heading', { name: 'Log in to work' }).waitFor();
  await page.getByRole('link', { name: 'Bahasa Indonesia' }).click();
  await page.getByRole('heading', { name: 'Masuk untuk bekerja' }).waitFor();
  for (const path of ['/bags', '/documents', '/old-documents', '/dossiers']) mock.reads.set(path, { items: [] });
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.locator('header a').first().click();
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByLabel('PIN, 6 digits').waitFor();
  equal(await page.getByRole('link', { name: 'Bahasa Indonesia' }).count(), 0, 'links to the other language in the bar of somebody known');
  no_troubles(page);
});

test('a page that does not exist says so', async (end) => {
  const { page } = await open(end, '/tidak/ada');
  await page.getByRole('heading', { name: 'Halaman ini tidak ada.' }).waitFor();
  await show(page, 'tidak-ada');
  no_troubles(page);
});

/** Texts that did not pass through a dictionary. */
async function plain_texts(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('main h1, main h2, main p, main label, main button, main a'))
      .map((one) => one.textContent.trim())
      .filter((text) => text && !text.includes('~')),
  );
}

test('every word comes from a dictionary, and longer ones fit', async (end) => {
  const { mock, page } = await open(end);
  for (const path of ['/bags', '/documents', '/old-documents']) mock.reads.set(path, { items: [] });
  mock.reads.set('/dossiers', { items: [] });
  await first_log_in(page, mock.url, 'lastri', '482913');
  for (const path of ['/', '/masuk', '/kotak-keluar', '/desa']) {
    await page.goto(`${mock.url}${path}?lang=pseudo`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    if (await page.locator('input[maxlength="6"]').count()) {
      equal(await plain_texts(page), [], 'plain texts at the PIN');
      await page.locator('input[maxlength="6"]').fill('482913');
      await page.keyboard.press('Enter');
      await page.locator('input[maxlength="6"]').waitFor({ state: 'detached' });
    }
    equal(await plain_texts(page), [], `plain texts on ${path}`);
    await show(page, `semu${path.replace('/', '-')}`);
  }
});

test('the app opens without signal once it has been open before', async (end) => {
  const { mock, page } = await open(end);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null);
  await mock.close();
  await page.goto(`${mock.url}/masuk`);
  await page.getByLabel('Nama pengguna').waitFor();
  no_troubles(page);
});
