// Beranda of the village: the sentence, the doors, what is urgent; empty, failed and without signal.
import { bag, catalogue, document, hands, hours_ago } from './custody_answers.mjs';
import { becomes, equal, no_troubles, open_browser, show, test, too_small, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in, unlock } from './people.mjs';

const kFull = {
  '/bags': { items: [bag('b1', 'TKB2-1W6R-DXXX', 'arrived', { things: 11 }), bag('b2', 'TKB2-7M3C-AXXX', 'carried'), bag('b0', 'TKB2-0000-0XXX', 'opened')] },
  '/documents': {
    items: [
      document('k1', '', 'd1', 'KTP-el', 'Tuk•••', { hands: hands('village', '', hours_ago(9 * 24)), attempts: 2 }),
      document('k2', '', 'd2', 'KTP-el', 'Sri W•••', { attempts: 1 }),
      document('k3', '', 'd2', 'Kartu Keluarga', 'Sri W•••'),
      document('k4', '', 'd3', 'Kartu Keluarga', 'Sup•••'),
    ],
  },
  '/old-documents': { items: [1, 2, 3].map((n) => ({ old_document: `l${n}`, kind: 'k', kind_name: 'KTP-el', dossier: 'd1', state: 'at_village', taken_at: hours_ago(2) })) },
};
const kReturned = {
  items: [
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
const kEmpty = { '/bags': { items: [] }, '/documents': { items: [] }, '/old-documents': { items: [] } };

const tell = (mock, answers) => Object.entries(answers).forEach(([path, answer]) => mock.reads.set(path, answer));

async function home(end, answers, role = null, rights = null) {
  const mock = await start_mock();
  end(mock.close);
  mock.role = role;
  mock.rights = rights ?? mock.rights;
  if (answers) tell(mock, answers);
  mock.reads.set('/dossiers', answers === kEmpty ? { items: [] } : kReturned);
  mock.reads.set('/catalogue', catalogue);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  return { mock, context, page };
}

test('the day is one sentence whose numbers are links', async (end) => {
  const { page } = await home(end, kFull);
  await page.getByRole('heading', { name: '1 tas tiba, 4 dokumen siap diserahkan, 1 berkas dikembalikan.' }).waitFor();
  await becomes(() => page.getByRole('heading', { level: 1 }).getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), [
    '/desa/terima',
    '/desa/serahkan',
    '/desa/dikembalikan',
  ]);
  await page.getByText('Akta kelahiran', { exact: true }).waitFor();
  await becomes(() => page.locator('#perlu li').evaluateAll((rows) => rows.map((row) => row.querySelector('.title').textContent.trim())), [
    'Tuk•••',
    'Kel. Suyatno',
    'Sri W•••',
    'Tas TKB2-1W6R-DXXX',
  ]);
  equal(await page.locator('#perlu h2').getByRole('link').textContent(), '4 hal', 'the number of the heading leads to its list');
  await becomes(() => page.locator('aside li').allInnerTexts().then((all) => all.length), 3, 'two kinds and the bag on its way');
  await show(page, 'desa-beranda');
  no_troubles(page);
});

test('originals that wait for their owners are told, and lead to where they are given back', async (end) => {
  const { page } = await home(end, { ...kFull, '/originals': { items: [], counts: { at_village: 2, kept: 3 } } });
  await page.getByRole('heading', { name: '1 tas tiba, 4 dokumen siap diserahkan, 2 berkas asli menunggu pemiliknya, 1 berkas dikembalikan.' }).waitFor();
  equal(await page.getByRole('link', { name: '2 berkas asli' }).getAttribute('href'), '/desa/serahkan');
});

test('j and k go through the list, Enter would open', async (end) => {
  const { page } = await home(end, kFull);
  await page.getByText('Tuk•••').waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '/desa/dikembalikan/a1');
  await page.keyboard.press('k');
  equal(await page.evaluate(() => document.activeElement.getAttribute('href')), '/desa/serahkan/d1');
});

