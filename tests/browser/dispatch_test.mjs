// The dispatcher: the chosen bags show their fare before the run is made.
import { bag, brief, day, hands, hours_ago } from './custody_answers.mjs';
import { becomes, check, equal, no_troubles, sent, show, test } from './harness.mjs';
import { kCatalogue, office } from './office_people.mjs';

const at = (code, name, district, lat, lon) => ({ code, name, district, district_code: code.slice(0, 8), lat_e6: Math.round(lat * 1e6), lon_e6: Math.round(lon * 1e6) });
const villages = [at('35.03.01.2001', 'Besuki', 'Panggul', -8.244, 111.413), at('35.03.08.2001', 'Prigi', 'Watulimo', -8.29, 111.73), at('35.03.11.1007', 'Sumbergedong', 'Trenggalek', -8.05, 111.71), at('35.03.05.2003', 'Botoputih', 'Bendungan', -7.93, 111.72)];
const desks = [{ code: 'counter', kind: 'counter', name: { id: 'Loket', en: 'Counter' }, village: '35.03.11.1007', serves: [] }];
const place = (i) => ({ village: villages[i].code, village_name: villages[i].name, district_name: villages[i].district });
const costs = (total, distance) => ({ total, distance, parts: [], tariff_row: 'ANTAR-2022B (KP-1001-2022)', distance_source: 'estimate' });
const fare = costs(126500, 55000);
const run = (state, more = {}) => ({ run: `r-${state}`, code: 'TKR7-4Q2M-9XHC', day: day(0), state, fare, rider: 's', rider_name: 'Slamet', stops: [{ stop: 1, ...place(1), reached_at: hours_ago(1) }, { stop: 2, ...place(2) }], bags: [brief('b9', 'TKB9-7M3C-AXXX', villages[1].code, 'Prigi')], ...more });
const reads = {
  '/catalogue': { ...kCatalogue, villages, desks },
  '/bags': { items: [bag('b1', 'TKB2-1W6R-DXXX', 'sealed', { ...place(0), run: undefined }), bag('b2', 'TKB2-7M3C-AXXX', 'sealed', { ...place(3) })] },
  '/runs': { items: [run('completed', { problem: 'weather' }), run('planned', { rider: undefined, rider_name: undefined, stops: [{ stop: 1, ...place(2) }] }), run('started', { problem: 'road_cut' })] },
};
const rights = ['see_custody', 'plan_runs'];

test('bags are chosen, the fare stands before the run is made', async (end) => {
  const { mock, page } = await office(end, rights, '/dukcapil/rit', reads);
  // A question, and no command, though it is posted.
  await page.route('**/api/v1/fare', (route) => route.fulfill({ json: fare }));
  await page.getByRole('heading', { name: '2 tas belum punya rit, 2 rit belum selesai.' }).waitFor();
  await page.getByRole('checkbox', { name: /Botoputih/ }).click();
  await page.getByRole('checkbox', { name: /Besuki/ }).click();
  await page.getByText(/126\.500/).first().waitFor();
  await page.getByRole('button', { name: 'Naikkan Besuki' }).click();
  await page.getByText(/126\.500, 55/).waitFor();
  const basis = 'Jarak perkiraan; tarif ANTAR-2022B (KP-1001-2022)';
  await page.getByRole('region', { name: 'Rit baru' }).getByText(basis).waitFor();
  await page.getByRole('region', { name: 'Rit 1, Watulimo, Trenggalek' }).getByText('Mengantar 1 tas, 4 isi.').waitFor();
  await page.getByRole('region', { name: 'Rit 1, Watulimo, Trenggalek' }).getByText(basis).waitFor();
  await page.getByRole('region', { name: 'Rit 1, Watulimo, Trenggalek' }).getByText('Masalah: Jalan putus').waitFor();
  equal(await page.getByRole('region', { name: 'Rit 2, Trenggalek' }).getByText('Masalah').count(), 0, 'a problem that nobody told');
  await page.getByText(/1 tas; Rp 126\.500; Masalah: Cuaca$/).waitFor();
  await show(page, 'dukcapil-rit');
  await page.getByRole('button', { name: 'Buat rit, 2 tas, 2 perhentian' }).click();
  const [{ path, body }] = await sent(page, mock);
  equal([path, body.bags, body.stops, body.day], ['/runs', ['b2', 'b1'], ['35.03.01.2001', '35.03.05.2003'], undefined]);
  no_troubles(page);
});

