// What comes back to the office: bags are compared and counted in, old documents destroyed by a berita acara, the rest shelved or sent again.
import { bag, document, hands, hours_ago } from './custody_answers.mjs';
import { becomes, equal, no_room, no_troubles, sent, show, test } from './harness.mjs';
import { kCatalogue, office } from './office_people.mjs';

const place = { village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' };
const old = (id, kind_name = 'KTP-el', holder = 'Siti R•••') => ({ old_document: id, kind: 'k', kind_name, dossier: 'd1', ...place, state: 'at_office', holder, taken_at: hours_ago(50) });
const content = (id, kind, name, code = '', holder = '') => ({ kind, id, code, name, holder, nik: '', outcome: 'listed' });
const inward = (id, code, state, more = {}) => bag(id, code, state, { direction: 'inward', hands: hands('courier', 'Di tangan Slamet (kurir), sejak 09.14'), handovers: [{ from: 'village', to: 'rider', taken_at: hours_ago(3) }], ...more });
const at = (desk) => ({ ...hands('office', 'Di Dukcapil'), place: desk });
const kDesks = ['counter', 'upt'].map((kind) => ({ code: kind, kind, name: { id: kind, en: kind }, village: '', serves: [] }));
const original = { original: 'o1', kind: 'k', kind_name: 'Buku nikah', dossier: 'd1', village: place.village, village_name: place.village_name, state: 'at_office', hands: at('counter') };
const contents = [content('l1', 'old_document', 'KTP-el', '', 'Siti R•••'), content('l2', 'old_document', 'KTP-el', '', 'Wagi•••'), content('k1', 'document', 'KIA', 'TK7K-4Q2M-9XHC', 'Wi•••')];
const full = {
  '/bags': { items: [] },
  '/bags?state=arrived': { items: [inward('b1', 'TKB2-1W6R-DXXX', 'arrived')] },
  '/bags?state=carried': { items: [inward('b2', 'TKB2-7M3C-AXXX', 'carried'), bag('b3', 'TKB2-0000-0XXX', 'carried')] },
  '/bags/b1': inward('b1', 'TKB2-1W6R-DXXX', 'carried', { contents }),
  '/old-documents': { items: [old('l5'), old('l6', 'KTP-el', 'Wagi•••'), old('l7', 'KK')] },
  '/documents': { items: [document('k9', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Siti R•••', { state: 'at_office', attempts: 2, hands: at('counter') })] },
  '/originals': { items: [original] },
};
const empty = { '/bags': { items: [] }, '/old-documents': { items: [] }, '/documents': { items: [] }, '/originals': { items: [] } };
const rights = ['see_printing', 'see_custody', 'pack'];

const back_office = (end, answers) => office(end, rights, '/dukcapil/kemas', { '/packing': { villages: [] }, ...answers });

async function to(page, mock, path) {
  await page.goto(`${mock.url}${path}`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
}

test('a bag that came back is compared and counted in; what lacks is named', async (end) => {
  const { mock, page } = await back_office(end, full);
  await to(page, mock, '/dukcapil/kembali');
  await page.getByRole('heading', { name: '2 tas menunggu dibuka, 3 dokumen lama menunggu dimusnahkan.' }).waitFor();
  await show(page, 'dukcapil-kembali');
  await page.getByText('TKB2-1W6R-DXXX').click();
  await page.locator('#seal').fill('SG-004417');
  await page.keyboard.press('Enter');
  await page.getByText('Segel cocok: SG-004417').waitFor();
  await page.getByRole('button', { name: 'Semua 3 ada' }).click();
  await page.getByText('Segel cocok, 3 isi lengkap.').waitFor();
  await page.getByRole('checkbox', { name: 'KTP-el (dokumen lama) Wagi•••' }).click();
  await page.getByText('Selisih: tidak ada KTP-el (dokumen lama) Wagi•••.').waitFor();
  await show(page, 'dukcapil-kembali-isi');
  await page.getByRole('button', { name: 'Terima dengan selisih' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  const acts = await sent(page, mock, 2);
  equal(acts[0], { path: '/bags/b1/take', body: { from: 'rider', to: 'office', seal_seen: 'SG-004417' } });
  equal([acts[1].path, acts[1].body.by, acts[1].body.present.map((one) => one.id)], ['/bags/b1/open', 'office', ['l1', 'k1']]);
  no_troubles(page);
});

test('old documents are destroyed with one berita acara, after a question that names the number', async (end) => {
  const { mock, page } = await back_office(end, full);
  await to(page, mock, '/dukcapil/kembali/musnah');
  await page.getByRole('heading', { name: '3 dokumen lama di kantor menunggu dimusnahkan.' }).waitFor();
  equal(await page.getByRole('checkbox', { name: /Wagi•••/ }).count(), 1, 'each is told by whose it is');
  await page.getByRole('button', { name: 'Pilih semua 3' }).click();
  await page.getByText('Kurang: nomor berita acara.').waitFor();
  await page.getByLabel('Nomor berita acara').fill('BA-12/2026');
  await show(page, 'dukcapil-musnah');
  await page.getByRole('button', { name: 'Catat pemusnahan 3 dokumen' }).click();
  await page.getByText('3 dokumen lama dicatat musnah menurut berita acara BA-12/2026.').waitFor();
  await show(page, 'dukcapil-musnah-tanya');
  await page.getByRole('button', { name: 'Ya, 3 dokumen musnah' }).click();
  await page.getByText('Tidak ada dokumen lama yang menunggu dimusnahkan.').first().waitFor();
  equal(await sent(page, mock), [{ path: '/old-documents/destroy', body: { old_documents: ['l5', 'l6', 'l7'], berita_acara: 'BA-12/2026' } }]);
  no_troubles(page);
});

test('what was not claimed is sent again in a sealed bag', async (end) => {
  const { mock, page } = await back_office(end, full);
  await to(page, mock, '/dukcapil/rak');
  await page.getByRole('heading', { name: '2 barang kembali dari desa dan menunggu diambil atau dikirim lagi.' }).waitFor();
  // By keys alone: down to the first row, tick it, down to the next, tick and untick it.
  for (const key of ['j', 'x', 'j', 'x', 'x']) await page.keyboard.press(key);
  await becomes(() => page.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.checked)), [true, false], 'ticked by x');
  await page.getByLabel('Nomor segel').fill('SG-0100');
  await show(page, 'dukcapil-rak');
  const make_room = await no_room(page);
  await page.getByRole('button', { name: 'Segel tas, 1 barang' }).click();
  await page.getByRole('alert').getByText('Perangkat ini penuh.').waitFor();
  await page.getByRole('button', { name: 'Tutup' }).click();
  await make_room();
  await page.getByRole('button', { name: 'Segel tas, 1 barang' }).click();
  const [{ path, body }] = await sent(page, mock);
  const { bag: sealed, ...rest } = body;
  equal([path, rest], ['/bags', { seal: 'SG-0100', direction: 'outward', village: place.village, contents: [{ kind: 'document', id: 'k9' }] }]);
  equal(typeof sealed, 'string');
  no_troubles(page);
});

test('what lies at a branch is on the shelf of the branch, and goes into no bag of the counter', async (end) => {
  const afar = document('k8', 'TK', 'd2', 'KIA', 'Wi•••', { state: 'at_office', hands: at('upt') });
  const { mock, page } = await back_office(end, {
    ...full,
    '/catalogue': { ...kCatalogue, desks: kDesks },
    '/documents': { items: [afar, ...full['/documents'].items] },
    '/originals': { items: [original, { ...original, original: 'o2', kind_name: 'Akta cerai', hands: at('upt') }] },
  });
  await to(page, mock, '/dukcapil/rak');
  await page.getByRole('heading', { name: /^2 barang kembali/ }).waitFor();
  equal(await page.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => box.value)), ['k9', 'o1'], 'what lies at the counter');
  no_troubles(page);
});

test('lists longer than a page are read on: bags, old documents, the shelf', async (end) => {
  const page_of = (items, next) => ({ items, next });
  const { mock, page } = await back_office(end, {
    ...full,
    '/bags?state=arrived': page_of([inward('b1', 'TKB2-1W6R-DXXX', 'arrived')], '1'),
    '/bags?state=arrived&cursor=1': page_of([inward('b7', 'TKB2-0000-0XXX', 'arrived')]),
    '/old-documents?state=at_office': page_of([old('l5')], '5'),
    '/old-documents?state=at_office&cursor=5': page_of([old('l6'), old('l7', 'KK')]),
    '/originals?state=at_office': page_of([original], '2'),
    '/originals?state=at_office&cursor=2': page_of([{ ...original, original: 'o2', kind_name: 'Akta cerai' }]),
  });
  const more = page.getByRole('button', { name: 'Muat lagi' });
  await to(page, mock, '/dukcapil/kembali');
  await page.getByText('lebih dari 1').first().waitFor();
  await more.click();
  await page.getByText('TKB2-0000-0XXX').waitFor();
  await to(page, mock, '/dukcapil/kembali/musnah');
  await page.getByRole('heading', { name: 'lebih dari 1 dokumen lama di kantor menunggu dimusnahkan.' }).waitFor();
  await more.click();
  await page.getByRole('heading', { name: '3 dokumen lama di kantor menunggu dimusnahkan.' }).waitFor();
  await to(page, mock, '/dukcapil/rak');
  await page.getByRole('heading', { name: /^Lebih dari 2 barang kembali/ }).waitFor();
  await more.click();
  await page.getByText('Akta cerai asli').waitFor();
  await page.getByRole('heading', { name: /^3 barang kembali/ }).waitFor();
  equal(await more.count(), 0, 'pages left');
  no_troubles(page);
});

test('the counter gives an original back to its owner', async (end) => {
  const { mock, page } = await office(end, ['see_custody', 'report_siak', 'hand_over'], '/desa', {
    ...full,
    '/dossiers': { items: [] },
    '/catalogue': { ...kCatalogue, desks: kDesks },
  });
  await to(page, mock, '/dukcapil/rak');
  await page.getByRole('button', { name: 'Diberikan kembali kepada pemiliknya' }).click();
  await page.getByText('Buku nikah asli').waitFor({ state: 'detached' });
  equal(await sent(page, mock), [{ path: '/originals/o1/return', body: { desk: 'counter' } }]);
  equal(await page.getByRole('link', { name: 'Serahkan' }).getAttribute('href'), '/desa/serahkan/d1', 'a document is handed over by its own steps');
});

test('an empty day teaches what will stand here', async (end) => {
  const { mock, page } = await back_office(end, empty);
  await to(page, mock, '/dukcapil/kembali');
  await page.getByRole('heading', { name: 'Tidak ada yang kembali hari ini.' }).waitFor();
  await page.getByText('Tas muncul di sini setelah desa menyegelnya.').waitFor();
  await show(page, 'dukcapil-kembali-kosong');
  await to(page, mock, '/dukcapil/kembali/musnah');
  await page.getByText('Dokumen lama muncul di sini setelah tasnya dibuka dan dihitung.').waitFor();
  await show(page, 'dukcapil-musnah-kosong');
  await to(page, mock, '/dukcapil/rak');
  await page.getByRole('heading', { name: 'Rak yang kembali kosong.' }).waitFor();
  await show(page, 'dukcapil-rak-kosong');
  no_troubles(page);
});

test('a bag that the registrar brings is taken from the village; whoever brought it can be said', async (end) => {
  const brought = (n) => inward(`b${n}`, `TKB${n}-1W6R-DXXX`, 'sealed', { hands: hands('village', 'Di Besuki'), handovers: [], contents, things: 3 });
  const { mock, page } = await back_office(end, { ...empty, '/bags?state=sealed': { items: [brought(5), brought(6)] }, '/bags/b5': brought(5), '/bags/b6': brought(6) });
  for (const [n, who] of [[5, null], [6, 'Kurir']]) {
    await to(page, mock, '/dukcapil/kembali');
    await page.getByText(`TKB${n}-1W6R-DXXX`).click();
    equal(await page.getByLabel('Dibawa oleh').locator('option:checked').innerText(), 'Petugas desa sendiri');
    if (who) await page.getByLabel('Dibawa oleh').selectOption(who);
    if (!who) await show(page, 'dukcapil-kembali-dibawa');
    await page.locator('#seal').fill('SG-004417');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Semua 3 ada' }).click();
    await page.getByRole('button', { name: 'Terima tas' }).click();
    await page.waitForURL(/kembali$/);
  }
  const acts = await sent(page, mock, 4);
  equal(acts.filter((one) => one.path.endsWith('/take')).map((one) => one.body.from), ['village', 'rider']);
  no_troubles(page);
});

test('what came back damaged is printed again by whoever prints; others learn who does', async (end) => {
  const damaged = document('k9', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Siti R•••', { state: 'at_office', damaged: true });
  const packer = await back_office(end, { ...empty, '/documents': { items: [damaged] } });
  await to(packer.page, packer.mock, '/dukcapil/rak');
  await packer.page.getByText('Yang rusak dicetak ulang: sudah ada di daftar petugas cetak.').waitFor();
  equal(await packer.page.getByText('Rusak, cetak ulang').count(), 0, 'a reprint by a packer');
  const { mock, page } = await office(end, [...rights, 'print'], '/dukcapil/cetak', { ...empty, '/print-queue': { items: [] }, '/stock': { items: [] }, '/packing': { villages: [] }, '/documents': { items: [damaged] } });
  await to(page, mock, '/dukcapil/rak');
  await page.getByLabel('Alasan rusak').selectOption('smudged');
  await show(page, 'dukcapil-rak-rusak');
  await page.getByRole('button', { name: 'Rusak, cetak ulang' }).click();
  await page.getByText('Siti R•••').waitFor({ state: 'detached' });
  equal(await sent(page, mock), [{ path: '/documents/k9/spoil', body: { reason: 'smudged' } }]);
  no_troubles(page);
});

test('old documents that are kept on file are no part of what is burnt: an act of their own, with its shelf', async (end) => {
  const kept = (id) => ({ ...old(id, 'SUKET'), end: 'archive' });
  const { mock, page } = await back_office(end, { ...full, '/old-documents': { items: [old('l5'), kept('l8'), kept('l9')] } });
  await to(page, mock, '/dukcapil/kembali');
  await page.getByRole('heading', { name: '2 tas menunggu dibuka, 1 dokumen lama menunggu dimusnahkan, 2 dokumen lama menunggu diarsipkan.' }).waitFor();
  await to(page, mock, '/dukcapil/kembali/musnah');
  await page.getByRole('heading', { name: '1 dokumen lama di kantor menunggu dimusnahkan.' }).waitFor();
  equal(await page.getByText('SUKET').count(), 0, 'what must be kept among what is burnt');
  await to(page, mock, '/dukcapil/kembali/arsip');
  await page.getByRole('heading', { name: '2 dokumen lama di kantor menunggu diarsipkan.' }).waitFor();
  await page.getByRole('button', { name: 'Pilih semua 2' }).click();
  await page.getByText('Kurang: rak arsip.').waitFor();
  await page.getByLabel('Rak arsip').fill('Arsip 3');
  await show(page, 'dukcapil-arsip');
  await page.getByRole('button', { name: 'Catat pengarsipan 2 dokumen' }).click();
  await page.getByRole('button', { name: 'Ya, 2 dokumen diarsipkan' }).click();
  await page.getByText('Tidak ada dokumen lama yang menunggu diarsipkan.').first().waitFor();
  equal(await sent(page, mock), [{ path: '/old-documents/archive', body: { old_documents: ['l8', 'l9'], shelf: 'Arsip 3' } }]);
  no_troubles(page);
});
