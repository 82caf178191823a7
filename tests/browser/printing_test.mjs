// Printing and the stock of blanks.
import { day as day_of } from './custody_answers.mjs';
import { becomes, equal, no_room, no_troubles, sent, show, test, undo_is_over, until } from './harness.mjs';
import { office } from './office_people.mjs';

const printed = (n, state, more = {}) => ({ document: `p${n}`, code: 'TK7K-4Q2M-9XHC', kind: 'card', medium: 'blank', dossier: 'd', dossier_code: 'x', village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul', state, ordered_at: '2026-11-24T01:00:00Z', holder: `Siti R••• ${n}`, ...more });
const day = (shift, state, more = {}) => ({ medium: 'blank', date: day_of(shift), state, opening: 150, received: 0, adjusted: 0, used: 8, spoiled: 0, used_bad: 0, reserved: 2, available: 140, balance: 142, ...more });
const stock = { items: [{ medium: 'blank', waiting: 1, days: [day(0, 'open'), day(-1, 'closed')] }] };
const queue = { items: [printed(1, 'ordered'), printed(2, 'ordered'), printed(3, 'printed'), printed(4, 'queued', { place: 1 })] };

test('a batch is printed, and one print is spoiled', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': queue, '/stock': stock });
  await page.getByRole('heading', { name: '2 dokumen siap dicetak, 1 menunggu periksa mutu.' }).waitFor();
  await page.getByText('Blangko KTP-el: 140 blangko tersedia, cukup untuk 18 hari, 1 menunggu blangko').waitFor();
  // By keyboard: down to the first, ticked and not.
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.getByRole('button', { name: 'Catat 1 dokumen tercetak' }).waitFor();
  equal(await page.getByRole('checkbox').first().isChecked(), true, 'the row with the focus');
  await page.keyboard.press('x');
  await becomes(() => page.getByRole('checkbox', { checked: true }).count(), 0, 'rows that are ticked');
  await page.getByRole('button', { name: 'Pilih semua' }).click();
  await show(page, 'dukcapil-cetak');
  const make_room = await no_room(page);
  await page.getByRole('button', { name: 'Catat 2 dokumen tercetak' }).click();
  await page.getByRole('alert').getByText('Perangkat ini penuh.').waitFor();
  await page.getByRole('button', { name: 'Tutup' }).click();
  await make_room();
  await page.getByRole('button', { name: 'Catat 2 dokumen tercetak' }).click();
  await page.getByText('Belum ada yang siap dicetak.').waitFor();
  // At once where they go next, and not checked before the server has them.
  await page.getByRole('heading', { name: '0 dokumen siap dicetak, 3 menunggu periksa mutu.' }).waitFor();
  equal(await page.locator('#periksa').getByText('tercetak, sedang dikirim').count(), 2, 'what was printed just now');
  equal(await page.getByRole('button', { name: /Siti R••• [12]/ }).count(), 0, 'checks of what is not sent');
  await show(page, 'dukcapil-cetak-tercetak');
  await page.getByRole('button', { name: /Siti R••• 3/ }).click();
  await page.getByRole('button', { name: 'Rusak' }).click();
  await page.getByLabel('Alasan rusak').selectOption('smudged');
  await page.getByRole('button', { name: 'Rusak' }).click();
  equal(await sent(page, mock, 2), [
    { path: '/documents/print-batch', body: { documents: ['p1', 'p2'] } },
    { path: '/documents/p3/spoil', body: { reason: 'smudged' } },
  ]);
  no_troubles(page);
});

test('what can be printed stands with what the legal clock leaves, the most urgent first; what is in line keeps its place', async (end) => {
  const in_hours = (hours) => new Date(Date.now() + hours * 3_600_000 + 30_000).toISOString();
  const items = [
    printed(1, 'ordered'), printed(2, 'ordered', { legal_due: in_hours(5) }), printed(3, 'ordered', { legal_due: in_hours(-2) }), printed(4, 'ordered', { legal_due: in_hours(1) }),
    printed(5, 'queued', { place: 1, legal_due: in_hours(9) }), printed(6, 'queued', { place: 2, legal_due: in_hours(-9) }),
  ];
  const { page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': { items }, '/stock': stock });
  await page.getByText('sisa 5 j 00 m').waitFor();
  const order = async (list) => (await page.locator(list).getByText(/Siti R••• \d/).allTextContents()).map((text) => text.match(/••• (\d)/)[1]);
  equal(await order('#siap'), ['3', '4', '2', '1'], 'what can be printed');
  equal(await order('#antre'), ['5', '6'], 'what is in line');
  equal(await page.locator('#siap').getByText('lewat 1 j 59 m').count(), 1, 'what is late');
  equal(await page.locator('#antre').getByText(/sisa|lewat/).count(), 0, 'clocks in the line');
  await show(page, 'dukcapil-cetak-mendesak');
  no_troubles(page);
});

test('of a batch of which a part is refused the outbox tells which and why', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': { items: [printed(1, 'ordered'), printed(2, 'ordered', { code: 'TK7K-4Q2M-9XHD' })] }, '/stock': stock });
  const items = [{ document: 'p1', recorded: true, state: 'printed' }, { document: 'p2', recorded: false, refused: 'not-found', reason: 'Tidak ditemukan.', reason_en: 'Not found.' }];
  mock.replies.set('/documents/print-batch', () => [200, { result: { items }, anomalies: [], repeated: false }]);
  await page.getByRole('button', { name: 'Pilih semua' }).click();
  await page.getByRole('button', { name: 'Catat 2 dokumen tercetak' }).click();
  await sent(page, mock);
  await page.locator('header a.where').click();
  await page.getByText('1 tercatat, 1 ditolak: TK7K-4Q2M-9XHD (Tidak ditemukan).').waitFor();
  await show(page, 'kotak-keluar-sebagian');
  no_troubles(page);
});

test('what is refused leads back to where it was done', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': { items: [printed(1, 'ordered')] }, '/stock': stock });
  mock.replies.set('/documents/print-batch', () => [422, { code: 'not-found', detail: 'Tidak ditemukan.', detail_en: 'Not found.', errors: [] }]);
  await page.getByRole('button', { name: 'Pilih semua' }).click();
  await page.getByRole('button', { name: 'Catat 1 dokumen tercetak' }).click();
  await until(async () => (await undo_is_over(page), mock.attempts > 0), 'the refusal');
  await page.locator('header a.where').click();
  await page.getByText('Betulkan, lalu kirim lagi.').waitFor();
  equal(await page.getByRole('link', { name: 'Betulkan' }).getAttribute('href'), '/dukcapil/cetak');
  no_troubles(page);
});

