// The rider's day: load by scanning, one stop at a time, bags handed over, without signal too; no name of anybody.
import { brief, catalogue, run } from './custody_answers.mjs';
import { becomes, check, draft_of, equal, keys_of, no_troubles, open_browser, sent, show, test, too_small, undo_is_over, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in, takes_photo, unlock } from './people.mjs';

const kStops = [
  { stop: 1, village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' },
  { stop: 2, village: '35.03.02.2002', village_name: 'Terbis', district_name: 'Panggul' },
];
/** 0.0355 degrees of latitude apart: 4.0 km, Terbis to the north. */
const kPlaces = [
  { ...catalogue.villages[0], lat_e6: -8244167, lon_e6: 111413532, straight_to_office: 38070 },
  { ...catalogue.villages[0], code: '35.03.02.2002', name: 'Terbis', lat_e6: -8208650, lon_e6: 111412826, straight_to_office: 36160 },
  { ...catalogue.villages[0], code: '35.03.11.1007', name: 'Sumbergedong', district_code: '35.03.11', district: 'Trenggalek', lat_e6: -8057954, lon_e6: 111716605, straight_to_office: 1370 },
];
const kDesks = [{ code: 'dukcapil', kind: 'counter', name: { id: 'Loket', en: 'Counter' }, village: '35.03.11.1007', serves: ['35.03'] }];
const bags = (state) => [brief('b1', 'TK7K-4Q2M-9XHC', '35.03.02.2001', 'Besuki', state), brief('b2', 'TKB2-7M3C-AXXX', '35.03.02.2002', 'Terbis', state)];

/** Where *Masalah* lies, from the lower left corner of the screen. */
const in_the_corner = (page) =>
  page.getByRole('link', { name: 'Masalah' }).evaluate((one) => {
    scrollTo(0, document.body.scrollHeight);
    const box = one.getBoundingClientRect();
    return [Math.round(box.left), Math.round((document.documentElement.scrollHeight - scrollY - box.bottom) / 4)];
  });

async function riding(end, answer) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/my-run', answer);
  mock.reads.set('/catalogue', { ...catalogue, villages: kPlaces, desks: kDesks });
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'slamet', '482913');
  return { mock, context, page };
}

/** The phone has put the page away, and the rider takes it up again. */
async function comes_back(page, heading) {
  await page.reload();
  await unlock(page, '482913');
  await page.getByRole('heading', { name: heading }).waitFor();
}

const kept_drafts = async (page) => (await keys_of(page, 'drafts')).length;

test('loading counts the bags that were scanned, and refuses those of another run', async (end) => {
  const { mock, page } = await riding(end, { run: { ...run(kStops, bags('sealed')), letter_number: '094/1/2026' } });
  // Taken at once, since a scan has no undo: the server says so when it is asked again.
  mock.replies.set('/bags/b1/take', () => (mock.reads.set('/my-run', { run: run(kStops, [bags('carried')[0], bags('sealed')[1]]) }), [200, {}]));
  await page.getByRole('heading', { name: '0 dari 2 tas dimuat' }).waitFor();
  equal(await page.getByRole('link', { name: 'Surat tugas (PDF)' }).getAttribute('href'), '/api/v1/runs/r1/assignment.pdf');
  equal((await too_small(page)).filter((text) => text.startsWith('Surat')), [], 'the letter below 64 points');
  await page.locator('#bag').fill('TKXX');
  await page.keyboard.press('Enter');
  await page.getByText('TKXX bukan tas rit ini.').waitFor();
  await page.locator('#bag').fill('tk7k4q2m9xhc');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '1 dari 2 tas dimuat' }).waitFor();
  await show(page, 'kurir-muat');
  await sent(page, mock);
  equal([mock.taken[0].path, mock.taken[0].body], ['/bags/b1/take', { from: 'office', to: 'rider' }]);
  no_troubles(page);
});

