// Dikembalikan: the reason first, the paper or answer that it means, old and new beside each other, and only that is sent.
import { kBirth, photo_of_sheet } from './birth_catalogue.mjs';
import { equal, no_troubles, open_browser, show, test, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const kApplication = {
  id: 'a1', service: 'lahir', state: 'returned', revision: 1,
  persons: [{ role: 'mother', name: 'Siti R•••', nik: '••••27', answers: [] }],
  answers: [{ field: 'place', value: 'Pangul' }],
  returned: [
    { code: 'blurred', note: 'Nomor surat tidak terbaca.', paper: 'p1' },
    { code: 'wrong', note: 'Salah eja.', field: 'answers.place' },
  ],
};
const kDossier = {
  id: 'd9', code: 'TK8D-5R3T-7HJK', desk: '35.03.02.2001', village: '35.03.02.2001', submitted_at: '2026-11-22T01:00:00Z', target_due: '2026-11-23T01:00:00Z',
  applicant: { name: 'Suyatno' }, delivery: 'home', masked: true, applications: [kApplication],
  papers: [{ paper: 'p1', requirement: 'letter', applications: ['a1'], blobs: ['s1'], original: 'seen' }],
  receivers: [], history: [], duplicates: [],
};

async function returned(end, dossiers) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/catalogue', kBirth);
  mock.reads.set('/dossiers', { dossiers });
  mock.reads.set('/dossiers/d9', kDossier);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  const asked = [];
  await page.route('**/api/v1/blobs/s1?**', (route) => {
    asked.push(new URL(route.request().url()).searchParams.get('reason'));
    return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#ccc"/></svg>' });
  });
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/desa/dikembalikan`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  return { mock, page, asked };
}

test('what was sent back is put right beside what it was, and only that goes out again', async (end) => {
  const { mock, page, asked } = await returned(end, [kDossier]);
  await page.getByRole('heading', { name: '1 berkas dikembalikan dan menunggu dibetulkan.' }).waitFor();
  await show(page, 'berkas-dikembalikan');
  await page.getByText('Suyatno').click();
  await page.getByRole('heading', { name: '2 hal harus dibetulkan.' }).waitFor();
  equal(await page.locator('main section h2').allTextContents(), ['Foto tidak terbaca', 'Isian salah'], 'the reasons come first');
  equal(asked, [], 'the old photo was opened before anybody wished to see it');
  await page.getByRole('button', { name: 'Lihat foto lama' }).click();
  await page.getByRole('img', { name: 'Foto lama Surat keterangan kelahiran, halaman 1' }).waitFor();
  equal(asked, ['look'], 'why it was looked at');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Pilih file' }).click();
  await (await chooser).setFiles({ name: 'foto.png', mimeType: 'image/png', buffer: await photo_of_sheet(page) });
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByText('1 dari 2 dibetulkan.').waitFor();
  await page.getByText('Pangul').waitFor();
  await page.getByLabel('Tempat lahir yang benar').fill('Panggul');
  await page.getByText('2 dari 2 dibetulkan.').waitFor();
  await show(page, 'berkas-dikembalikan-betulkan');
  await page.getByRole('button', { name: 'Kirim ulang yang dibetulkan' }).click();
  await page.getByText('Perbaikan sedang dikirim.').waitFor();
  await until(() => mock.taken.length === 1, 'the repair', 60_000);
  equal(mock.taken[0].path, '/applications/a1/resubmit');
  no_troubles(page);
});

test('nothing sent back: the list says when something comes', async (end) => {
  const { page } = await returned(end, []);
  await page.getByText('Berkas muncul di sini bila Dukcapil menemukan yang kurang.').waitFor();
  await show(page, 'berkas-dikembalikan-kosong');
});
