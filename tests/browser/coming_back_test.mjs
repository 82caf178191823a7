// What comes back to the office: bags are compared and counted in, old documents destroyed by a berita acara, the rest shelved or sent again.
import { bag, document, hands, hours_ago } from './custody_answers.mjs';
import { equal, no_troubles, show, test } from './harness.mjs';
import { kCatalogue, office, taken } from './office_people.mjs';

const place = { village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' };
const old = (id, kind_name = 'KTP-el') => ({ old_document: id, kind: 'k', kind_name, dossier: 'd1', ...place, state: 'at_office', taken_at: hours_ago(50) });
const content = (id, kind, name, code = '', holder = '') => ({ kind, id, code, name, holder, nik: '', outcome: 'listed' });
const inward = (id, code, state, more = {}) => bag(id, code, state, { direction: 'inward', hands: hands('courier', 'Di tangan Slamet (kurir), sejak 09.14'), handovers: [{ from: 'village', to: 'rider', taken_at: hours_ago(3) }], ...more });
const original = { original: 'o1', kind: 'k', kind_name: 'Buku nikah', dossier: 'd1', ...place, state: 'at_office', hands: hands('office', 'Di Dukcapil') };
const contents = [content('l1', 'old_document', 'KTP-el'), content('l2', 'old_document', 'KTP-el'), content('k1', 'document', 'KIA', 'TK7K-4Q2M-9XHC', 'Wi•••')];
const full = {
  '/bags': { items: [] },
  '/bags?state=arrived': { items: [inward('b1', 'TKB2-1W6R-DXXX', 'arrived')] },
  '/bags?state=carried': { items: [inward('b2', 'TKB2-7M3C-AXXX', 'carried'), bag('b3', 'TKB2-0000-0XXX', 'carried')] },
  '/bags/b1': inward('b1', 'TKB2-1W6R-DXXX', 'carried', { contents }),
  '/old-documents': { items: [old('l5'), old('l6'), old('l7', 'KK')] },
  '/documents': { items: [document('k9', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Siti R•••', { state: 'at_office', attempts: 2 })] },
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
  await page.getByRole('checkbox', { name: 'KTP-el (dokumen lama)' }).first().click();
  await page.getByText('Selisih: tidak ada KTP-el (dokumen lama).').waitFor();
  await show(page, 'dukcapil-kembali-isi');
  await page.getByRole('button', { name: 'Terima dengan selisih' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  const acts = await taken(page, mock, 2);
  equal(acts[0], { path: '/bags/b1/take', body: { from: 'rider', to: 'office', seal_seen: 'SG-004417' } });
  equal([acts[1].path, acts[1].body.by, acts[1].body.present.map((one) => one.id)], ['/bags/b1/open', 'office', ['l2', 'k1']]);
  no_troubles(page);
});

test('old documents are destroyed with one berita acara, after a question that names the number', async (end) => {
  const { mock, page } = await back_office(end, full);
  await to(page, mock, '/dukcapil/kembali/musnah');
  await page.getByRole('heading', { name: '3 dokumen lama di kantor menunggu dimusnahkan.' }).waitFor();
  await page.getByRole('button', { name: 'Pilih semua 3' }).click();
  await page.getByText('Kurang: nomor berita acara.').waitFor();
  await page.getByLabel('Nomor berita acara').fill('BA-12/2026');
  await show(page, 'dukcapil-musnah');
  await page.getByRole('button', { name: 'Catat pemusnahan 3 dokumen' }).click();
  await page.getByText('3 dokumen lama dicatat musnah menurut berita acara BA-12/2026.').waitFor();
  await show(page, 'dukcapil-musnah-tanya');
  await page.getByRole('button', { name: 'Ya, 3 dokumen musnah' }).click();
  await page.getByText('Tidak ada dokumen lama yang menunggu.').first().waitFor();
  equal(await taken(page, mock), [{ path: '/old-documents/destroy', body: { old_documents: ['l5', 'l6', 'l7'], berita_acara: 'BA-12/2026' } }]);
  no_troubles(page);
});

test('what was not claimed is sent again in a sealed bag', async (end) => {
  const { mock, page } = await back_office(end, full);
  await to(page, mock, '/dukcapil/rak');
  await page.getByRole('heading', { name: '2 barang kembali dari desa dan menunggu diambil atau dikirim lagi.' }).waitFor();
  await page.getByRole('checkbox', { name: /KTP-el Siti/ }).click();
  await page.getByLabel('Nomor segel').fill('SG-0100');
  await show(page, 'dukcapil-rak');
  await page.getByRole('button', { name: 'Segel tas, 1 barang' }).click();
  const [{ path, body }] = await taken(page, mock);
  const { bag: sealed, ...rest } = body;
  equal([path, rest], ['/bags', { seal: 'SG-0100', direction: 'outward', village: place.village, contents: [{ kind: 'document', id: 'k9' }] }]);
  equal(typeof sealed, 'string');
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
    '/dossiers': { dossiers: [] },
    '/catalogue': { ...kCatalogue, desks: [{ code: 'counter', kind: 'counter', name: { id: 'Loket', en: 'Counter' }, village: '', serves: [] }] },
  });
  await to(page, mock, '/dukcapil/rak');
  await page.getByRole('button', { name: 'Diberikan kembali kepada pemiliknya' }).click();
  await page.getByText('Buku nikah asli').waitFor({ state: 'detached' });
  const [{ path }] = await taken(page, mock);
  equal(path, '/originals/o1/return');
});

test('an empty day teaches what will stand here', async (end) => {
  const { mock, page } = await back_office(end, empty);
  await to(page, mock, '/dukcapil/kembali');
  await page.getByRole('heading', { name: 'Tidak ada yang kembali hari ini.' }).waitFor();
  await page.getByText('Tas muncul di sini setelah desa menyegelnya.').waitFor();
  await show(page, 'dukcapil-kembali-kosong');
  no_troubles(page);
});