test('of two planned runs the rider chooses; it stays chosen without signal, and what is done is told of it', async (end) => {
  const second = { ...run([kStops[1]], [bags('sealed')[1]]), run: 'r2', code: 'TKR8-4Q2M-9XHC' };
  const { mock, context, page } = await riding(end, { run: run(kStops, [bags('sealed')[0]]), others: [second] });
  await page.getByText('Besuki, Kec. Panggul').waitFor();
  await page.locator('#bag').fill('tkb27m3caxxx');
  await page.keyboard.press('Enter');
  await page.getByText('Tas itu untuk Rit TKR8-4Q2M-9XHC: pilih rit itu.').waitFor();
  await show(page, 'kurir-dua-rit');
  await page.getByRole('link', { name: /TKR8-4Q2M-9XHC/ }).click();
  await page.getByText('Terbis, Kec. Panggul').waitFor();
  equal(await page.getByRole('link', { name: /TKR7-4Q2M-9XHC/ }).getAttribute('href'), '/kurir?rit=r1', 'the way back to the first run');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await comes_back(page, '0 dari 1 tas dimuat');
  await page.locator('#bag').fill('tkb27m3caxxx');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '1 dari 1 tas dimuat' }).waitFor();
  await page.getByRole('button', { name: 'Berangkat' }).click();
  await page.getByRole('heading', { name: 'Terbis' }).waitFor();
  await page.getByRole('link', { name: 'Masalah' }).click();
  await page.getByRole('radio', { name: 'Jalan putus' }).click();
  await page.getByRole('button', { name: 'Laporkan' }).click();
  await page.getByRole('heading', { name: 'Terbis' }).waitFor();
  await context.setOffline(false);
  await sent(page, mock, 3);
  equal(mock.taken.map((one) => one.path), ['/bags/b2/take', '/runs/r2/start', '/runs/r2/problem']);
  no_troubles(page);
});

test('a stop is reached and its bags are given without signal; the next one follows', async (end) => {
  const { mock, context, page } = await riding(end, { run: run(kStops, bags('carried'), 'started') });
  await page.getByRole('heading', { name: 'Besuki' }).waitFor();
  await page.getByText('38,1 km').waitFor();
  await page.getByText('garis lurus dari Dukcapil').waitFor();
  await page.getByRole('img', { name: 'kira-kira ke barat daya' }).waitFor();
  const corner = await in_the_corner(page);
  await show(page, 'kurir-berhenti');
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Sampai' }).click();
  await page.getByText('Cocokkan tas dahulu.').waitFor();
  equal(await page.getByRole('button', { name: 'Serahkan semua (1 tas)' }).getAttribute('aria-disabled'), 'true', 'a bag is not handed over before it was compared');
  await page.locator('#stop-bag').fill('TKB27M3CAXXX');
  await page.keyboard.press('Enter');
  await page.getByText(/^TKB2-?7M3C-?AXXX bukan tas untuk perhentian ini\.$/).waitFor();
  await page.getByRole('checkbox', { name: /^HC/ }).click();
  await page.getByText('Petugas menghitung tas dan membaca segelnya.').waitFor();
  equal(await too_small(page), [], 'targets below 64 points at the stop');
  await show(page, 'kurir-serahkan');
  await page.getByRole('button', { name: 'Serahkan semua (1 tas)' }).click();
  await page.getByRole('heading', { name: 'Terbis' }).waitFor();
  await page.getByRole('img', { name: 'ke utara', exact: true }).waitFor();
  // What was done can be undone, and its bar covers nothing of where the way goes.
  const top_of_name = () => page.locator('h1').evaluate((one) => one.parentElement.getBoundingClientRect().top - (document.querySelector('.undo')?.getBoundingClientRect().bottom ?? 0));
  await becomes(async () => (await top_of_name()) >= 0, true, 'the next stop below the bar of undo');
  await page.getByText('4 km', { exact: true }).waitFor();
  equal(await in_the_corner(page), corner, 'Masalah has moved');
  equal(await too_small(page), [], 'targets below 64 points');
  await show(page, 'kurir-arah');
  mock.reads.set('/my-run', { run: run([{ ...kStops[0], reached_at: '2026-11-24T01:00:00.000000Z' }, kStops[1]], [{ ...bags('arrived')[0] }, bags('carried')[1]], 'started') });
  await context.setOffline(false);
  await sent(page, mock, 2);
  equal(mock.taken.map((one) => one.path), ['/runs/r1/stops/1/reach', '/bags/b1/give']);
  no_troubles(page);
});

