// The rider's day: load by scanning, one stop at a time, bags handed over, without signal too; no name of anybody.
import { brief, catalogue, run } from './custody_answers.mjs';
import { equal, no_troubles, open_browser, show, test, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const kStops = [
  { stop: 1, village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' },
  { stop: 2, village: '35.03.02.2002', village_name: 'Terbis', district_name: 'Panggul' },
];
/** 0.0355 degrees of latitude apart: 4.0 km, Terbis to the north. */
const kPlaces = [
  { ...catalogue.villages[0], lat_e6: -8244167, lon_e6: 111413532, straight_to_office: 38070 },
  { ...catalogue.villages[0], code: '35.03.02.2002', name: 'Terbis', lat_e6: -8208650, lon_e6: 111412826, straight_to_office: 36160 },
];
const bags = (state) => [brief('b1', 'TK7K-4Q2M-9XHC', '35.03.02.2001', 'Besuki', state), brief('b2', 'TKB2-7M3C-AXXX', '35.03.02.2002', 'Terbis', state)];

/** Where *Masalah* lies, from the lower left corner of the screen. */
const in_the_corner = (page) =>
  page.getByRole('link', { name: 'Masalah' }).evaluate((one) => {
    scrollTo(0, document.body.scrollHeight);
    const box = one.getBoundingClientRect();
    return [Math.round(box.left), Math.round((document.documentElement.scrollHeight - scrollY - box.bottom) / 4)];
  });

const too_small = (page) =>
  page.locator('main a, main button').evaluateAll((all) => all.filter((one) => one.getBoundingClientRect().height < 64).map((one) => one.textContent.trim()));

async function riding(end, answer) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/my-run', answer);
  mock.reads.set('/catalogue', { ...catalogue, villages: kPlaces });
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  await first_log_in(page, mock.url, 'slamet', '482913');
  return { mock, context, page };
}

test('loading counts the bags that were scanned, and refuses those of another run', async (end) => {
  const { mock, page } = await riding(end, { run: run(kStops, bags('sealed')) });
  await page.getByRole('heading', { name: '0 dari 2 tas dimuat' }).waitFor();
  await page.locator('#bag').fill('TKXX');
  await page.keyboard.press('Enter');
  await page.getByText('TKXX bukan tas rit ini.').waitFor();
  await page.locator('#bag').fill('tk7k4q2m9xhc');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '1 dari 2 tas dimuat' }).waitFor();
  await show(page, 'kurir-muat');
  await until(() => mock.taken.length === 1, 'the bag', 20_000);
  equal([mock.taken[0].path, mock.taken[0].body], ['/bags/b1/take', { from: 'office', to: 'rider' }]);
  no_troubles(page);
});

test('a stop is reached and its bags are given without signal; the next one follows', async (end) => {
  const { mock, context, page } = await riding(end, { run: run(kStops, bags('carried'), 'started') });
  await page.getByRole('heading', { name: 'Besuki' }).waitFor();
  await page.getByText('38,1 km').waitFor();
  await page.getByText('garis lurus dari Dukcapil').waitFor();
  const corner = await in_the_corner(page);
  await show(page, 'kurir-berhenti');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sampai' }).click();
  await page.getByRole('button', { name: 'Serahkan semua (1 tas)' }).waitFor();
  await show(page, 'kurir-serahkan');
  await page.getByRole('button', { name: 'Serahkan semua (1 tas)' }).click();
  await page.getByRole('heading', { name: 'Terbis' }).waitFor();
  await page.getByRole('img', { name: 'ke utara' }).waitFor();
  await page.getByText('4 km', { exact: true }).waitFor();
  equal(await in_the_corner(page), corner, 'Masalah has moved');
  equal(await too_small(page), [], 'targets below 64 points');
  await show(page, 'kurir-arah');
  mock.reads.set('/my-run', { run: run([{ ...kStops[0], reached_at: '2026-11-24T01:00:00.000000Z' }, kStops[1]], [{ ...bags('arrived')[0] }, bags('carried')[1]], 'started') });
  await context.setOffline(false);
  await until(() => mock.taken.length === 2, 'both acts', 30_000);
  equal(mock.taken.map((one) => one.path), ['/runs/r1/stops/1/reach', '/bags/b1/give']);
  no_troubles(page);
});

test('a problem is reported with its coded reason', async (end) => {
  const { mock, page } = await riding(end, { run: run(kStops, bags('carried'), 'started') });
  await page.getByRole('link', { name: 'Masalah' }).click();
  await page.getByRole('radio', { name: 'Lain, jelaskan' }).click();
  await page.getByText('Kurang: penjelasan singkat.').waitFor();
  await page.getByRole('radio', { name: 'Jalan putus' }).click();
  await show(page, 'kurir-masalah');
  await page.getByRole('button', { name: 'Laporkan' }).click();
  await until(() => mock.taken.length === 1, 'the problem', 20_000);
  equal([mock.taken[0].path, mock.taken[0].body], ['/runs/r1/problem', { kind: 'road_cut', stop: 1, note: null, photo: null }]);
  no_troubles(page);
});

test('no run: the screen says when one comes', async (end) => {
  const { page } = await riding(end, {});
  await page.getByText('Belum ada rit.').waitFor();
  await show(page, 'kurir-kosong');
});
