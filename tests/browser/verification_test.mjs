// Verification by the keyboard: accept, refuse with a digit, mark an answer, decide; the next file opens by itself.
import { becomes, check, equal, kDesktop, no_troubles, polls_by_hand, sent, show, test } from './harness.mjs';
import { office } from './office_people.mjs';
import { queue_of, verification } from './picture_answers.mjs';

const rights = ['see_dossiers', 'unmask', 'verify', 'report_siak'];
const { reads, scan } = verification();
const queue = reads['/queue/verification'];
const first = queue.waiting[0];
const dossier = reads['/dossiers/d1'];
const birth = (n, more) => ({ ...dossier, id: `d${n}`, papers: dossier.papers.slice(0, 2).map((one) => ({ ...one, applications: [`a${n}`] })), applications: [{ ...dossier.applications[0], id: `a${n}`, revision: 0, returned: [], ...more }] });
const with_rejections = { ...reads['/catalogue'], reasons: [...reads['/catalogue'].reasons, { kind: 'reject', code: 'not_entitled', name: { id: 'Tidak berhak', en: 'Not entitled' }, note_required: false }] };
const more = { ...reads, '/dossiers/d2': birth(2), '/dossiers/d6': birth(6, { state: 'verified', awaits: ['biometrics'] }) };

async function desk(end, answers = more, prepare) {
  const opened = await office(end, rights, '/dukcapil/verifikasi', answers, prepare);
  // Read anew in the open, as the mock has it then.
  for (const path of Object.keys(answers).filter((one) => /^\/dossiers\/\w+$/.test(one))) opened.mock.replies.set(`${path}/unmask`, () => [200, { ...opened.mock.reads.get(path), masked: false }]);
  const asked = [];
  await opened.page.route('**/api/v1/blobs/**', (route) => {
    asked.push(new URL(route.request().url()).pathname.split('/').at(-2));
    return route.fulfill({ contentType: 'image/svg+xml', body: scan });
  });
  return { ...opened, asked };
}

/** Names and numbers stand in the open. */
async function opens_form(page) {
  await page.keyboard.press('o');
  await page.getByText('Isian terbuka, tercatat.').waitFor();
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
  // Numbers that nobody read are not verified.
  await page.getByText('Buka dahulu isiannya (tombol o)').waitFor();
  equal(await page.getByRole('button', { name: 'Verifikasi', exact: true }).getAttribute('aria-disabled'), 'true', 'a verdict on masked numbers');
  await show(page, 'dukcapil-verifikasi-samar');
  await page.keyboard.press('Enter');
  await opens_form(page);
  await page.getByText('Buka dahulu isiannya').waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.waitForURL(/berkas=a2/);
  equal(await sent(page, mock), [{ path: '/applications/a1/verify', body: { revision: 1 } }]);
  no_troubles(page);
});

test('a file that an older row judges is read with the rules of its day', async (end) => {
  const today = reads['/catalogue'];
  const place = { key: 'place', label: { id: 'Tempat lahir menurut aturan lama', en: 'Place by the old rule' }, kind: 'text', per: 'application', required: true, choices: [] };
  const then = { ...today, services: today.services.map((one) => ({ ...one, valid_from: '2019-01-01', fields: [place] })), requirements: today.requirements.map((one) => (one.code === 'letter' ? { ...one, name: { id: 'Surat kelahiran lama', en: 'Old letter' } } : one)) };
  const older = { ...dossier, applications: dossier.applications.map((one) => ({ ...one, rule: `${one.service}@2019-01-01` })) };
  const { page } = await desk(end, { ...more, '/dossiers/d1': older, '/catalogue?date=2019-01-01': then });
  await page.getByRole('heading', { name: /^12 berkas menunggu verifikasi/ }).waitFor();
  await page.keyboard.press('j');
  await page.getByText('Tempat lahir menurut aturan lama', { exact: true }).waitFor();
  await sheet(page, 'Formulir F-2.01');
  await page.keyboard.press('y');
  await sheet(page, 'Surat kelahiran lama');
  no_troubles(page);
});