test('what has to be sent again is overtaken by nothing that was done later of the same bag and run', async (end) => {
  const { mock, page } = await riding(end, { run: run([kStops[0]], [bags('sealed')[0]]) });
  let ill = true;
  let starts = 0;
  mock.replies.set('/bags/b1/take', () => (ill ? [503, { code: 'busy' }] : [200, {}]));
  mock.replies.set('/runs/r1/start', () => ((starts += 1), ill ? [503, { code: 'busy' }] : [200, {}]));
  await page.getByRole('heading', { name: '0 dari 1 tas dimuat' }).waitFor();
  await page.locator('#bag').fill('tk7k4q2m9xhc');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '1 dari 1 tas dimuat' }).waitFor();
  await page.getByRole('button', { name: 'Berangkat' }).click();
  await page.getByRole('button', { name: 'Sampai' }).click();
  await page.getByRole('checkbox', { name: /^HC/ }).click();
  await page.getByRole('button', { name: 'Serahkan semua (1 tas)' }).click();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('heading', { name: 'Rit selesai' }).waitFor();
  await until(async () => (await undo_is_over(page), starts > 1), 'the start of the run to be sent again');
  equal(mock.taken, [], 'what went before the start of the run and the loading of the bag');
  ill = false;
  await sent(page, mock, 5);
  const order = mock.taken.map((one) => one.path);
  const before = (first, then) => check(order.indexOf(first) < order.indexOf(then), `${then} before ${first}: ${order}`);
  before('/bags/b1/take', '/bags/b1/give');
  before('/runs/r1/start', '/runs/r1/stops/1/reach');
  before('/runs/r1/stops/1/reach', '/runs/r1/complete');
  no_troubles(page);
});

test('only bags that were held against their labels are handed over; a scan compares as well as the officer', async (end) => {
  const both = [brief('b1', 'TK7K-4Q2M-9XHC', '35.03.02.2001', 'Besuki', 'carried'), brief('b2', 'TKB2-7M3C-AXXX', '35.03.02.2001', 'Besuki', 'carried')];
  const { mock, page } = await riding(end, { run: run([{ ...kStops[0], reached_at: '2026-11-24T01:00:00.000000Z' }], both, 'started') });
  await page.locator('#stop-bag').fill('tk7k4q2m9xhc');
  await page.keyboard.press('Enter');
  await page.getByText('1 tas belum dicocokkan. Yang diserahkan hanya yang cocok.').waitFor();
  await becomes(() => page.getByRole('checkbox').evaluateAll((all) => all.map((one) => one.checked)), [true, false], 'bags that agree');
  await show(page, 'kurir-cocokkan');
  await page.getByRole('button', { name: 'Serahkan 1 dari 2 tas' }).click();
  await page.getByRole('button', { name: 'Serahkan semua (1 tas)' }).waitFor();
  await sent(page, mock);
  equal(mock.taken[0].path, '/bags/b1/give');
  no_troubles(page);
});

test('what was loaded stands when the phone has put the page away, sent or not, though no list has said so since', async (end) => {
  const { mock, context, page } = await riding(end, { run: run(kStops, bags('sealed')) });
  await page.getByRole('heading', { name: '0 dari 2 tas dimuat' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  mock.reads.delete('/my-run');
  await page.locator('#bag').fill('tk7k4q2m9xhc');
  await page.keyboard.press('Enter');
  await sent(page, mock);
  await context.setOffline(true);
  await comes_back(page, '1 dari 2 tas dimuat');
  await page.locator('#bag').fill('tkb27m3caxxx');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '2 dari 2 tas dimuat' }).waitFor();
  await comes_back(page, '2 dari 2 tas dimuat');
  // The server has taken one of them back since: its word counts again.
  mock.reads.set('/my-run', { run: run(kStops, [bags('sealed')[0], bags('carried')[1]]) });
  await context.setOffline(false);
  await page.getByRole('heading', { name: '1 dari 2 tas dimuat' }).waitFor();
  no_troubles(page);
});

