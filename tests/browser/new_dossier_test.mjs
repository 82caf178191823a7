// Berkas baru: from a life event to an act in the outbox and a receipt, driven by a service that only the catalogue knows.
import { at_events } from './birth_catalogue.mjs';
import { card_catalogue } from './card_catalogue.mjs';
import { becomes, equal, lose_signal, no_troubles, show, test, until } from './harness.mjs';
import { read_qr } from './qr.mjs';
import { unlock } from './people.mjs';

const next = (page) => page.getByRole('button', { name: 'Lanjut' }).click();

/** From what happened to the number of the first person. */
async function at_people(end) {
  const { mock, context, page } = await at_events(end, card_catalogue);
  await page.getByRole('searchbox', { name: 'Cari dengan kata sehari-hari' }).fill('ilang');
  await page.getByRole('button', { name: /Kartu hilang/ }).click();
  await page.getByRole('button', { name: 'Tambah orang' }).first().click();
  await page.getByLabel('Nama lengkap').fill('Contoh Sari');
  return { mock, context, page };
}

/** And on to the last screen before sending. */
async function written(end, duplicates, asked = [], elsewhere = false) {
  const { mock, context, page } = await at_people(end);
  mock.reads.set('/hamlets', { items: ['Krajan', 'Sumber'] });
  mock.replies.set('/duplicates', (body) => (asked.push(body), [200, { open: duplicates, elsewhere }]));
  await page.getByLabel('NIK', { exact: true }).fill('3503025708990001');
  await page.getByText(/perempuan, lahir 17 Agustus 1999/).waitFor();
  equal(await page.getByText(/^Orang yang sama juga/).count(), 0, 'who takes one part alone');
  await page.getByRole('button', { name: 'Sama dengan Contoh Sari' }).click();
  // Whoever mends one name mends the other: both say so.
  await page.getByText('Orang yang sama juga: Pemohon (yang datang).').waitFor();
  equal(await page.getByText(/^Orang yang sama juga/).count(), 2, 'parts of the same person');
  await next(page);
  await page.getByLabel('Warna').fill('hijau');
  await next(page);
  await next(page);
  await becomes(() => page.getByLabel('Dusun').evaluate((one) => Array.from(one.list.options, (option) => option.value)), ['Krajan', 'Sumber'], 'what the village typed before is offered');
  await page.getByLabel('Dusun').fill('Krajan');
  await page.getByRole('checkbox', { name: /Pemohon setuju/ }).check();
  await next(page);
  await page.getByRole('heading', { name: 'Lengkap, siap dikirim.' }).waitFor();
  return { mock, context, page };
}

const send = (page) => page.getByRole('button', { name: 'Kirim', exact: true }).click();

test('a dossier goes from what happened to a receipt, which says what the server has', async (end) => {
  const { mock, context, page } = await written(end, []);
  await lose_signal(page);
  await send(page);
  await page.getByRole('heading', { name: /Tersimpan di HP ini, belum terkirim/ }).waitFor();
  await page.waitForTimeout(11_000);
  await page.getByRole('heading', { name: /Tersimpan di HP ini, belum terkirim/ }).waitFor();
  await page.getByText('Belum terkirim saat dicetak').waitFor();
  await show(page, 'berkas-tanda-terima-tersimpan');
  await context.setOffline(false);
  await page.getByRole('heading', { name: /Berkas diterima/ }).waitFor();
  equal(await page.getByText('Belum terkirim saat dicetak').count(), 0, 'the receipt still says unsent');
  await page.emulateMedia({ media: 'print' });
  equal(await page.locator('article').evaluate((one) => [one.getBoundingClientRect().width < 200, one.querySelector('svg').getBoundingClientRect().width < 140]), [true, true], 'the receipt fits 58 mm');
  equal(await page.getByRole('button', { name: 'Cetak 58 mm' }).isVisible(), false, 'a button is printed');
  await page.emulateMedia({ media: 'screen' });
  const sent = mock.taken.find((one) => one.path === '/dossiers');
  equal([sent.body.applications[0].persons[0].name, sent.body.applications[0].answers, sent.body.consent], ['Contoh Sari', [{ field: 'color', value: 'hijau' }], true]);
  no_troubles(page);
});

