// Dikembalikan: the reason first, the paper or answer that it means, old and new beside each other, and only that is sent.
import { kBirth, photo_of_sheet } from './birth_catalogue.mjs';
import { becomes, equal, kNoWorker, no_troubles, open_browser, sent, show, test, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const kApplication = {
  id: 'a1', service: 'lahir', rule: 'lahir@2020-01-01', state: 'returned', revision: 1,
  persons: [{ role: 'mother', name: 'Siti R•••', nik: '••••27', answers: [] }],
  answers: [{ field: 'place', value: 'Pangul' }],
  returned: [
    { code: 'blurred', note: 'Nomor surat tidak terbaca.', paper: 0 },
    { code: 'wrong', note: 'Salah eja.', field: 'answers.place' },
  ],
};
const papers_of = (...requirements) => requirements.map((requirement, paper) => ({ paper, requirement, applications: ['a1'], blobs: ['s1'], original: 'seen', replaced_for: [] }));
const kDossier = {
  id: 'd9', code: 'TK8D-5R3T-7HJK', desk: '35.03.02.2001', village: '35.03.02.2001', submitted_at: '2026-11-22T01:00:00Z', target_due: '2026-11-23T01:00:00Z',
  applicant: { name: 'Suyatno' }, delivery: 'home', masked: true, applications: [kApplication],
  papers: papers_of('letter', 'cards', 'marriage', 'kk', 'form'),
  receivers: [], history: [], duplicates: [],
};

/** The dossier as a list shows it. */
const { id, code, desk, village, submitted_at, target_due, applicant } = kDossier;
const kLine = { id, code, desk, village, submitted_at, target_due, applicant, applications: [{ id: 'a1', service: 'lahir', state: 'returned' }] };

async function returned(end, dossiers, catalogue = kBirth, dossier = kDossier) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/catalogue', catalogue);
  mock.reads.set('/dossiers', { items: dossiers });
  mock.reads.set('/dossiers/d9', dossier);
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  const asked = [];
  await page.route('**/api/v1/blobs/s1/open', (route) => {
    asked.push(route.request().postDataJSON().reason);
    return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400"><rect width="300" height="400" fill="#ccc"/></svg>' });
  });
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/desa/dikembalikan`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  return { mock, page, asked };
}

test('what was sent back is put right beside what it was, and only that goes out again', async (end) => {
  const { mock, page, asked } = await returned(end, [kLine]);
  await page.getByRole('heading', { name: '1 berkas dikembalikan dan menunggu dibetulkan.' }).waitFor();
  await show(page, 'berkas-dikembalikan');
  await page.getByText('Suyatno').click();
  await page.getByRole('heading', { name: '2 hal harus dibetulkan.' }).waitFor();
  await becomes(() => page.locator('main section h2').allTextContents(), ['Foto tidak terbaca', 'Isian salah'], 'the reasons come first');
  equal(asked, [], 'the old photo was opened before anybody wished to see it');
  await page.getByRole('button', { name: 'Lihat foto lama' }).click();
  await page.getByRole('img', { name: 'Foto lama Surat keterangan kelahiran, halaman 1' }).waitFor();
  equal(asked, ['look'], 'why it was looked at');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Pilih file' }).click();
  await (await chooser).setFiles({ name: 'foto.png', mimeType: 'image/png', buffer: await photo_of_sheet(page) });
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByText('Lihat dahulu aslinya, lalu tandai.').waitFor();
  equal(await page.getByRole('button', { name: 'Kirim ulang yang dibetulkan' }).getAttribute('aria-disabled'), 'true', 'an original that nobody saw');
  await page.getByRole('checkbox', { name: 'Asli sudah dilihat' }).check();
  await page.getByText('1 dari 2 dibetulkan.').waitFor();
  await page.getByText('Pangul').waitFor();
  await page.getByLabel('Tempat lahir yang benar').fill('Panggul');
  await page.getByText('2 dari 2 dibetulkan.').waitFor();
  await show(page, 'berkas-dikembalikan-betulkan');
  await page.getByRole('button', { name: 'Kirim ulang yang dibetulkan' }).click();
  await page.getByText('Perbaikan sedang dikirim.').waitFor();
  await sent(page, mock);
  equal(mock.taken[0].path, '/applications/a1/resubmit');
  no_troubles(page);
});

test('a family that takes its application back is asked why, in words where the reason asks for them', async (end) => {
  const { mock, page } = await returned(end, [kLine]);
  const reason = (code, name, note_required) => ({ kind: 'withdraw', code, name: { id: name, en: name }, note_required });
  mock.reads.set('/catalogue', { ...kBirth, reasons: [...kBirth.reasons, reason('wish', 'Permintaan pemohon', false), reason('other', 'Lain, jelaskan', true)] });
  await page.reload();
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByText('Suyatno').click();
  await page.getByText(/^Tarik permohonan (?!ini)/).click();
  const withdraw = page.getByRole('button', { name: 'Tarik permohonan ini' });
  await page.getByLabel('Sebab').selectOption('other');
  equal(await withdraw.getAttribute('aria-disabled'), 'true', 'a reason that asks for words');
  await page.getByLabel('Penjelasan').fill('Pindah ke Ponorogo.');
  await show(page, 'berkas-ditarik');
  await withdraw.click();
  await sent(page, mock);
  equal([mock.taken[0].path, mock.taken[0].body], ['/applications/a1/withdraw', { reason: 'other', note: 'Pindah ke Ponorogo.' }]);
  no_troubles(page);
});

/** The form is asked for only where the birth was in Panggul; everything else was brought. */
const kAsksMore = {
  ...kBirth,
  services: kBirth.services.map((one) => ({ ...one, requirements: one.requirements.map((use) => (use.code === 'form' ? { ...use, when: { field: 'place', is: ['Panggul'] } } : use)) })),
};
const kMore = {
  ...kDossier,
  applications: [{ ...kApplication, returned: [{ code: 'blurred', paper: 2 }, { code: 'wrong', field: 'answers.place' }] }],
  papers: papers_of('letter', 'cards', 'marriage', 'kk'),
};

test('a substitute with its witnesses takes the place of a paper, and a paper that an answer makes due finds its place', async (end) => {
  const { mock, page } = await returned(end, [kLine], kAsksMore, kMore);
  await page.getByText('Suyatno').click();
  const photograph = async (section) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('region', { name: section }).getByRole('button', { name: 'Pilih file' }).click();
    await (await chooser).setFiles({ name: 'foto.png', mimeType: 'image/png', buffer: await photo_of_sheet(page) });
    await page.getByRole('button', { name: 'Pakai foto ini' }).click();
    await page.getByRole('region', { name: section }).getByRole('button', { name: 'Buang foto ini' }).waitFor();
  };
  await page.getByRole('heading', { name: '2 hal harus dibetulkan.' }).waitFor();
  equal(await page.getByRole('region', { name: 'Formulir F-2.01' }).count(), 0, 'nothing more is asked before an answer asks it');
  await page.getByLabel('Tidak ada? Diganti dengan').selectOption('sptjm');
  await photograph('Foto tidak terbaca');
  await page.getByRole('checkbox', { name: 'Asli sudah dilihat' }).check();
  await page.getByText('kurang 2 saksi').waitFor();
  for (const [i, name] of ['Tutik Contoh', 'Parno Contoh'].entries()) {
    await page.getByRole('region', { name: 'Saksi' }).getByRole('button', { name: 'Tambah orang' }).click();
    await page.getByRole('region', { name: 'Saksi' }).getByLabel('Nama lengkap').nth(i).fill(name);
  }
  await page.getByText('kurang 2 saksi').waitFor({ state: 'detached' });
  await page.getByLabel('Tempat lahir yang benar').fill('Panggul');
  await photograph('Formulir F-2.01');
  await show(page, 'berkas-dikembalikan-syarat-lain');
  await page.getByRole('button', { name: 'Kirim ulang yang dibetulkan' }).click();
  await sent(page, mock);
  const { papers, added, answers } = mock.taken[0].body;
  equal(papers.map((one) => [one.requirement, one.substitute_for, one.replaces]), [['sptjm', 'marriage', 2], ['form', null, null]]);
  equal(added.map((one) => [one.role, one.name]), [['witness', 'Tutik Contoh'], ['witness', 'Parno Contoh']]);
  equal(answers, [{ field: 'place', value: 'Panggul' }]);
  no_troubles(page);
});

test('a file of an older row is mended by that row, whatever is asked of new files today', async (end) => {
  const [birth, ...others] = kBirth.services;
  const today = { ...birth, valid_from: '2026-07-01', fields: [], requirements: [...birth.requirements, { code: 'new', per: 'application', original: 'shown', substitutes: [] }] };
  const { mock, page } = await returned(end, [kLine], { ...kBirth, services: [today, ...others] });
  mock.reads.set('/catalogue?date=2020-01-01', kBirth);
  await page.getByText('Suyatno').click();
  await page.getByRole('heading', { name: '2 hal harus dibetulkan.' }).waitFor();
  await becomes(() => page.locator('main section h2').allTextContents(), ['Foto tidak terbaca', 'Isian salah'], 'what is asked');
  await page.getByText('Pangul').waitFor();
  await page.getByLabel('Tempat lahir yang benar').fill('Panggul');
  await page.getByRole('button', { name: 'Kirim ulang yang dibetulkan' }).click();
  await sent(page, mock);
  equal(mock.taken[0].body.answers, [{ field: 'place', value: 'Panggul' }]);
  no_troubles(page);
});

test('nothing sent back: the list says when something comes', async (end) => {
  const { page } = await returned(end, []);
  await page.getByText('Berkas muncul di sini bila Dukcapil menemukan yang kurang.').waitFor();
  await show(page, 'berkas-dikembalikan-kosong');
});
