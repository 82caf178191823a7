// Verification by the keyboard: accept, refuse with a digit, mark an answer, decide; the next file opens by itself.
import { check, equal, kDesktop, no_troubles, show, test } from './harness.mjs';
import { office, taken } from './office_people.mjs';
import { verification } from './picture_answers.mjs';

const rights = ['see_dossiers', 'unmask', 'verify', 'report_siak'];
const { reads, scan } = verification;
const first = reads['/queue/verification'].waiting[0];
const dossier = reads['/dossiers/d1'];
const birth = (n, more) => ({ ...dossier, id: `d${n}`, papers: dossier.papers.slice(0, 2).map((one) => ({ ...one, applications: [`a${n}`] })), applications: [{ ...dossier.applications[0], id: `a${n}`, revision: 0, returned: [], ...more }] });
const more = { ...reads, '/dossiers/d2': birth(2), '/dossiers/d6': birth(6, { state: 'verified', awaits: ['biometrics'] }) };

async function desk(end, answers = more) {
  const opened = await office(end, rights, '/dukcapil/verifikasi', answers);
  const asked = [];
  await opened.page.route('**/api/v1/blobs/**', (route) => {
    asked.push(new URL(route.request().url()).pathname.split('/').pop());
    return route.fulfill({ contentType: 'image/svg+xml', body: scan });
  });
  return { ...opened, asked };
}

const sheet = (page, name) => page.getByRole('img', { name: `Lembar ${name}`, exact: true }).waitFor();

test('files are accepted by keys, and the next one opens', async (end) => {
  const { mock, page, asked } = await desk(end);
  await page.getByRole('heading', { name: '12 berkas menunggu verifikasi, 3 lewat target.' }).waitFor();
  await page.keyboard.press('j');
  await page.getByText('Daftar periksa, 0 dari 5').waitFor();
  await sheet(page, 'Formulir F-2.01');
  await page.keyboard.press('y');
  await sheet(page, 'Surat kelahiran');
  await page.keyboard.press('n');
  await page.getByRole('group', { name: 'Alasan tolak' }).waitFor();
  await show(page, 'dukcapil-verifikasi');
  await page.keyboard.press('Escape');
  for (const n of [2, 3, 4, 5]) {
    await page.keyboard.press('y');
    await page.getByText(`Daftar periksa, ${n} dari 5`).waitFor();
  }
  equal(new Set(asked).size, asked.length, 'each sheet is asked for once');
  await page.keyboard.press('Enter');
  await page.waitForURL(/berkas=a2/);
  equal(await taken(page, mock), [{ path: '/applications/a1/verify', body: { revision: 0 } }]);
  no_troubles(page);
});

test('the queue: late ones first, stopped clocks apart with their reason, the rest folded', async (end) => {
  const { page } = await desk(end);
  const queue = page.locator('.queue');
  await queue.getByRole('button', { name: /Aminah Tawing, Munjungan lewat 1 j 10 m/ }).waitFor();
  await queue.getByRole('button', { name: /Agus Prigi, Watulimo sisa 5 j 20 m/ }).waitFor();
  await page.locator('#berhenti').getByText('Siap cetak dari pusat, 2 hari').waitFor();
  const rest = queue.getByRole('button', { name: '6 lagi, sisa paling sedikit 8 j 36 m' });
  await show(page, 'dukcapil-verifikasi-antrean');
  await rest.click();
  equal(await page.locator('#tenggat li').count(), 12, 'files that wait');
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Semua tombol' }).waitFor();
  await show(page, 'dukcapil-verifikasi-tombol');
  await page.keyboard.press('y');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  no_troubles(page);
});

test('a wrong paper sends the file back with its number', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Aminah').click();
  await page.getByText('Daftar periksa, 0 dari 2').waitFor();
  await page.keyboard.press('y');
  await page.keyboard.press('n');
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Kembalikan' }).click();
  equal(await taken(page, mock), [{ path: '/applications/a2/return', body: { reasons: [{ code: 'blurred', paper: 1 }], revision: 0 } }]);
});

test('an answer that differs from the paper is marked, and goes back by its name', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Aminah').click();
  await page.getByText('Daftar periksa, 0 dari 2').waitFor();
  await page.keyboard.press('d');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: /^Tandai beda: Ibu, Siti R/ }).and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('Tertulis di berkas').fill('Siti Rokhmah');
  await show(page, 'dukcapil-verifikasi-tandai');
  await page.getByRole('button', { name: 'Nama berbeda' }).click();
  await page.getByRole('button', { name: /^Tandai beda: Ibu, Siti R.*berkas: Siti Rokhmah$/ }).waitFor();
  await page.getByRole('heading', { level: 2, name: /Aminah/ }).focus();
  await page.keyboard.press('y');
  await page.keyboard.press('y');
  await page.getByRole('button', { name: 'Kembalikan' }).click();
  equal(await taken(page, mock), [{ path: '/applications/a2/return', body: { reasons: [{ code: 'differs', field: 'persons.1.name', note: 'Siti Rokhmah' }], revision: 0 } }]);
  no_troubles(page);
});