test('what was held against its label stands when the phone has put the page away, until the stop is done', async (end) => {
  const three = [...['b1', 'b2'].map((id, i) => brief(id, ['TK7K-4Q2M-9XHC', 'TKB2-7M3C-AXXX'][i], '35.03.02.2001', 'Besuki', 'carried')), brief('b3', 'TKC3-8N4D-BXXX', '35.03.02.2002', 'Terbis', 'carried')];
  const reached = kStops.map((stop) => ({ ...stop, reached_at: '2026-11-24T01:00:00.000000Z' }));
  const { context, page } = await riding(end, { run: run(reached, three, 'started') });
  const ticks = () => page.getByRole('checkbox').evaluateAll((all) => all.map((one) => one.checked));
  await page.locator('#stop-bag').fill('tk7k4q2m9xhc');
  await page.keyboard.press('Enter');
  await page.getByText('1 tas belum dicocokkan. Yang diserahkan hanya yang cocok.').waitFor();
  await until(async () => (await kept_drafts(page)) === 1, 'the first tick on the disk');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await comes_back(page, 'Besuki');
  await page.getByText('1 tas belum dicocokkan. Yang diserahkan hanya yang cocok.').waitFor();
  equal(await ticks(), [true, false], 'ticks after the page came back');
  equal(await kept_drafts(page), 1, 'what is kept of the stop');
  await show(page, 'kurir-kembali');
  await page.getByRole('checkbox', { name: /^XX/ }).click();
  await page.getByRole('button', { name: 'Serahkan semua (2 tas)' }).click();
  await page.getByRole('heading', { name: 'Terbis' }).waitFor();
  equal(await kept_drafts(page), 1, 'what is kept of a stop whose bags are not yet with the server');
  await page.getByRole('checkbox', { name: /^XX/ }).click();
  await until(async () => (await kept_drafts(page)) === 2, 'the tick on the disk');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('heading', { name: 'Semua perhentian selesai.' }).waitFor();
  await comes_back(page, 'Semua perhentian selesai.');
  await show(page, 'kurir-ditinggal');
  await page.getByRole('button', { name: 'Kembali ke Terbis' }).click();
  await page.getByRole('heading', { name: 'Terbis' }).waitFor();
  equal(await ticks(), [false], 'ticks of a stop that was left');
  await comes_back(page, 'Terbis');
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
  await sent(page, mock);
  equal([mock.taken[0].path, mock.taken[0].body], ['/runs/r1/problem', { kind: 'road_cut', stop: 1, note: null, photo: null }]);
  no_troubles(page);
});

test('a refused report leads back to its run and its stop', async (end) => {
  const { mock, page } = await riding(end, { run: run(kStops, bags('carried'), 'started') });
  mock.replies.set('/runs/r1/problem', () => [422, { code: 'not-found', detail: 'Tidak ditemukan.', detail_en: 'Not found.', errors: [] }]);
  await page.getByRole('link', { name: 'Masalah' }).click();
  await page.getByRole('radio', { name: 'Jalan putus' }).click();
  await page.getByRole('button', { name: 'Laporkan' }).click();
  await until(async () => (await undo_is_over(page), mock.attempts > 0), 'the refusal');
  await page.locator('header a.where').click();
  equal(await page.getByRole('link', { name: 'Betulkan' }).getAttribute('href'), '/kurir/masalah?rit=r1&perhentian=1');
  no_troubles(page);
});

