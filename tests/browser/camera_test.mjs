// Scanning with the camera, end to end: papers of all kinds are held before it at the screens where they are scanned.
import { bag, brief, catalogue, content, document, run } from './custody_answers.mjs';
import { built, equal, kDesktop, kNoWorker, no_troubles, open_browser, picture, sent, test, until, visit } from './harness.mjs';
import { kPapers, scan, watch_film, with_camera } from './film.mjs';
import { start_mock } from './mock.mjs';
import { kCatalogue } from './office_people.mjs';
import { first_log_in } from './people.mjs';

const kPlace = { village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' };

/** Somebody whose camera sees the film, logged in; `reads`: answers by path. */
async function at_camera(end, name, reads = {}, office = {}, viewport = undefined) {
  const mock = await start_mock();
  end(mock.close);
  Object.assign(mock, office);
  for (const [at, answer] of Object.entries(reads)) mock.reads.set(at, answer);
  const context = await with_camera(viewport);
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, name, '482913');
  const film = await watch_film(context, `${mock.url}/masuk`);
  await page.bringToFront();
  return { mock, page, film };
}

const kReceipt = { kind: 'dossier', id: 'd1', code: 'TK00-0000-000X', standings: [{ name: 'KTP-el', state: 'at_village', since: '2026-11-24T02:14:00.000000Z', sentence: 'Di Besuki, Panggul, sejak kemarin', sentence_en: 'x' }] };
const field = (page, label) => page.getByRole('search', { name: label });
const bar = (page) => page.locator('header').getByRole('search');

/** The bar of a phone, open; another paper that was read in it has left the sheet of what is not known. */
async function open_bar(page) {
  const sheet = page.getByRole('dialog');
  if (await sheet.isVisible()) await sheet.getByRole('button', { name: 'Tutup' }).click();
  if (!(await bar(page).isVisible())) await page.getByRole('button', { name: 'Pindai' }).click();
}

test('the camera reads the code of a dossier from its receipt, and tells whose hands it is in', async (end) => {
  const { page, film } = await at_camera(end, 'lastri', { '/things/TK00-0000-000X': kReceipt });
  await scan(film, bar(page), 'dossier', page.getByText('Di Besuki, Panggul, sejak kemarin'), () => open_bar(page));
  no_troubles(page);
});

test('a village scans a bag, its seal and a document in it', async (end) => {
  const contents = [content('c1', kPapers.document.text, 'KTP-el', 'Sri W•••'), content('c2', '', 'KIA', 'Wi•••')];
  const arrived = bag('b1', kPapers.bag.text, 'carried', { contents });
  const { mock, page, film } = await at_camera(end, 'lastri', { '/bags': { items: [arrived] }, '/bags/b1': arrived, '/catalogue': catalogue });
  // Within the app, since the PIN would be asked after a reload.
  await page.getByRole('link', { name: /Terima tas/ }).first().click();
  await page.getByText(kPapers.bag.text).waitFor();
  await scan(film, bar(page), 'bag', page.getByText('Cocokkan segel'), () => open_bar(page));
  const seal = field(page, 'Nomor segel');
  await scan(film, seal, 'seal', page.getByText('Segel cocok: SG-004417'), async () => {
    if (!(await seal.isVisible())) await page.getByRole('button', { name: /Ubah$/ }).click();
  });
  await scan(film, field(page, 'Kode dokumen'), 'document', page.getByText('Periksa isi: 1 dari 2'));
  await page.getByRole('button', { name: 'Terima dengan selisih' }).click();
  await sent(page, mock, 2);
  equal(mock.taken[1].body.present.map((one) => one.id), ['c1']);
  no_troubles(page);
});

test('the packing desk scans a document, and the wall names its village', async (end) => {
  const shelved = document('p1', kPapers.document.text, 'd1', 'KTP-el', 'Siti R•••', { ...kPlace, shelf: '141', state: 'shelved' });
  const reads = { '/catalogue': kCatalogue, '/packing': { villages: [{ ...kPlace, twin: false, documents: [shelved] }] } };
  const { page, film } = await at_camera(end, 'budi', reads, { rights: ['see_printing', 'see_custody', 'pack'], role: 'packer' }, kDesktop);
  await page.getByRole('heading', { name: '1 dokumen belum dikemas.' }).waitFor();
  await scan(film, bar(page), 'document', page.getByText('Masuk tas Besuki, Panggul.'));
  no_troubles(page);
});