test('what lies on a shelf and is damaged stands in the list of whoever prints, who gives it back to the line', async (end) => {
  const items = [printed(5, 'shelved', { code: 'TK7K-4Q2M-9XHC', shelf: 'Panggul', damaged: true })];
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': { items }, '/stock': stock });
  await page.getByRole('heading', { name: '1 dokumen rusak, menunggu dicetak ulang.' }).waitFor();
  await page.locator('summary', { hasText: 'Rusak, cetak ulang' }).click();
  const again = page.getByRole('button', { name: 'Rusak, cetak ulang' });
  equal(await again.getAttribute('aria-disabled'), 'true', 'a reprint without a reason');
  await page.getByLabel('Alasan rusak').selectOption('smudged');
  await show(page, 'dukcapil-cetak-ulang');
  await again.click();
  await page.getByText('Siti R••• 5').waitFor({ state: 'detached' });
  equal(await sent(page, mock), [{ path: '/documents/p5/spoil', body: { reason: 'smudged' } }]);
  no_troubles(page);
});

test('blanks come in with their delivery note', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'see_stock', 'keep_stock'], '/dukcapil/stok', { '/stock': stock });
  await page.getByRole('heading', { name: 'Stok Blangko KTP-el: 142 blangko ada, 1 dokumen antre.' }).waitFor();
  await page.getByText('2 sudah dipesan dokumen, 140 bebas. Cukup untuk 18 hari seperti yang lalu.').waitFor();
  await page.getByLabel('Jumlah').fill('500');
  await page.getByLabel('Nomor surat jalan').fill('SJ-12');
  await show(page, 'dukcapil-stok');
  await page.getByRole('button', { name: 'Catat' }).click();
  equal(await sent(page, mock), [{ path: `/stock/blank/${day(0).date}/receive`, body: { count: 500, reference: 'SJ-12' } }]);
  no_troubles(page);
});

test('a count that differs from the books is led to its cause', async (end) => {
  const { page } = await office(end, ['see_printing', 'see_stock', 'keep_stock'], '/dukcapil/stok', { '/stock': { items: [{ medium: 'blank', waiting: 0, days: [day(0, 'open', { counted: 139, counted_expected: 142 })] }] } });
  await page.getByText('Hitungan 139, catatan 142.').waitFor();
  await page.getByText('Periksa penerimaan, yang rusak tanpa dicatat, dan cetakan di rak').waitFor();
  await show(page, 'dukcapil-stok-selisih');
  await page.getByLabel('Yang terjadi').selectOption('count');
  await page.getByLabel('Jumlah yang terhitung').fill('-5');
  await page.getByText('Tulis bilangan bulat, mulai dari 0.').waitFor();
  equal(await page.getByText('Lengkapi isian di atas.').count(), 0);
  no_troubles(page);
});