test('of a long queue the most urgent are listed; all are counted, and it is said how many more there are', async (end) => {
  const long = queue_of({ ...queue, late: 3, beyond: { waiting: 288, stopped: 40 } });
  const { page } = await desk(end, { ...more, '/queue/verification': long });
  await page.getByRole('heading', { name: '300 berkas menunggu verifikasi, 3 lewat target.' }).waitFor();
  await page.locator('#tenggat h2').getByText('300').waitFor();
  await page.locator('#tenggat').getByText(/^294 lagi, sisa paling sedikit/).click();
  await page.locator('#tenggat').getByText('288 lagi tampil setelah yang di atas selesai.').waitFor();
  await page.locator('#berhenti').getByText('40 lagi tampil setelah yang di atas selesai.').waitFor();
  await show(page, 'dukcapil-verifikasi-panjang');
  no_troubles(page);
  const behind = await desk(end, { ...more, '/queue/verification': queue_of({ waiting: queue.waiting.slice(0, 3), late: 10, beyond: { waiting: 20 } }) });
  await behind.page.getByRole('heading', { name: '23 berkas menunggu verifikasi, 10 lewat target.' }).waitFor();
  no_troubles(behind.page);
});

test('two people on one file see each other', async (end) => {
  const { page } = await desk(end, { ...more, '/dossiers/d1': { ...dossier, looking: ['Endang Contoh'] } });
  await page.getByRole('heading', { name: /^12 berkas menunggu verifikasi/ }).waitFor();
  await page.keyboard.press('j');
  await page.getByText('Endang Contoh juga membuka berkas ini.').waitFor();
  await show(page, 'dukcapil-verifikasi-berdua');
  no_troubles(page);
});

test('the open file and its marks stay when others push it off the list; what somebody else has decided says so', async (end) => {
  let poll;
  const { mock, page } = await desk(end, { ...more, '/dossiers/d3': birth(3) }, async (context) => (poll = await polls_by_hand(context)));
  const list = page.locator('#tenggat');
  const listed = (gone, beyond) => queue_of({ ...queue, waiting: queue.waiting.filter((one) => !gone.includes(one.application)), late: 3, beyond });
  await list.getByText('Aminah').click();
  await page.getByText('Daftar periksa, 0 dari 2').waitFor();
  await page.keyboard.press('y');
  await page.getByText('Daftar periksa, 1 dari 2').waitFor();
  // Meanwhile it has been sent back and has come again, too: the verdict is on what is read here.
  mock.reads.set('/queue/verification', listed(['a2'], { waiting: 1 }));
  mock.reads.set('/dossiers/d2', birth(2, { revision: 1 }));
  await poll(page);
  await list.getByText('Aminah').waitFor({ state: 'detached' });
  await page.getByText('Kiriman ke-2. Yang dulu dikembalikan ditandai.').waitFor();
  await page.keyboard.press('y');
  await page.getByText('Daftar periksa, 2 dari 2').waitFor();
  await opens_form(page);
  await page.keyboard.press('Enter');
  await page.waitForURL(/berkas=a1/);
  equal(await sent(page, mock), [{ path: '/applications/a2/verify', body: { revision: 1 } }]);

  for (const n of [0, 1, 2, 3, 4]) {
    await page.getByText(`Daftar periksa, ${n} dari 5`).waitFor();
    await page.keyboard.press('y');
  }
  await opens_form(page);
  const verdict = page.getByRole('button', { name: /Verifikasi$/ });
  await verdict.waitFor();
  equal(await verdict.getAttribute('aria-disabled'), null, 'what keeps the verdict back');
  mock.reads.set('/queue/verification', listed(['a1', 'a2']));
  mock.reads.set('/dossiers/d1', { ...dossier, applications: dossier.applications.map((one) => (one.id === 'a1' ? { ...one, state: 'returned' } : one)) });
  await poll(page);
  await page.getByRole('alert').getByText('Berkas ini tidak menunggu putusan lagi: sudah dikembalikan.').waitFor();
  await list.getByText('Suyatno').waitFor({ state: 'detached' });
  await page.getByText('Daftar periksa, 5 dari 5').waitFor();
  equal(await verdict.getAttribute('aria-disabled'), 'true', 'a verdict that would be refused');
  await show(page, 'dukcapil-verifikasi-diputus');
  await page.keyboard.press('l');
  await page.waitForURL(/berkas=a3/);
  equal(mock.taken.length, 1, 'verdicts');
  no_troubles(page);
});

test('another open application for the same person and service stands beside the file', async (end) => {
  const other = { dossier: 'd7', code: 'TK7K-4Q2M-9XHC', application: 'a7', service: 'birth', state: 'submitted', submitted_at: '2026-11-20T01:00:00Z' };
  const { page } = await desk(end, { ...more, '/dossiers/d1': { ...dossier, duplicates: [other] } });
  await page.getByRole('heading', { name: /^12 berkas menunggu verifikasi/ }).waitFor();
  await page.keyboard.press('j');
  await page.getByText('Ada 1 permohonan lain yang sama untuk orang ini.').waitFor();
  no_troubles(page);
});

