// Beranda of the village: the sentence, the doors, what is urgent; empty, failed and without signal.
import { equal, no_troubles, open_browser, show, test, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const day = (shift) => new Date(Date.now() + 7 * 3_600_000 + shift * 86_400_000).toISOString().slice(0, 10);
const hours_ago = (hours) => new Date(Date.now() - hours * 3_600_000).toISOString().replace('Z', '000Z');
const ready = (code, person, hamlet, rt, documents, promised_on, attempts = 0) => ({ dossier: code, code, person, hamlet, rt, documents, promised_on, attempts, since: hours_ago(20) });

const kFull = {
  bags: [
    { bag: 'b1', code: 'TKB2-1W6R-DXXX', things: 11, arrived_at: hours_ago(1), hands: 'Di tangan Pak Slamet (Blojek), belum dikonfirmasi desa' },
    { bag: 'b2', code: 'TKB2-7M3C-AXXX', things: 4, arrived_at: null, hands: 'Di tangan Pak Slamet (Blojek)' },
  ],
  ready: [
    ready('d1', 'Mbah Tukinem', 'Ngasem', '11', ['KTP-el'], day(-1), 2),
    ready('d2', 'Sri Wahyuni', 'Krajan', '03', ['KTP-el', 'KK'], day(0)),
    ready('d3', 'Suparno', 'Krajan', '01', ['KK'], day(2)),
    ready('d4', 'Wiwik', 'Tenggong', '04', ['KIA', 'Akta kelahiran', 'KK'], day(3)),
  ],
  due_back: [{ name: 'KTP-el lama', count: 3 }],
  promises: [0, 1, 2, 3, 6].map((shift, i) => ({ on: day(shift), count: [3, 1, 2, 4, 1][i] })),
};
const kReturned = {
  dossiers: [
    {
      id: 'd9',
      code: 'TK7K-4Q2M-9XHC',
      desk: '35.03.02.2001',
      village: '35.03.02.2001',
      submitted_at: hours_ago(50),
      target_due: hours_ago(20),
      applicant: { name: 'Suyatno' },
      applications: [
        { id: 'a1', service: 'contoh', state: 'returned' },
        { id: 'a2', service: 'contoh', state: 'verified' },
      ],
    },
  ],
};
const kCatalogue = { date: day(0), services: [{ code: 'contoh', name: { id: 'Akta kelahiran', en: 'Birth certificate' } }] };
const kEmpty = { bags: [], ready: [], due_back: [], promises: [] };

async function home(end, answer) {
  const mock = await start_mock();
  end(mock.close);
  if (answer) mock.reads.set('/village-today', answer);
  mock.reads.set('/dossiers', answer === kEmpty ? { dossiers: [] } : kReturned);
  mock.reads.set('/catalogue', kCatalogue);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  await first_log_in(page, mock.url, 'lastri', '482913');
  return { mock, context, page };
}

test('the day is one sentence whose numbers are links', async (end) => {
  const { page } = await home(end, kFull);
  await page.getByRole('heading', { name: '2 tas tiba, 7 dokumen siap diserahkan, 1 berkas dikembalikan.' }).waitFor();
  equal(await page.getByRole('heading', { level: 1 }).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [
    '/desa/terima',
    '/desa/serahkan',
    '/desa/dikembalikan',
  ]);
  await page.getByText('Akta kelahiran', { exact: true }).waitFor();
  equal(await page.locator('main ul li').evaluateAll((rows) => rows.map((row) => row.querySelector('.title').textContent.trim())), [
    'Mbah Tukinem, Ngasem RT 11',
    'Kel. Suyatno',
    'Sri Wahyuni, Krajan RT 03',
    'Tas TKB2-1W6R-DXXX',
    'Tas TKB2-7M3C-AXXX',
  ]);
  await show(page, 'desa-beranda');
  no_troubles(page);
});

test('j and k go through the list, Enter would open', async (end) => {
  const { page } = await home(end, kFull);
  await page.getByText('Mbah Tukinem').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '/desa/dikembalikan/a1');
  await page.keyboard.press('k');
  equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '/desa/serahkan/d1');
});

test('an empty day says so and teaches', async (end) => {
  const { page } = await home(end, kEmpty);
  await page.getByRole('heading', { name: 'Tidak ada yang menunggu hari ini.' }).waitFor();
  await show(page, 'desa-beranda-kosong');
});

test('an answer that fails leaves the doors open and offers another try', async (end) => {
  const { mock, page } = await home(end, null);
  await page.getByText('Daftar belum terbuka.').waitFor();
  await show(page, 'desa-beranda-gagal');
  mock.reads.set('/village-today', kFull);
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await page.getByText('Mbah Tukinem').waitFor();
});

test('without signal the last list stands with its time', async (end) => {
  const { context, page } = await home(end, kFull);
  await page.getByText('Mbah Tukinem').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByText(/Data pukul/).waitFor();
  await page.getByText('Mbah Tukinem').waitFor();
  await show(page, 'desa-beranda-tanpa-sinyal');
  no_troubles(page);
});
