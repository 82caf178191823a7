// Verification by the keyboard: accept, refuse with a digit, decide; the next file opens by itself.
import { readFileSync } from 'node:fs';
import { equal, kWeb, no_troubles, show, test } from './harness.mjs';
import { office, taken } from './office_people.mjs';

const line = (n, state, clock) => ({ application: `a${n}`, dossier: `d${n}`, code: 'TK7K-4Q2M-9XHC', service: 'contoh', village: '35.03.02.2001', state, revision: 0, submitted_at: '2026-11-24T01:00:00Z', clock: { target_due: '2026-11-24T05:00:00Z', stopped: [], ...clock }, applicant: { name: `Suyatno ${n}` } });
const queue = {
  waiting: [line(1, 'submitted', { target_left_s: -7500 }), line(2, 'submitted', { target_left_s: 19200 })],
  running: [],
  stopped: [line(3, 'verified', { stopped: [{ reason: 'x', since: '2026-11-23T01:00:00Z' }] })],
  late: 1,
};
const dossier = (n, state, awaits = []) => ({
  id: `d${n}`, code: 'TK7K-4Q2M-9XHC', duplicates: [], masked: true,
  applications: [{ id: `a${n}`, service: 'contoh', state, awaits, persons: [{ role: 'child', name: 'Bagas A•••', nik: '••••41', answers: [] }], answers: [{ field: 'place', value: 'Puskesmas Panggul' }] }],
  papers: [
    { paper: 0, requirement: 'form', applications: [`a${n}`], blobs: ['b0'], original: 'seen', replaced: false },
    { paper: 1, requirement: 'letter', applications: [`a${n}`], blobs: ['b1'], original: 'seen', replaced: false },
  ],
  receivers: [], history: [],
});
const reads = { '/queue/verification': queue, '/dossiers/d1': dossier(1, 'submitted'), '/dossiers/d2': dossier(2, 'submitted'), '/dossiers/d3': dossier(3, 'verified', ['biometrics']) };

async function desk(end) {
  const opened = await office(end, ['see_dossiers', 'unmask', 'verify', 'report_siak'], '/dukcapil/verifikasi', reads);
  const picture = readFileSync(`${kWeb}/public/icon-512.png`);
  await opened.page.route('**/api/v1/blobs/**', (route) => route.fulfill({ contentType: 'image/png', body: picture }));
  return opened;
}

test('a file is accepted by keys, and the next one opens', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByRole('heading', { name: '2 berkas menunggu verifikasi, 1 lewat target.' }).waitFor();
  await page.keyboard.press('j');
  await page.getByText('Daftar periksa, 0 dari 2').waitFor();
  await page.getByRole('img', { name: 'Lembar Formulir' }).waitFor();
  await show(page, 'dukcapil-verifikasi');
  await page.keyboard.press('y');
  await page.keyboard.press('y');
  await page.getByText('Daftar periksa, 2 dari 2').waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL(/berkas=a2/);
  equal(await taken(page, mock), [{ path: '/applications/a1/verify', body: { revision: 0 } }]);
  no_troubles(page);
});

test('a wrong paper sends the file back with its number', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Suyatno 2').click();
  await page.getByText('Daftar periksa, 0 dari 2').waitFor();
  await page.keyboard.press('y');
  await page.keyboard.press('n');
  await page.keyboard.press('1');
  await page.getByRole('button', { name: 'Kembalikan' }).click();
  equal(await taken(page, mock), [{ path: '/applications/a2/return', body: { reasons: [{ code: 'blurred', paper: 1 }], revision: 0 } }]);
});

test('what SIAK waits for is reported', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Suyatno 3').click();
  await page.getByRole('button', { name: 'Perekaman biometrik selesai' }).click();
  equal(await taken(page, mock), [{ path: '/applications/a3/biometrics', body: {} }]);
});