test('what was sent back stands marked when it comes again, the new sheet beside the old one', async (end) => {
  const { page, asked } = await desk(end);
  await page.getByText('Suyatno').click();
  await page.getByText('Kiriman ke-2. Yang dulu dikembalikan ditandai.').waitFor();
  await page.getByRole('button', { name: /^Tandai beda: Ibu, Siti R.*dikembalikan: Siti Rokhmah$/ }).waitFor();
  await page.keyboard.press('ArrowRight');
  await sheet(page, 'Surat kelahiran');
  await page.keyboard.press('b');
  await sheet(page, 'Surat kelahiran, yang dulu');
  check(asked.includes('s9'), 'the old sheet was not opened');
  await show(page, 'dukcapil-verifikasi-banding');
  await page.keyboard.press('b');
  await page.getByRole('img', { name: /yang dulu/ }).waitFor({ state: 'detached' });
  no_troubles(page);
});

test('a sheet grows, turns and moves; whole again it stands within its place', async (end) => {
  const { page } = await desk(end);
  await page.setViewportSize(kDesktop);
  await page.getByText('Suyatno').click();
  await sheet(page, 'Formulir F-2.01');
  const inside = () => page.getByRole('img', { name: /^Lembar / }).evaluate((img) => {
    const [a, b] = [img.getBoundingClientRect(), img.closest('[role=region]').getBoundingClientRect()];
    return a.width > 200 && a.top >= b.top && a.bottom <= b.bottom && a.left >= b.left && a.right <= b.right;
  });
  await page.waitForFunction(() => document.querySelector('[role=region] img').clientWidth > 200);
  check(await inside(), 'the sheet is cut');
  await page.keyboard.press('r');
  check(await inside(), 'the turned sheet is cut');
  const before = await page.getByRole('img', { name: /^Lembar / }).evaluate((img) => img.clientWidth);
  await page.keyboard.press('+');
  await page.getByRole('button', { name: /Besar 1,5×/ }).waitFor();
  const after = await page.getByRole('img', { name: /^Lembar / }).evaluate((img) => img.clientWidth);
  check(Math.abs(after / before - 1.5) < 0.05, `grew from ${before} to ${after}`);
  await page.keyboard.press('r');
  await page.keyboard.press('ArrowDown');
  check((await page.getByRole('region', { name: /^Lembar / }).evaluate((box) => box.scrollTop)) > 0, 'the sheet does not move');
  no_troubles(page);
});

test('names are opened with a reason; a birth date that is not the NIK\'s is marked', async (end) => {
  const { mock, page } = await desk(end);
  const open = birth(2, { persons: [{ role: 'child', name: 'Bagas Adi Prasetyo', nik: '3503021711260001', answers: [{ field: 'born', value: '2026-11-18' }] }] });
  const said = [];
  mock.replies.set('/dossiers/d2/unmask', (body) => (said.push(body), [200, { ...open, masked: false }]));
  await page.getByText('Aminah').click();
  await page.getByText('Nama dan nomor disamarkan.').waitFor();
  await page.keyboard.press('o');
  await page.getByText('Isian terbuka, tercatat.').waitFor();
  await page.getByText('NIK: 17-11-26').waitFor();
  equal(said, [{ reason: 'look' }]);
  no_troubles(page);
});

test('what SIAK waits for is reported', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Dimas').click();
  await page.getByRole('button', { name: 'Perekaman biometrik selesai' }).click();
  equal(await taken(page, mock), [{ path: '/applications/a6/biometrics', body: {} }]);
});

test('an empty queue, a list that fails, a sheet that does not open', async (end) => {
  const { page } = await desk(end, { ...more, '/queue/verification': { waiting: [], running: [], stopped: [], late: 0 } });
  await page.getByRole('heading', { name: 'Tidak ada berkas yang menunggu verifikasi.' }).waitFor();
  await show(page, 'dukcapil-verifikasi-kosong');
  await page.route('**/api/v1/queue/verification', (route) => route.fulfill({ json: { waiting: [first], running: [], stopped: [], late: 1 } }));
  await page.route('**/api/v1/blobs/**', (route) => route.fulfill({ status: 500, json: {} }));
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.reload();
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByText('Suyatno').click();
  await page.getByText('Lembar ini belum terbuka.').waitFor();
  await show(page, 'dukcapil-verifikasi-gagal');
  no_troubles(page);
});