test('whoever only reports from SIAK has nothing to judge: reports, duplicates and nothing else', async (end) => {
  const { mock, page } = await office(end, ['see_dossiers', 'report_siak'], '/dukcapil/verifikasi', { ...more, '/queue/verification': queue_of({ stopped: queue.stopped, to_report: 2 }) });
  // One of the three waits for a blank.
  await page.getByRole('heading', { name: '2 berkas menunggu laporan dari SIAK.' }).waitFor();
  await page.locator('#berhenti button').first().click();
  await page.getByRole('button', { name: 'Perekaman biometrik selesai' }).waitFor();
  equal(await page.getByText('Hentikan jam').count(), 0, 'the clock is the verifier\'s');
  await show(page, 'dukcapil-siak-loket');
  await page.getByText('Data ganda di SIAK').click();
  await page.getByLabel('Yang terlihat').fill('Terekam di Ponorogo');
  await show(page, 'dukcapil-siak-ganda');
  await page.getByRole('button', { name: 'Catat data ganda, jam berhenti' }).click();
  const [act] = await sent(page, mock);
  equal([act.path.split('/').at(-1), act.body], ['duplicate', { note: 'Terekam di Ponorogo' }]);
  no_troubles(page);
});

test('the verifier stops the clock for a reason, and lets one run again that no report ends', async (end) => {
  const stopped = queue.stopped[0];
  const since = '2026-11-24T01:00:00Z';
  const clock = { ...stopped.clock, stopped: [{ reason: 'siak_down', since }, { reason: 'no_blanks', since, ends_with: 'blank' }] };
  const catalogue = { ...reads['/catalogue'], reasons: [...reads['/catalogue'].reasons, { kind: 'clock_stop', code: 'no_blanks', name: { id: 'Blangko habis', en: 'No blanks' }, note_required: false }] };
  const file = { ...birth(6, { state: 'verified', awaits: [], clock }), id: stopped.dossier };
  file.applications[0].id = stopped.application;
  const { mock, page } = await desk(end, { ...more, '/catalogue': catalogue, '/queue/verification': queue_of({ ...queue, stopped: [{ ...stopped, clock }], late: 3 }), [`/dossiers/${stopped.dossier}`]: file });
  await page.locator('#berhenti button').first().click();
  await page.locator('summary', { hasText: 'Hentikan jam' }).click();
  equal(await page.getByLabel('Sebab jam berhenti').locator('option', { hasText: 'Blangko habis' }).count(), 0, 'the clock of a blank is stopped by no hand');
  equal(await page.getByRole('button', { name: /^Jalankan jam lagi/ }).count(), 1, 'nor resumed by one');
  await page.getByLabel('Sebab jam berhenti').selectOption({ label: 'Menunggu perekaman' });
  await show(page, 'dukcapil-jam');
  await page.getByRole('button', { name: 'Hentikan jam' }).click();
  await page.getByRole('button', { name: /^Jalankan jam lagi/ }).click();
  equal(await sent(page, mock, 2), [
    { path: `/applications/${stopped.application}/stop-clock`, body: { reason: 'recording' } },
    { path: `/applications/${stopped.application}/resume-clock`, body: { reason: 'siak_down' } },
  ]);
  no_troubles(page);
});

test('what wants a verdict again, as when all its documents were cancelled, is ordered again or rejected', async (end) => {
  const stopped = queue.stopped[0];
  const clock = { ...stopped.clock, stopped: [{ reason: 'documents_cancelled', since: '2026-11-24T01:00:00Z', may_reject: true }] };
  const file = { ...birth(6, { state: 'verified', awaits: [], clock }), id: stopped.dossier };
  file.applications[0].id = stopped.application;
  const { mock, page } = await desk(end, { ...more, '/queue/verification': queue_of({ ...queue, stopped: [{ ...stopped, clock }], late: 3 }), [`/dossiers/${stopped.dossier}`]: file });
  await page.locator('#berhenti button').first().click();
  await page.getByRole('button', { name: /^Lanjutkan, pesan dokumennya: / }).waitFor();
  await page.getByText('Tolak berkas ini').first().click();
  const reject = page.getByRole('button', { name: 'Tolak berkas ini' });
  equal(await reject.getAttribute('aria-disabled'), 'true', 'no rejection without its reason');
  await page.getByRole('button', { name: /^Lanjutkan, pesan dokumennya: / }).click();
  const [act] = await sent(page, mock);
  equal([act.path, act.body], [`/applications/${stopped.application}/resume-clock`, { reason: 'documents_cancelled' }]);
  no_troubles(page);
});

