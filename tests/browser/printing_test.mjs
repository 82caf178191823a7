// Printing and the stock of blanks.
import { equal, no_troubles, show, test } from './harness.mjs';
import { office, taken } from './office_people.mjs';

const printed = (n, state, more = {}) => ({ document: `p${n}`, code: 'TK7K-4Q2M-9XHC', kind: 'card', medium: 'blank', dossier: 'd', dossier_code: 'x', village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul', state, ordered_at: '2026-11-24T01:00:00Z', holder: `Siti R••• ${n}`, ...more });
const day = (shift, state, more = {}) => ({ medium: 'blank', date: new Date(Date.now() + 7 * 3_600_000 + shift * 86_400_000).toISOString().slice(0, 10), state, opening: 150, received: 0, adjusted: 0, used: 8, spoiled: 0, used_bad: 0, reserved: 2, available: 140, balance: 142, ...more });
const stock = { items: [{ medium: 'blank', waiting: 1, days: [day(0, 'open'), day(-1, 'closed')] }] };
const queue = { items: [printed(1, 'ordered'), printed(2, 'ordered'), printed(3, 'printed'), printed(4, 'queued', { place: 1 })] };

test('a batch is printed, and one print is spoiled', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'print', 'see_stock'], '/dukcapil/cetak', { '/print-queue': queue, '/stock': stock });
  await page.getByRole('heading', { name: '2 dokumen siap dicetak, 1 menunggu periksa mutu.' }).waitFor();
  await page.getByText('Blangko KTP-el: 140 blangko tersedia, cukup untuk 18 hari, 1 menunggu blangko').waitFor();
  await page.getByRole('button', { name: 'Pilih semua' }).click();
  await show(page, 'dukcapil-cetak');
  await page.getByRole('button', { name: 'Catat 2 dokumen tercetak' }).click();
  await page.getByText('Belum ada yang siap dicetak.').waitFor();
  await page.getByRole('button', { name: /Siti R••• 3/ }).click();
  await page.getByRole('button', { name: 'Rusak' }).click();
  await page.getByLabel('Alasan rusak').selectOption('smudged');
  await page.getByRole('button', { name: 'Rusak' }).click();
  equal(await taken(page, mock, 2), [
    { path: '/documents/print-batch', body: { documents: ['p1', 'p2'] } },
    { path: '/documents/p3/spoil', body: { reason: 'smudged' } },
  ]);
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
  equal(await taken(page, mock), [{ path: `/stock/blank/${day(0).date}/receive`, body: { count: 500, reference: 'SJ-12' } }]);
  no_troubles(page);
});

test('a count that differs from the books is led to its cause', async (end) => {
  const { page } = await office(end, ['see_printing', 'see_stock', 'keep_stock'], '/dukcapil/stok', { '/stock': { items: [{ medium: 'blank', waiting: 0, days: [day(0, 'open', { counted: 139, counted_expected: 142 })] }] } });
  await page.getByText('Hitungan 139, catatan 142.').waitFor();
  await page.getByText('Periksa penerimaan, yang rusak tanpa dicatat, dan cetakan di rak').waitFor();
  await show(page, 'dukcapil-stok-selisih');
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