test('a bag joins a planned run by its number, after its price was seen', async (end) => {
  const { mock, page } = await office(end, rights, '/dukcapil/rit', reads);
  await page.route('**/api/v1/fare', (route) => route.fulfill({ json: JSON.parse(route.request().postData()).stops.length > 1 ? costs(133400, 58000) : fare }));
  await page.getByRole('checkbox', { name: /Botoputih/ }).click();
  const planned = page.getByRole('region', { name: 'Rit 2, Trenggalek' });
  await planned.getByRole('button', { name: /Tambahkan 1 tas \+3 km, \+Rp 6\.900/ }).waitFor();
  await becomes(() => page.getByRole('button', { name: /Tambahkan/ }).count(), 1, 'runs that may still take a bag');
  await page.keyboard.press('1');
  await page.keyboard.press('2');
  const acts = await sent(page, mock);
  equal(acts, [{ path: '/runs/r-planned/change', body: { bags: ['b9', 'b2'], stops: ['35.03.11.1007', '35.03.05.2003'] } }]);
  no_troubles(page);
});

test('a run opens by the keyboard, with its papers and its rider', async (end) => {
  const { page } = await office(end, rights, '/dukcapil/rit', { ...reads, '/riders': { items: [{ id: 's', full_name: 'Slamet' }] } });
  await page.getByRole('button', { name: /^2 Trenggalek belum ada kurir/ }).focus();
  await page.keyboard.press('Enter');
  equal(await page.getByRole('link', { name: 'Label TKB9-7M3C-AXXX (PDF)' }).getAttribute('href'), '/api/v1/bags/b9/label.pdf');
  equal(await page.getByRole('link', { name: 'Daftar isi TKB9-7M3C-AXXX (PDF)' }).getAttribute('href'), '/api/v1/bags/b9/manifest.pdf');
  await page.getByLabel('Kurir', { exact: true }).selectOption('s');
  await page.getByText('Pilih kurir dan tulis nomor surat tugas.').waitFor();
  await show(page, 'dukcapil-rit-kurir');
  no_troubles(page);
});

test('a planned run is called off for a coded reason', async (end) => {
  const { mock, page } = await office(end, rights, '/dukcapil/rit', { ...reads, '/riders': { items: [{ id: 's', full_name: 'Slamet' }] } });
  await page.getByRole('button', { name: /^2 Trenggalek belum ada kurir/ }).click();
  await page.locator('summary', { hasText: 'Batalkan rit' }).click();
  await page.getByLabel('Alasan').selectOption('weather');
  await show(page, 'dukcapil-rit-batalkan');
  await page.getByRole('button', { name: 'Batalkan rit' }).click();
  equal(await sent(page, mock), [{ path: '/runs/r-planned/cancel', body: { reason: 'weather' } }]);
  no_troubles(page);
});

test('a list that goes on says so: bags without a run, runs that are not over, and those that are', async (end) => {
  const { page } = await office(end, rights, '/dukcapil/rit', {
    ...reads,
    '/bags': { ...reads['/bags'], next: '3' },
    '/runs': { ...reads['/runs'], next: '7' },
    '/runs?state=started': { items: [run('started')] },
    '/runs?state=planned': { items: [run('planned')], next: '5' },
  });
  await page.getByRole('heading', { name: 'Lebih dari 2 tas belum punya rit, lebih dari 2 rit belum selesai.' }).waitFor();
  await page.getByRole('heading', { name: 'Sudah berakhir lebih dari 1' }).waitFor();
  equal(await page.getByRole('button', { name: 'Muat lagi' }).count(), 3, 'lists that go on');
  await show(page, 'dukcapil-rit-banyak');
  no_troubles(page);
});