test('the queue: late ones first, stopped clocks apart with their reason, the rest folded', async (end) => {
  const { page } = await desk(end);
  const queue = page.locator('.queue');
  await queue.getByRole('button', { name: /Aminah Tawing, Munjungan lewat 1 j 1\d m/ }).waitFor();
  await queue.getByRole('button', { name: /Agus Prigi, Watulimo sisa 5 j (20|1\d) m/ }).waitFor();
  await page.locator('#berhenti').getByText('Siap cetak dari pusat, 2 hari').waitFor();
  const rest = queue.getByRole('button', { name: /^6 lagi, sisa paling sedikit 8 j 3\d m$/ });
  await show(page, 'dukcapil-verifikasi-antrean');
  await rest.click();
  await becomes(() => page.locator('#tenggat li').count(), 12, 'files that wait');
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
  await page.getByText('Daftar periksa, 1 dari 2').waitFor();
  await page.keyboard.press('n');
  await page.getByRole('group', { name: 'Alasan tolak' }).waitFor();
  await page.keyboard.press('1');
  await page.getByText('Daftar periksa, 2 dari 2').waitFor();
  await page.getByRole('button', { name: 'Kembalikan' }).click();
  equal(await sent(page, mock), [{ path: '/applications/a2/return', body: { reasons: [{ code: 'blurred', paper: 1 }], revision: 0 } }]);
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
  equal(await sent(page, mock), [{ path: '/applications/a2/return', body: { reasons: [{ code: 'differs', field: 'persons.1.name', note: 'Siti Rokhmah' }], revision: 0 } }]);
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
  equal(await sent(page, mock), [{ path: '/applications/a6/biometrics', body: {} }]);
});

test('an empty queue, a list that fails, a sheet that does not open', async (end) => {
  const { page } = await desk(end, { ...more, '/queue/verification': queue_of({}) });
  await page.getByRole('heading', { name: 'Tidak ada berkas yang menunggu verifikasi.' }).waitFor();
  await show(page, 'dukcapil-verifikasi-kosong');
  await page.route('**/api/v1/queue/verification', (route) => route.fulfill({ json: queue_of({ waiting: [first], late: 1 }) }));
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

test('a file is rejected before its verification, with a coded reason', async (end) => {
  const { mock, page } = await desk(end, { ...more, '/catalogue': with_rejections });
  await page.getByText('Aminah').click();
  await page.getByText('Alasan lain, catatan, tolak berkas').click();
  const reject = page.getByRole('button', { name: 'Tolak berkas ini' });
  equal(await reject.getAttribute('aria-disabled'), 'true', 'a rejection without a reason');
  await page.getByLabel('Alasan penolakan').selectOption('not_entitled');
  await show(page, 'dukcapil-verifikasi-tolak');
  await reject.click();
  equal(await sent(page, mock), [{ path: '/applications/a2/reject', body: { reason: 'not_entitled', revision: 0 } }]);
  no_troubles(page);
});

test('a duplicate that SIAK found is rejected after the verification; a file that is no duplicate is not', async (end) => {
  const twice = { ...first.clock, stopped: [{ reason: 'not_unique', since: '2026-11-24T01:00:00Z', may_reject: true }] };
  const stopped = queue.stopped.slice(0, 2).map((line, n) => (n ? line : { ...line, clock: twice }));
  const [double, other] = stopped;
  const file = (line, clock) => {
    const made = birth(6, { state: 'verified', awaits: [], clock });
    return { ...made, id: line.dossier, applications: [{ ...made.applications[0], id: line.application }] };
  };
  const { mock, page } = await desk(end, {
    ...more, '/catalogue': with_rejections, '/queue/verification': queue_of({ ...queue, stopped, late: 3 }),
    [`/dossiers/${double.dossier}`]: file(double, twice), [`/dossiers/${other.dossier}`]: file(other, other.clock),
  });
  await page.locator('#berhenti button').nth(1).click();
  await page.getByText('Hentikan jam').first().waitFor();
  equal(await page.getByText('Tolak berkas ini').count(), 0, 'a rejection that would be refused');
  await page.locator('#berhenti button').first().click();
  const fold = page.locator('summary', { hasText: 'Tolak berkas ini' });
  await fold.first().click();
  equal(await fold.count(), 1, 'ways to reject it');
  await page.getByLabel('Alasan penolakan').selectOption('not_entitled');
  await show(page, 'dukcapil-siak-tolak');
  await page.getByRole('button', { name: 'Tolak berkas ini' }).click();
  equal(await sent(page, mock), [{ path: `/applications/${double.application}/reject`, body: { reason: 'not_entitled', revision: double.revision } }]);
  no_troubles(page);
});