test('a stop that cannot be reached is left once the problem is told, without a false arrival, and its bags go back', async (end) => {
  const { mock, context, page } = await riding(end, { run: run(kStops, bags('carried'), 'started') });
  await page.getByRole('heading', { name: 'Besuki' }).waitFor();
  equal(await page.getByRole('button', { name: 'Lanjut' }).count(), 0, 'a way past a stop of which nothing was told');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Masalah' }).click();
  await page.getByRole('radio', { name: 'Jalan putus' }).click();
  await page.getByRole('button', { name: 'Laporkan' }).click();
  await page.getByRole('button', { name: 'Lanjut' }).waitFor();
  await comes_back(page, 'Besuki');
  await page.getByRole('button', { name: 'Lanjut' }).waitFor();
  await show(page, 'kurir-tidak-tercapai');
  await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('heading', { name: 'Terbis' }).waitFor();
  equal(await page.getByRole('button', { name: 'Lanjut' }).count(), 0, 'a way past the next stop');
  // What was left, and what was done without signal, stays so when the page comes back.
  await comes_back(page, 'Terbis');
  await page.getByRole('button', { name: 'Sampai' }).click();
  await page.getByText('Cocokkan tas dahulu.').waitFor();
  await comes_back(page, 'Terbis');
  await page.getByRole('checkbox', { name: /^XX/ }).click();
  await page.getByRole('button', { name: 'Serahkan semua (1 tas)' }).click();
  await page.getByRole('heading', { name: '1 perhentian tidak tercapai.' }).waitFor();
  await page.getByText('1 tas kembali ke Dukcapil.').waitFor();
  await show(page, 'kurir-tas-kembali');
  await page.getByRole('button', { name: 'Serahkan ke Dukcapil (1 tas)' }).click();
  await page.getByRole('heading', { name: 'Rit selesai' }).waitFor();
  await context.setOffline(false);
  await sent(page, mock, 5);
  equal(mock.taken.map((one) => one.path), ['/runs/r1/problem', '/runs/r1/stops/2/reach', '/bags/b2/give', '/bags/b1/give', '/runs/r1/complete']);
  equal([mock.taken[0].body.stop, mock.taken[3].body], [1, { from: 'rider', to: 'office' }]);
  equal(await until(async () => (await kept_drafts(page)) === 0, 'the end of what was kept'), true);
  no_troubles(page);
});

test('a problem is reported with a photo, without signal too, and the photo comes first', async (end) => {
  const { mock, context, page } = await riding(end, { run: run(kStops, bags('carried'), 'started') });
  await page.getByRole('link', { name: 'Masalah' }).click();
  await page.getByRole('radio', { name: 'Jalan putus' }).click();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  await takes_photo(page);
  await show(page, 'kurir-masalah-foto');
  await page.getByRole('button', { name: 'Laporkan' }).click();
  await page.getByRole('heading', { name: 'Besuki' }).waitFor();
  equal(mock.files.size, 0, 'photos without signal');
  await context.setOffline(false);
  await sent(page, mock);
  const [{ path, body, came }] = mock.taken;
  equal([path, body.kind], ['/runs/r1/problem', 'road_cut']);
  check(came.get(`/blobs/${body.photo}`)?.length > 1000, 'the problem came before its photo');
  no_troubles(page);
});

test('what was chosen, written and photographed of a problem stands when the phone has put the page away; the next problem begins anew', async (end) => {
  const { mock, page } = await riding(end, { run: run(kStops, bags('carried'), 'started') });
  const note = page.getByLabel(/^Jelaskan singkat/);
  const chosen = () => page.getByRole('radio').evaluateAll((all) => all.filter((one) => one.checked).map((one) => one.value));
  const kept = async () => (await draft_of(page, 'kurir-r1-rit'))?.problem;
  await page.getByRole('link', { name: 'Masalah' }).click();
  await page.getByRole('radio', { name: 'Jalan putus' }).click();
  await note.fill('Jembatan hanyut');
  await until(async () => (await kept())?.note === 'Jembatan hanyut', 'the note on the disk');
  // The camera is open.
  await comes_back(page, 'Ada masalah apa?');
  await note.waitFor();
  equal([await chosen(), await note.inputValue()], [['road_cut'], 'Jembatan hanyut'], 'what was told before the camera');
  await takes_photo(page);
  await until(async () => (await keys_of(page, 'blobs')).includes((await kept())?.shot?.id), 'the photo in the draft');
  await comes_back(page, 'Ada masalah apa?');
  await page.getByRole('button', { name: 'Foto ulang' }).waitFor();
  await page.getByRole('button', { name: 'Laporkan' }).click();
  await page.getByRole('heading', { name: 'Besuki' }).waitFor();
  await page.getByRole('link', { name: 'Masalah' }).click();
  await page.getByRole('radio', { name: 'Jalan putus' }).waitFor();
  equal(await chosen(), [], 'what is chosen of the next problem');
  await sent(page, mock);
  const [{ path, body, came }] = mock.taken;
  equal([path, body.kind, body.stop, body.note], ['/runs/r1/problem', 'road_cut', 1, 'Jembatan hanyut']);
  check(came.get(`/blobs/${body.photo}`)?.length > 1000, 'the problem came before its photo');
  await until(async () => (await keys_of(page, 'blobs')).length === 0, 'the end of the photo on the phone');
  no_troubles(page);
});