test('the dispatcher scans the code of a run from its papers, and opens it', async (end) => {
  const { text } = kPapers.run;
  const planned = { ...run([{ stop: 1, ...kPlace }], [brief('b1', kPapers.bag.text, kPlace.village, 'Besuki')], 'planned'), code: text, fare: { total: 126500, distance: 55000, parts: [], tariff_row: 'ANTAR-2022B (KP-1001-2022)', distance_source: 'estimate' } };
  const found = { kind: 'run', id: planned.run, code: text, standings: [{ state: 'planned', day: planned.day }] };
  const reads = { '/catalogue': kCatalogue, '/bags': { items: [] }, '/runs': { items: [planned] }, [`/things/${text}`]: found };
  const { page, film } = await at_camera(end, 'budi', reads, { rights: ['see_custody', 'plan_runs'], role: 'dispatcher' }, kDesktop);
  const sheet = page.getByRole('dialog', { name: `Rit ${text}` });
  await scan(film, bar(page), 'run', sheet, () => open_bar(page));
  await sheet.getByRole('link', { name: 'Buka rit' }).waitFor();
  no_troubles(page);
});

test('a rider scans a bag onto the motorcycle', async (end) => {
  // With nobody else watching, the film begins when the camera opens: its first paper is the label here.
  const label = 'TK00-0000-000X';
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/my-run', { run: run([{ stop: 1, ...kPlace }], [brief('b1', label, kPlace.village, 'Besuki')]) });
  mock.reads.set('/catalogue', catalogue);
  const context = await with_camera();
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'slamet', '482913');
  await page.getByRole('heading', { name: '0 dari 1 tas dimuat' }).waitFor();
  const camera = field(page, 'Kode tas').getByRole('button', { name: 'Pindai' });
  const another = page.getByText('bukan tas rit ini');
  await camera.click();
  await until(async () => mock.taken.length > 0 || (await another.isVisible()), 'a paper to be read');
  // A slow machine may still fetch the reader when the next paper comes. With the camera the film begins anew.
  if (!mock.taken.length) await camera.click();
  // A scan has no undo: it goes at once, and these answers that stand still do not know of it.
  await sent(page, mock);
  equal(mock.taken[0].path, '/bags/b1/take');
  no_troubles(page);
});

test('what is no code of ours is said to be none, and the camera looks on', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/things/TK00-0000-000X', kReceipt);
  const context = await with_camera();
  end(() => context.close());
  // The reader that some phones bring along, and what it reads.
  await context.addInitScript(() => {
    globalThis.before_it = 'TK00-0000-0001';
    globalThis.BarcodeDetector = class {
      async detect() {
        return [{ rawValue: globalThis.before_it }];
      }
    };
  });
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await open_bar(page);
  await bar(page).getByRole('button', { name: 'Pindai' }).click();
  await page.getByText('Kode salah ketik. Baca lagi dari kertasnya.').waitFor();
  await page.evaluate(() => (globalThis.before_it = 'TK00-0000-000X'));
  await page.getByText('Di Besuki, Panggul, sejak kemarin').waitFor();
  no_troubles(page);
});

test('where there is no camera the code can be typed; nothing of the scanner comes before it is used', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/things/TK00-0000-000X', kReceipt);
  // The service worker would fetch every file beforehand.
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  const asked = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const of_scanner = () => asked.filter((path) => path === built('src/kit/Camera.svelte') || /zxing|\.wasm$/.test(path));
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.getByRole('button', { name: 'Pindai' }).click();
  const button = page.getByRole('search').getByRole('button', { name: 'Pindai' });
  await button.waitFor();
  equal(of_scanner(), [], 'asked for before the camera is opened');
  await button.click();
  await page.getByText('Kamera tidak dapat dibuka.').waitFor();
  equal(of_scanner(), [built('src/kit/Camera.svelte')], 'asked for with the camera');
  await picture(page, 'pindai-tanpa-kamera-phone');
  await page.getByLabel('Pindai atau ketik kode').fill('tk00 0000 000x');
  await page.keyboard.press('Enter');
  await page.getByText('Di Besuki, Panggul, sejak kemarin').waitFor();
});