test('nothing to print teaches when something will be, and what is in line keeps its place', async (end) => {
  const { page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': { items: [queue.items[3]] }, '/stock': stock });
  await page.getByRole('heading', { name: 'Tidak ada yang perlu dicetak atau diperiksa.' }).waitFor();
  await page.getByText('Dokumen muncul di sini setelah diverifikasi dan ada blangkonya.').waitFor();
  await page.getByText('urutan 1').waitFor();
  await show(page, 'dukcapil-cetak-kosong');
  no_troubles(page);
});

test('no medium is counted: the books say when one will stand there', async (end) => {
  const { page } = await office(end, ['see_printing', 'see_stock', 'keep_stock'], '/dukcapil/stok', { '/stock': { items: [] } });
  await page.getByRole('heading', { name: 'Belum ada blangko yang dihitung.' }).waitFor();
  await page.getByText('Jenis blangko muncul di sini menurut aturan yang berlaku.').waitFor();
  await show(page, 'dukcapil-stok-kosong');
  no_troubles(page);
});

test('what is good goes to a shelf: that of its kecamatan, or the one used last for its village; without one it is not put away', async (end) => {
  const items = [printed(1, 'printed'), printed(2, 'printed'), printed(3, 'passed')];
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': { items }, '/stock': stock });
  await page.getByRole('heading', { name: '0 dokumen siap dicetak, 3 menunggu periksa mutu.' }).waitFor();
  await page.getByText('lolos, belum di rak').waitFor();
  await page.getByRole('button', { name: /Siti R••• 1/ }).click();
  const shelf = page.getByLabel('Rak', { exact: true });
  equal(await shelf.inputValue(), 'Panggul');
  await shelf.fill(' ');
  await page.getByText('Tulis raknya, supaya dokumen ditemukan di meja kemas.').waitFor();
  equal(await page.getByRole('button', { name: 'Baik, ke rak' }).getAttribute('aria-disabled'), 'true', 'a document without a shelf');
  await show(page, 'dukcapil-cetak-rak');
  await shelf.fill('B7');
  await page.getByRole('button', { name: 'Baik, ke rak' }).click();
  for (const n of [2, 3]) {
    await page.getByRole('button', { name: new RegExp(`Siti R••• ${n}`) }).click();
    equal(await shelf.inputValue(), 'B7', 'the shelf of the village');
    await page.getByRole('button', { name: 'Baik, ke rak' }).click();
  }
  equal(await sent(page, mock, 3), ['p1', 'p2', 'p3'].map((one) => ({ path: `/documents/${one}/pass`, body: { shelf: 'B7' } })));
  no_troubles(page);
});

test('a day that was closed says so, and takes reports but no correction and no second opening', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'see_stock', 'keep_stock'], '/dukcapil/stok', { '/stock': { items: [{ medium: 'blank', waiting: 0, days: [day(0, 'closed')] }] } });
  await page.getByText('Hari ini sudah ditutup.').waitFor();
  equal(await page.getByText('Hari ini belum dibuka.').count(), 0, 'a closed day that is called unopened');
  equal(await page.getByLabel('Yang terjadi').locator('option').allInnerTexts(), ['Blangko masuk', 'Blangko rusak', 'Hitung fisik']);
  await show(page, 'dukcapil-stok-ditutup');
  await page.getByLabel('Yang terjadi').selectOption('count');
  await page.getByLabel('Jumlah yang terhitung').fill('142');
  await page.getByRole('button', { name: 'Catat' }).click();
  equal(await sent(page, mock), [{ path: `/stock/blank/${day(0).date}/count`, body: { counted: 142 } }]);
  no_troubles(page);
});

test('a printed document that nobody gets is cancelled, with where it goes', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': queue, '/stock': stock });
  await page.getByRole('button', { name: /Siti R••• 3/ }).click();
  await page.getByText('Sudah dicetak, tidak jadi diberikan').click();
  await page.getByText('Dokumennya masuk daftar yang dimusnahkan atau diarsipkan.').waitFor();
  await page.getByLabel('Alasan batal').first().selectOption('holder_died');
  await show(page, 'dukcapil-cetak-batal-tercetak');
  await page.getByRole('button', { name: 'Batalkan dokumen' }).click();
  await page.getByText('Siti R••• 3').waitFor({ state: 'detached' });
  equal(await sent(page, mock), [{ path: '/documents/p3/cancel', body: { reason: 'holder_died' } }]);
  no_troubles(page);
});

test('a document that is not printed any more is cancelled with a coded reason, in line or ready', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': queue, '/stock': stock });
  await page.getByRole('checkbox', { name: /Siti R••• 1/ }).click();
  const folds = page.getByText('Tidak jadi dicetak');
  equal(await folds.count(), 2, 'the one that is chosen, and the one in line');
  await folds.first().click();
  equal(await page.getByRole('button', { name: 'Batalkan dokumen' }).first().getAttribute('aria-disabled'), 'true', 'cancelled without a reason');
  await page.getByLabel('Alasan batal').first().selectOption('holder_died');
  await show(page, 'dukcapil-cetak-batal');
  await page.getByRole('button', { name: 'Batalkan dokumen' }).first().click();
  await page.getByText('Siti R••• 1').waitFor({ state: 'detached' });
  await folds.click();
  await page.getByLabel('Alasan batal').selectOption('holder_died');
  await page.getByRole('button', { name: 'Batalkan dokumen' }).click();
  equal(await sent(page, mock, 2), ['p1', 'p4'].map((one) => ({ path: `/documents/${one}/cancel`, body: { reason: 'holder_died' } })));
  no_troubles(page);
});