test('bags in his hands beside a run: one whose run has ended goes to its village or back; one that another gives on is taken first', async (end) => {
  const his = { ...brief('b1', 'TK7K-4Q2M-9XHC', '35.03.02.2001', 'Besuki', 'carried'), with_rider: true };
  const given = { ...brief('b2', 'TKB2-7M3C-AXXX', '35.03.02.2002', 'Terbis', 'carried'), awaits: 'rider', taken_from: 'village' };
  const { mock, page } = await riding(end, { loose: [his, given] });
  await page.getByRole('heading', { name: '2 tas di luar perhentian' }).waitFor();
  equal(await page.getByText('Belum ada rit.').count(), 0, 'an empty screen beside bags in hands');
  equal(await too_small(page), [], 'what is touched with gloves on');
  const apart = await page.locator('.ways').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top - one.previousElementSibling.getBoundingClientRect().bottom));
  check(apart.length === 2 && apart.every((one) => one >= 8), `pixels between bags and their buttons: ${apart}`);
  await show(page, 'kurir-di-tangan');
  await page.getByRole('button', { name: 'Ada pada saya' }).click();
  await page.getByRole('button', { name: 'Serahkan di Terbis' }).waitFor();
  await page.getByRole('button', { name: 'Serahkan ke Dukcapil' }).first().click();
  await page.getByRole('heading', { name: '1 tas di luar perhentian' }).waitFor();
  await sent(page, mock, 2);
  equal(mock.taken.map(({ path, body }) => [path, body]).sort(), [
    ['/bags/b1/give', { from: 'rider', to: 'office' }],
    ['/bags/b2/take', { from: 'village', to: 'rider' }],
  ], 'what was told');
  no_troubles(page);
});

test('what was given stands in his hands at no moment while the phone still reads what was done', async (end) => {
  const his = ['b1', 'b2'].map((id) => ({ ...brief(id, `TK${id.toUpperCase()}-7M3C-AXXX`, '35.03.02.2001', 'Besuki', 'carried'), with_rider: true }));
  const { mock, page } = await riding(end, { loose: his });
  await page.getByRole('heading', { name: '2 tas di luar perhentian' }).waitFor();
  mock.reads.delete('/my-run');
  await page.getByRole('button', { name: 'Serahkan ke Dukcapil' }).first().click();
  await page.getByRole('heading', { name: '1 tas di luar perhentian' }).waitFor();
  await page.addInitScript(() => {
    const decrypt = SubtleCrypto.prototype.decrypt;
    SubtleCrypto.prototype.decrypt = async function (how, ...given) {
      if (new TextDecoder().decode(how.additionalData).includes('/item/')) await new Promise((resolve) => setTimeout(resolve, 500));
      return decrypt.call(this, how, ...given);
    };
    globalThis.said = [];
    new MutationObserver(() => globalThis.said.push(document.querySelector('main h2')?.textContent ?? '')).observe(document, { childList: true, subtree: true });
  });
  await comes_back(page, '1 tas di luar perhentian');
  equal(await page.evaluate(() => globalThis.said.filter((one) => one.startsWith('2 '))), [], 'headings with the bag that was given');
  no_troubles(page);
});

test('no run: the screen says when one comes', async (end) => {
  const { page } = await riding(end, {});
  await page.getByText('Belum ada rit.').waitFor();
  await show(page, 'kurir-kosong');
});