test('a bag that stranded with a rider is found behind a page of bags that are on their way', async (end) => {
  const carried = (id, more) => bag(id, `TK${id.toUpperCase()}-7M3C-AXXX`, 'carried', { ...place(0), ...more });
  const { page } = await office(end, rights, '/dukcapil/rit', {
    ...reads,
    '/bags': { items: [] },
    '/bags?state=carried': { items: [carried('b5', { run: 'r-started' })], next: '4' },
    '/bags?state=carried&cursor=4': { items: [carried('b6')] },
  });
  await page.getByRole('heading', { name: '1 tas belum punya rit, 2 rit belum selesai.' }).waitFor();
  await page.getByRole('checkbox', { name: /Besuki/ }).waitFor();
  no_troubles(page);
});

test('nothing waits: no button that cannot be pressed, and the list says when a bag comes', async (end) => {
  const { page } = await office(end, rights, '/dukcapil/rit', { ...reads, '/bags': { items: [] }, '/runs': { items: [] } });
  await page.getByRole('heading', { name: 'Semua tas punya rit, 0 rit belum selesai.' }).waitFor();
  check((await page.getByRole('button', { name: /Buat rit/ }).count()) === 0, 'a dead button');
  await show(page, 'dukcapil-rit-kosong');
  no_troubles(page);
});

test('the dispatcher ends a run for a rider who cannot: stopped for a reason, or completed; one without a rider is only called off', async (end) => {
  const { mock, page } = await office(end, rights, '/dukcapil/rit', { ...reads, '/riders': { items: [] } });
  const end_of = page.getByText('Akhiri rit untuk kurir');
  const call_off = page.locator('summary', { hasText: 'Batalkan rit' });
  await page.getByRole('button', { name: /^2 Trenggalek belum ada kurir/ }).click();
  await call_off.waitFor();
  equal(await end_of.count(), 0, 'the end of a run that nobody rides');
  await page.getByRole('button', { name: /^1 Watulimo, Trenggalek Slamet/ }).click();
  await end_of.click();
  equal(await call_off.count(), 0, 'calling off a run under way');
  const stop = page.getByRole('button', { name: 'Hentikan rit' });
  equal(await stop.getAttribute('aria-disabled'), 'true', 'a stop without a reason');
  await show(page, 'dukcapil-rit-akhiri');
  await page.getByLabel('Sebab berhenti').selectOption('road_cut');
  await stop.click();
  await end_of.waitFor({ state: 'detached' });
  equal(await sent(page, mock), [{ path: '/runs/r-started/abort', body: { reason: 'road_cut' } }]);
  no_troubles(page);
});

test('a run whose bags have all arrived is completed for its rider', async (end) => {
  const { mock, page } = await office(end, rights, '/dukcapil/rit', { ...reads, '/runs': { items: [run('planned', { letter_number: '094/1/2026' })] }, '/riders': { items: [] } });
  await page.getByRole('button', { name: /^1 Watulimo, Trenggalek Slamet/ }).click();
  equal(await page.getByRole('link', { name: 'Surat tugas (PDF)' }).getAttribute('href'), '/api/v1/runs/r-planned/assignment.pdf');
  await page.getByText('Akhiri rit untuk kurir').click();
  await page.getByRole('button', { name: 'Selesaikan rit' }).click();
  equal(await sent(page, mock), [{ path: '/runs/r-planned/complete', body: {} }]);
  no_troubles(page);
});

test('a bag that came back undelivered waits for a run like the others, and says so', async (end) => {
  const back = bag('b3', 'TKB2-9M3C-AXXX', 'sealed', { ...place(0), hands: { ...hands('office', ''), confirmed: false, claimed_by: 'rider', awaits: 'office' } });
  const { mock, page } = await office(end, rights, '/dukcapil/rit', { ...reads, '/bags': { items: [back] } });
  await page.getByText('TKB2-9M3C-AXXX, 3 isi. Kembali tidak terantar, belum diterima meja kemas').waitFor();
  await page.getByRole('checkbox', { name: /Besuki/ }).click();
  await page.getByRole('button', { name: 'Buat rit, 1 tas, 1 perhentian' }).click();
  const [{ body }] = await sent(page, mock);
  equal(body.bags, ['b3']);
  no_troubles(page);
});