test('a dossier that is refused leaves a receipt that says so; its reasons name their fields and lead to their steps', async (end) => {
  const { mock, page } = await written(end, []);
  const errors = [
    { code: 'desk-wrong', field: 'village', id: 'Desa ini tidak dilayani.', en: 'x' },
    { code: 'age-outside', field: 'applications.0.persons.0.nik', id: 'Umurnya belum cukup.', en: 'x' },
    { code: 'text-invalid', field: 'applications.0.answers.color', id: 'Mengandung huruf yang tidak boleh.', en: 'x' },
  ];
  mock.replies.set('/dossiers', () => [422, { code: 'desk-wrong', detail: '', detail_en: '', errors }]);
  await send(page);
  await page.getByRole('heading', { name: /Berkas ditolak/ }).waitFor();
  await show(page, 'berkas-tanda-terima-ditolak');
  await page.getByRole('link', { name: 'Lengkapi' }).click();
  const reason = (says) => page.getByRole('region', { name: 'Berkas ditolak' }).getByRole('link', { name: says });
  await reason('Desa tujuan: Desa ini tidak dilayani.').waitFor();
  await reason('Contoh Sari: Umurnya belum cukup.').waitFor();
  await show(page, 'berkas-periksa-ditolak');
  await reason('Warna: Mengandung huruf yang tidak boleh.').click();
  await page.getByLabel('Warna').waitFor();
  equal(await page.locator('.refusal dd').allTextContents(), ['Warna: Mengandung huruf yang tidak boleh.', 'Betulkan, lalu kirim lagi. Isian dan foto masih ada.'], 'the reasons of this step');
  no_troubles(page);
});

test('a NIK says what is wrong with it, before anything is sent: its date, its number, and an area that only the server knows not to exist', async (end) => {
  const { mock, page } = await at_people(end);
  const no_area = 'Kode wilayah 999999 pada NIK tidak dikenal.';
  const refused = (...errors) => [422, { code: errors[0][0], detail: '', detail_en: '', errors: errors.map(([code, text]) => ({ code, field: 'nik', id: text, en: 'x' })) }];
  mock.replies.set('/nik/explain', ({ nik }) =>
    nik.startsWith('9999') ? refused(['nik-region', no_area], ...(nik.endsWith('0000') ? [['nik-serial', 'Nomor urut NIK tidak boleh 0000.']] : []))
      : [200, { region: '350403', region_name: 'Kab. Tulungagung', sex: 'female', birth_date: '1999-08-17', age: 27 }],
  );
  mock.replies.set('/duplicates', () => [200, { open: [], elsewhere: false }]);
  const nik = page.getByLabel('NIK', { exact: true });
  const typed = async (digits, says) => {
    await nik.fill(digits);
    await nik.blur();
    await page.getByText(says).waitFor();
  };
  await typed('3504035708990001', /perempuan, lahir 17 Agustus 1999, terdaftar di Kab\. Tulungagung/);
  await typed('3504037102990001', /^Tanggal lahir di dalam NIK tidak mungkin/);
  await typed('3504035708990000', 'Empat angka terakhir NIK tidak boleh 0000.');
  equal(await page.getByText(/Tanggal lahir di dalam NIK/).count(), 0, 'a good date that is blamed');
  await typed('9999995708990001', no_area);
  equal(await page.getByText(/perempuan, lahir/).count(), 0, 'what a number of nowhere says');
  await typed('9999995708990000', no_area);
  equal(await page.locator('main .wrong').allInnerTexts(), ['Empat angka terakhir NIK tidak boleh 0000.', no_area], 'all that is wrong, each once');
  await typed('9999995708990001', no_area);
  await show(page, 'berkas-siapa-nik-salah');
  for (let step = 0; step < 4; step += 1) await next(page);
  await page.getByRole('link', { name: `Contoh Sari: ${no_area}` }).waitFor();
  equal(await page.getByRole('button', { name: 'Kirim', exact: true }).getAttribute('aria-disabled'), 'true', 'a dossier that would be refused');
  await page.reload();
  await unlock(page, '482913');
  await page.getByRole('link', { name: `Contoh Sari: ${no_area}` }).click();
  await page.getByLabel('NIK', { exact: true }).waitFor();
  no_troubles(page);
});

