// Scan or type: any code, on a screen that does not listen. Staff hear whose hands it is in, and where something can be done.
import { hours_ago } from './custody_answers.mjs';
import { becomes, equal, no_troubles, open_browser, sent, show, test, undo_is_over, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { kCatalogue, office } from './office_people.mjs';
import { first_log_in, unlock } from './people.mjs';

const things = {
  '/things/SG-004417': {
    kind: 'bag', id: 'b1', code: 'TKB2-1W6R-DXXX', direction: 'outward',
    standings: [{ state: 'carried', since: hours_ago(2), sentence: 'Di tangan Slamet (kurir), sejak 24 November 2026 09.14', sentence_en: 'In the hands of Slamet (courier), since 24 November 2026 09:14' }],
  },
  '/things/TK00-0000-000X': {
    kind: 'dossier', id: 'd1', code: 'TK00-0000-000X',
    standings: [
      { application: 'a1', service: 'contoh', state: 'returned', since: '2026-11-24T02:14:00.000000Z' },
      { name: 'KTP-el', state: 'at_village', since: hours_ago(9), sentence: 'Di Besuki, Panggul, sejak 23 November 2026 10.02', sentence_en: 'x' },
      { name: 'KIA', state: 'at_office', since: hours_ago(9), sentence: 'Di kantor Dukcapil, sejak 23 November 2026 10.02', sentence_en: 'x', damaged: false },
      { name: 'KK', state: 'at_office', since: hours_ago(9), sentence: 'Di kantor Dukcapil, sejak 22 November 2026 10.02', sentence_en: 'x', damaged: true },
    ],
  },
};

/** A registrar at the outbox, where nothing listens to codes. */
async function at_rest(end) {
  const mock = await start_mock();
  end(mock.close);
  for (const [at, answer] of Object.entries(things)) mock.reads.set(at, answer);
  for (const path of ['/bags', '/documents', '/originals', '/old-documents']) mock.reads.set(path, { items: [] });
  mock.reads.set('/dossiers', { items: [] });
  mock.reads.set('/catalogue', { reasons: kCatalogue.reasons, services: [{ code: 'contoh', name: { id: 'Akta kelahiran', en: 'Birth certificate' } }] });
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  const asked = [];
  page.on('request', (request) => request.url().includes('/things/') && asked.push(request.url().replace(/.*\/things\//, '')));
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, '482913');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { mock, context, page, asked };
}

async function type(page, text) {
  await page.keyboard.press('/');
  await page.locator('#scan-or-type').fill(text);
  await page.keyboard.press('Enter');
}

test('a seal tells whose hands its bag is in, and leads to the desk that opens it', async (end) => {
  const { mock, page } = await at_rest(end);
  await type(page, 'SG-004417');
  await page.getByText('Di tangan Slamet (kurir), sejak 24 November 2026 09.14').waitFor();
  await page.getByRole('dialog', { name: 'Tas TKB2-1W6R-DXXX' }).waitFor();
  await show(page, 'pindai-tas');
  await page.getByRole('link', { name: 'Terima tas' }).click();
  await page.waitForURL(`${mock.url}/desa/terima/b1`);
  equal(await page.getByRole('dialog').count(), 0, 'the sheet has gone');
  no_troubles(page);
});

test('a receipt tells of each part of its file; Escape gives the screen back', async (end) => {
  const { page } = await at_rest(end);
  await type(page, 'tk00 0000 000x');
  await page.getByText('Dikembalikan ke desa untuk dilengkapi, sejak 24 November 2026 09.14').waitFor();
  await page.getByText('Di Besuki, Panggul, sejak 23 November 2026 10.02').waitFor();
  await page.getByText('Akta kelahiran').waitFor();
  await page.getByText('Sudah kembali ke kantor, menunggu diambil atau dikirim lagi. Di kantor Dukcapil, sejak 23 November 2026 10.02').waitFor();
  await page.getByText('Rusak, menunggu dicetak ulang. Di kantor Dukcapil, sejak 22 November 2026 10.02').waitFor();
  await becomes(() => page.getByRole('dialog').getByRole('link').allInnerTexts(), ['Lengkapi berkas', 'Serahkan', 'Tanda terima']);
  await show(page, 'pindai-berkas');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  no_troubles(page);
});

test('a code that nothing bears, one that is mistyped, and the number of a person are told apart; the last is not asked for', async (end) => {
  const { page, asked } = await at_rest(end);
  await type(page, 'SG-9');
  await page.getByText('Tidak ada yang memakai kode ini.').waitFor();
  await show(page, 'pindai-tidak-ada');
  await page.getByRole('button', { name: 'Tutup' }).click();
  await type(page, 'TK00-0000-001X');
  await page.getByText('Kode salah ketik. Baca lagi dari kertasnya.').waitFor();
  await page.locator('#scan-or-type').fill('3503024108990003');
  await page.keyboard.press('Enter');
  await page.getByText('Ini nomor orang, bukan kode.').waitFor();
  equal(asked, ['SG-9'], 'codes that the server was asked for');
  no_troubles(page);
});

test('without signal the sheet says so and asks again', async (end) => {
  const { context, page } = await at_rest(end);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null);
  await context.setOffline(true);
  await type(page, 'SG-004417');
  await page.getByText('Tanpa sinyal, kode ini belum dapat dicari.').waitFor();
  await show(page, 'pindai-tanpa-sinyal');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await page.getByText('Di tangan Slamet (kurir)').waitFor();
});

test('of a thing that was scanned is reported what went wrong with it, with a coded reason', async (end) => {
  const { mock, page } = await at_rest(end);
  await type(page, 'SG-004417');
  await page.getByText('Laporkan').click();
  equal(await page.getByLabel('Yang terjadi').locator('option').allInnerTexts(), ['Pilih', 'Hilang', 'Rusak', 'Disegel ulang']);
  await page.getByLabel('Yang terjadi').selectOption('lose');
  await page.getByLabel('Alasan').selectOption('stolen');
  equal(await page.getByRole('button', { name: 'Hilang' }).getAttribute('aria-disabled'), 'true', 'a reason that must be explained');
  await page.getByLabel('Yang terjadi').selectOption('reseal');
  await page.getByLabel('Alasan').selectOption('seal_broken');
  const reseal = page.getByRole('button', { name: 'Disegel ulang' });
  equal(await reseal.getAttribute('aria-disabled'), 'true', 'sealed anew without a seal');
  await page.getByLabel('Segel baru').fill('SG-0099');
  await show(page, 'pindai-laporkan');
  await reseal.click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  equal(await sent(page, mock), [{ path: '/bags/b1/reseal', body: { by: 'village', village: '35.03.02.2001', seal: 'SG-0099', reason: 'seal_broken' } }]);
  no_troubles(page);
});

test('a refused report leads to no page: none can mend it', async (end) => {
  const { mock, page } = await at_rest(end);
  mock.replies.set('/bags/b1/damage', () => [422, { code: 'not-found', detail: 'Tidak ditemukan.', detail_en: 'Not found.', errors: [] }]);
  await type(page, 'SG-004417');
  await page.getByText('Laporkan').click();
  await page.getByLabel('Yang terjadi').selectOption('damage');
  await page.getByLabel('Alasan').selectOption('torn');
  await page.getByRole('button', { name: 'Rusak', exact: true }).click();
  await until(async () => (await undo_is_over(page), mock.attempts > 0), 'the refusal');
  await page.getByText('Baca sebabnya. Singkirkan bila sudah tidak perlu.').waitFor();
  equal(await page.getByRole('link', { name: 'Betulkan' }).count(), 0, 'ways to a page');
  no_troubles(page);
});

test('the office finds what was lost and tells of damage at its own desk; who only watches reports nothing', async (end) => {
  const thing = (kind, id, state) => ({ kind, id, code: `TK00-0000-000${id}`, standings: [{ state, since: hours_ago(2), sentence: `Di sini ${id}`, sentence_en: 'x' }] });
  const reads = {
    '/packing': { villages: [] }, '/bags': { items: [] }, '/runs': { items: [] }, '/old-documents': { items: [] }, '/documents': { items: [] }, '/originals': { items: [] },
    '/catalogue': { ...kCatalogue, desks: [{ code: 'counter', kind: 'counter', name: { id: 'Loket', en: 'Counter' }, village: '', serves: [] }] },
    '/things/SG-1': thing('bag', '1', 'lost'), '/things/SG-2': thing('document', '2', 'at_office'),
  };
  const { mock, page } = await office(end, ['see_printing', 'see_custody', 'pack'], '/dukcapil/kemas', reads);
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, '482913');
  await page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  await type(page, 'SG-1');
  await page.getByText('Laporkan').click();
  await page.getByRole('button', { name: 'Ditemukan' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await type(page, 'SG-2');
  await page.getByText('Laporkan').click();
  await page.getByLabel('Yang terjadi').selectOption('damage');
  await page.getByLabel('Alasan').selectOption('wet');
  await page.getByRole('button', { name: 'Rusak', exact: true }).click();
  equal(await sent(page, mock, 2), [{ path: '/bags/1/find', body: { by: 'office' } }, { path: '/documents/2/damage', body: { desk: 'counter', reason: 'wet' } }]);
  no_troubles(page);
  const watcher = await office(end, ['see_custody', 'plan_runs'], '/dukcapil/rit', reads);
  await watcher.page.goto(`${watcher.mock.url}/kotak-keluar`);
  await unlock(watcher.page, '482913');
  await watcher.page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  await type(watcher.page, 'SG-1');
  await watcher.page.getByText('Di sini 1').waitFor();
  equal(await watcher.page.getByText('Laporkan').count(), 0, 'a report by who only watches');
});