test('what the first pages do not hold is counted by the server, and the list says that it goes on', async (end) => {
  const cut = (path, counts) => ({ ...kFull[path], next: '9', counts });
  const { mock, page } = await home(end, {
    '/bags': cut('/bags', { outward: 120, arrived: 104 }),
    '/documents': cut('/documents', { at_village: 240, handed_over: 900 }),
    '/old-documents': cut('/old-documents', { at_village: 130, destroyed: 50 }),
  });
  mock.reads.set('/dossiers', { ...kReturned, next: '9', counts: { returned: 117 } });
  await page.reload();
  await unlock(page, '482913');
  await page.getByRole('heading', { name: '104 tas tiba, 240 dokumen siap diserahkan, 117 berkas dikembalikan.' }).waitFor();
  const doors = page.getByRole('navigation', { name: 'Pekerjaan' });
  await doors.getByText('104 tiba, belum dibuka').waitFor();
  await doors.getByText('240 dokumen', { exact: true }).waitFor();
  await doors.getByText('130 dokumen lama', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'lebih dari 4 hal' }).waitFor();
  await page.getByRole('button', { name: 'Muat lagi' }).waitFor();
  await show(page, 'desa-beranda-banyak');
  no_troubles(page);
});

test('a bag that still lies at the office, or is on its way, has not come and asks nothing yet', async (end) => {
  const { page } = await home(end, { ...kEmpty, '/bags': { items: [bag('b1', 'TKB2-1W6R-DXXX', 'sealed'), bag('b2', 'TKB2-7M3C-AXXX', 'carried')], counts: { outward: 2 } } });
  await page.getByRole('heading', { name: '1 berkas dikembalikan.' }).waitFor();
  const receive = page.getByRole('navigation', { name: 'Pekerjaan' }).getByRole('link', { name: /^Terima tas/ });
  await receive.getByText('2 tas menyusul', { exact: true }).waitFor();
  equal(await receive.evaluate((door) => door.classList.contains('due')), false, 'a door that calls for what is not here');
  equal(await page.locator('#perlu li').count(), 1, 'what is needed today');
  equal(await page.locator('aside li').count(), 2, 'the bags to come');
  await show(page, 'desa-beranda-menyusul');
  no_troubles(page);
});

test('an empty day says so and teaches', async (end) => {
  const { page } = await home(end, kEmpty);
  await page.getByRole('heading', { name: 'Tidak ada yang menunggu hari ini.' }).waitFor();
  await show(page, 'desa-beranda-kosong');
});

test('an empty day at the counter, which opens no bags, speaks of none', async (end) => {
  const { page } = await home(end, kEmpty, 'counter');
  await page.getByText('Muncul di sini: dokumen yang lama menunggu dan berkas yang dikembalikan.').waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByText('Muncul di sini: yang tidak diambil warga di desa, setelah kembali ke kantor.').waitFor();
  equal((await page.locator('main').innerText()).match(/.*\b[Tt]as\b.*/g), null, 'lines that speak of bags');
  await show(page, 'loket-beranda-kosong');
  no_troubles(page);
});

test('who only hands over sees that door alone, and nothing is asked for that would be refused', async (end) => {
  const { page } = await home(end, kFull, null, ['see_custody', 'hand_over']);
  await page.getByRole('heading', { name: '4 dokumen siap diserahkan.' }).waitFor();
  const links = () => page.locator('main').getByRole('link').evaluateAll((all) => [...new Set(all.map((one) => one.getAttribute('href').replace(/d\d$/, '')))].sort());
  await becomes(links, ['#perlu', '/desa/serahkan', '/desa/serahkan/'], 'ways that are open');
  equal(await page.getByRole('navigation', { name: 'Pekerjaan' }).getByRole('link').count(), 1, 'doors');
  equal(await too_small(page), [], 'targets below 64 points');
  await show(page, 'dusun-beranda');
  no_troubles(page);
});

test('an answer that fails leaves the doors open and offers another try', async (end) => {
  const { mock, page } = await home(end, null);
  await page.getByText('Daftar belum terbuka.').waitFor();
  await show(page, 'desa-beranda-gagal');
  tell(mock, kFull);
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await page.getByText('Tuk•••').waitFor();
});

test('without signal the last list stands with its time', async (end) => {
  const { context, page } = await home(end, kFull);
  await page.getByText('Tuk•••').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.reload();
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByText(/Data per /).waitFor();
  await page.getByText('Tuk•••').waitFor();
  await show(page, 'desa-beranda-tanpa-sinyal');
  no_troubles(page);
});
