// Receiving a bag in the village: the seal first, then the contents, one confirm, and what differs is named.
import { bag, catalogue, content } from './custody_answers.mjs';
import { equal, kNoWorker, no_troubles, open_browser, sent, show, test, until, visit, work } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in, unlock } from './people.mjs';

const contents = [content('c1', 'TK7K-4Q2M-9XHC', 'KTP-el', 'Sri W•••'), content('c2', '', 'Kartu Keluarga', 'Sup•••'), content('c3', '', 'KIA', 'Wi•••')];

async function received(end, items, more = {}) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/bags', { items, ...more });
  mock.reads.set('/bags/b1', bag('b1', 'TKB2-1W6R-DXXX', 'carried', { contents }));
  mock.reads.set('/catalogue', catalogue);
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/desa/terima`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  return { mock, page };
}

test('the recorded seal stays hidden until one is typed; differences are named, and two acts go out in order', async (end) => {
  const { mock, page } = await received(end, [bag('b1', 'TKB2-1W6R-DXXX', 'carried')]);
  await page.getByRole('heading', { name: '1 tas menunggu dibuka.' }).waitFor();
  await show(page, 'desa-terima');
  await page.getByText('TKB2-1W6R-DXXX').click();
  await page.getByText('Cocokkan segel').waitFor();
  equal(await page.locator('main').textContent().then((text) => text.includes('4417')), false, 'the seal shows');
  await show(page, 'desa-terima-segel');
  await page.locator('#seal').fill('sg004417');
  await page.keyboard.press('Enter');
  await page.getByText('Segel cocok: SG-004417').waitFor();
  await page.locator('#thing').fill('TK7K4Q2M9XHC');
  await page.keyboard.press('Enter');
  await page.getByText('Periksa isi: 1 dari 3').waitFor();
  await page.getByRole('checkbox', { name: 'Kartu Keluarga Sup•••' }).click();
  await page.getByText('Selisih: tidak ada KIA Wi•••.').waitFor();
  await show(page, 'desa-terima-isi');
  await page.getByRole('button', { name: 'Terima dengan selisih' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  await sent(page, mock, 2);
  equal(mock.taken.map((one) => one.path), ['/bags/b1/take', '/bags/b1/open']);
  equal(mock.taken[0].body, { from: 'rider', to: 'village', seal_seen: 'SG-004417' });
  equal(mock.taken[1].body.present.map((one) => one.id), ['c1', 'c2']);
  no_troubles(page);
});

test('bags beyond the first page are counted, and the list goes on', async (end) => {
  const { mock, page } = await received(end, [bag('b1', 'TKB2-1W6R-DXXX', 'carried')], { next: '4', counts: { outward: 2 } });
  await page.getByRole('heading', { name: '2 tas menunggu dibuka.' }).waitFor();
  mock.reads.set('/bags?state=unopened&village=35.03.02.2001&cursor=4', { items: [bag('b2', 'TKB2-7M3C-AXXX', 'carried')], counts: { outward: 2 } });
  await page.getByRole('button', { name: 'Muat lagi' }).click();
  await page.getByText('TKB2-7M3C-AXXX').waitFor();
  await page.getByRole('heading', { name: '2 tas menunggu dibuka.' }).waitFor();
  no_troubles(page);
});

test('what was ticked stands until the server has it: after undo, and after a refusal, which leads back to it', async (end) => {
  const { mock, page } = await received(end, [bag('b1', 'TKB2-1W6R-DXXX', 'carried')]);
  await page.getByText('TKB2-1W6R-DXXX').click();
  await page.locator('#seal').fill('sg004417');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Kartu Keluarga Sup•••' }).click();
  await page.getByRole('button', { name: 'Terima dengan selisih' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  await page.getByRole('button', { name: /^Batalkan/ }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor({ state: 'detached' });
  equal(await work(page, 'list'), [], 'acts after undo');
  await page.getByText('TKB2-1W6R-DXXX').click();
  await page.getByText('Periksa isi: 1 dari 3').waitFor();
  mock.replies.set('/bags/b1/take', () => [422, { code: 'text-invalid', detail: 'Segel tidak terbaca.', detail_en: 'x', errors: [] }]);
  await page.getByRole('button', { name: 'Terima dengan selisih' }).click();
  await until(async () => (await work(page, 'list'))[0]?.state === 'refused', 'the refusal');
  mock.replies.clear();
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, '482913');
  await show(page, 'desa-terima-ditolak');
  await page.getByRole('link', { name: 'Betulkan' }).click();
  await page.getByText('Periksa isi: 1 dari 3').waitFor();
  await page.getByRole('button', { name: 'Terima dengan selisih' }).click();
  await sent(page, mock, 2);
  equal(mock.taken.map((one) => one.path), ['/bags/b1/take', '/bags/b1/open']);
  no_troubles(page);
});

test('a seal that is typed in the bar finds its bag', async (end) => {
  const { mock, page } = await received(end, [bag('b1', 'TKB2-1W6R-DXXX', 'carried')]);
  await page.getByRole('heading', { name: '1 tas menunggu dibuka.' }).waitFor();
  await page.keyboard.press('/');
  await page.locator('#scan-or-type').fill('sg004417');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${mock.url}/desa/terima/b1`);
});

test('no bag: the list says when one comes', async (end) => {
  const { page } = await received(end, []);
  await page.getByText('Tas muncul di sini setelah disegel di Dukcapil.').waitFor();
  await show(page, 'desa-terima-kosong');
});