test('the same wish that is open already is named before sending, and may be sent all the same', async (end) => {
  const asked = [];
  const { mock, page } = await written(end, [{ dossier: 'd1', code: 'TK7K-4Q2M-9XHC', application: 'a1', service: 'contoh', state: 'submitted', submitted_at: '2026-11-20T01:00:00Z' }], asked);
  await page.getByText('Kartu contoh untuk Contoh Sari sudah ada yang berjalan').waitFor();
  await show(page, 'berkas-periksa-ganda');
  equal(asked, [{ service: 'contoh', nik: '3503025708990001' }]);
  await send(page);
  await until(() => mock.taken.some((one) => one.path === '/dossiers'), 'the dossier');
});

test('a wish that is open in another village is named without telling where', async (end) => {
  const { page } = await written(end, [], [], true);
  await page.getByText('Kartu contoh untuk Contoh Sari sudah ada yang berjalan. Di desa lain.').waitFor();
  await show(page, 'berkas-periksa-desa-lain');
});

test('the receipt of a dossier that the server has is there on A4 as well', async (end) => {
  const { mock, page } = await written(end, []);
  await send(page);
  await page.waitForURL(/tanda-terima/);
  const dossier = new URL(page.url()).pathname.split('/').pop();
  mock.reads.set(`/dossiers/${dossier}`, { id: dossier, code: 'TK00-0000-0000', target_due: '2026-11-30T09:00:00Z', submitted_at: '2026-11-24T01:00:00Z', applications: [], delivery: 'home' });
  await page.getByRole('heading', { name: /Berkas diterima/ }).waitFor();
  equal(await page.getByRole('link', { name: 'Tanda terima A4 (PDF)' }).getAttribute('href'), `/api/v1/dossiers/${dossier}/receipt.pdf`);
  await page.getByText('Senin, 30 November 2026').waitFor();
  const image = page.getByRole('img', { name: /^Kode QR TK/ });
  const code = (await image.getAttribute('aria-label')).slice('Kode QR '.length).replace(/-/g, '');
  equal(await read_qr(image), `${mock.url}/lacak/${code}`, 'where the code leads');
  // The head of the log, as the mock tells it.
  await page.getByText('Kepala catatan 42:ABAB-ABAB-ABAB-ABAB').waitFor();
  await show(page, 'berkas-tanda-terima');
});

test('what people say is drawn and found by everyday words; nothing found teaches', async (end) => {
  const { page } = await at_events(end);
  await page.getByRole('button', { name: /Anak lahir/ }).waitFor();
  await becomes(() => page.locator('main li use').evaluateAll((all) => all.map((one) => one.getAttribute('href').split('#')[1]).filter((name) => name !== 'right')), ['baby', 'rings', 'move', 'lost', 'card', 'grave', 'fix']);
  await show(page, 'berkas-kejadian');
  await page.getByRole('searchbox').fill('lairan');
  await becomes(() => page.locator('main li .title').allTextContents(), ['Anak lahir']);
  await page.getByRole('searchbox').fill('sepeda');
  await page.getByText('Tidak ditemukan.').waitFor();
  await show(page, 'berkas-kejadian-tidak-ditemukan');
});
