// The packing wall: a scan fills the screen with the village, its twin is named, a wrong bag shouts, the seal closes the bag.
import { document, hands } from './custody_answers.mjs';
import { check, equal, kDesktop, keys_of, no_troubles, sent, show, test } from './harness.mjs';
import { kCatalogue, office } from './office_people.mjs';

const kCode = '0000-0000-0000';
const kOther = 'TKD3-4Q2M-9XH5';
const at = (code, name, district) => ({ code, name, district, district_code: code.slice(0, 8), lat_e6: -8250000, lon_e6: 111450000 });
/** Fourteen kecamatan, as the wall has them; two villages of one name. */
const villages = [
  ...Array.from({ length: 14 }, (_, i) => Array.from({ length: 6 + ((i * 5) % 9) }, (_, k) => at(`35.03.${String(i + 1).padStart(2, '0')}.20${String(k + 10)}`, `Desa ${i} ${k}`, `Kecamatan ${i}`))).flat(),
  at('35.03.02.2001', 'Besuki', 'Panggul'),
  at('35.03.03.2004', 'Besuki', 'Munjungan'),
];
const shelved = (n, code, place, shelf) => document(`p${n}`, code, `d${n}`, 'KTP-el', `Siti R••• ${n}`, { ...place, shelf, state: 'shelved' });
const panggul = { village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' };
const munjungan = { village: '35.03.03.2004', village_name: 'Besuki', district_name: 'Munjungan' };
const packing = {
  villages: [
    { ...panggul, twin: true, documents: [shelved(1, kCode, panggul, '141'), shelved(2, 'TKD1-0000-0000', panggul, '141')] },
    { ...munjungan, twin: true, documents: [shelved(3, kOther, munjungan, '138')] },
  ],
  counts: { shelved: 3 },
};
const rights = ['see_printing', 'see_custody', 'pack'];
const wall = (end, answer = packing) => office(end, rights, '/dukcapil/kemas', { '/catalogue': { ...kCatalogue, villages }, '/packing': answer });

async function scan(page, code) {
  await page.getByLabel('Pindai atau ketik kode').fill(code);
  await page.keyboard.press('Enter');
}

/** Gives the tones that sounded so far, in hertz. */
async function listen(page) {
  await page.evaluate(() => {
    globalThis.tones = [];
    const begin = AudioScheduledSourceNode.prototype.start;
    OscillatorNode.prototype.start = function (...when) {
      globalThis.tones.push(this.frequency.value);
      return begin.apply(this, when);
    };
  });
  return () => page.evaluate(() => globalThis.tones);
}

test('scan, then seal', async (end) => {
  const { mock, page } = await wall(end);
  await page.getByRole('heading', { name: '3 dokumen belum dikemas.' }).waitFor();
  await show(page, 'dukcapil-kemas-mulai');
  const tones = await listen(page);
  await scan(page, kCode);
  await page.getByText('Kec. Panggul', { exact: true }).waitFor();
  await page.getByText('Bukan Besuki Munjungan (rak 138)').waitFor();
  equal(await tones(), [880], 'one high tone: right');
  await page.getByText('Masuk tas Besuki, Panggul.').waitFor();
  await page.setViewportSize(kDesktop);
  await page.waitForFunction(() => parseFloat(getComputedStyle(globalThis.document.querySelector('.village')).fontSize) >= 190);
  const inside = await page.locator('.village, .district, .shelf b').evaluateAll((all) => all.every((one) => one.scrollWidth <= one.parentElement.clientWidth));
  check(inside, 'a word of the wall is cut');
  await page.getByRole('img', { name: /Besuki di kolom Panggul, nomor 1 dari atas/ }).waitFor();
  await show(page, 'dukcapil-kemas');
  await page.evaluate(() => globalThis.scrollTo(0, 9999));
  check(await page.evaluate(() => globalThis.scrollY > 0), 'the page is longer than the window');
  await scan(page, kCode);
  await page.getByRole('alert').getByText('sudah ada di tas').waitFor();
  equal(await tones(), [880, 220, 220], 'two low ones: wrong');
  equal(await page.evaluate(() => globalThis.scrollY), 0, 'the answer stands on top, not behind the bar');
  await page.getByLabel('Nomor segel').fill('SG-0071');
  // A second bag of the same seal would be an anomaly.
  await page.getByRole('button', { name: 'Segel tas, 1 dokumen' }).dblclick();
  await page.getByRole('link', { name: 'Cetak label tas' }).waitFor();
  equal((await keys_of(page, 'items')).length, 1, 'acts of a double tap');
  const [act] = await sent(page, mock);
  const { bag, ...body } = act.body;
  equal({ path: act.path, ...body }, { path: '/bags', seal: 'SG-0071', direction: 'outward', village: '35.03.02.2001', contents: [{ kind: 'document', id: 'p1' }] });
  equal(await page.getByRole('link', { name: 'Cetak label tas' }).getAttribute('href'), `/api/v1/bags/${bag}/label.pdf`);
  equal(await page.getByRole('link', { name: 'Cetak daftar isi tas' }).getAttribute('href'), `/api/v1/bags/${bag}/manifest.pdf`);
  no_troubles(page);
});

test('what came to its shelf since the list was read goes into its bag like the others', async (end) => {
  const [first, second] = packing.villages;
  const { mock, page } = await wall(end, { villages: [first], counts: { shelved: 2 } });
  await page.getByRole('heading', { name: '2 dokumen belum dikemas.' }).waitFor();
  mock.reads.set('/packing', packing);
  const tones = await listen(page);
  await scan(page, second.documents[0].code);
  await page.getByText('Masuk tas Besuki, Munjungan.').waitFor();
  equal(await tones(), [880], 'one high tone: right');
  no_troubles(page);
});

test('a seal that another bag bears is warned of before it is sealed, and does not forbid it', async (end) => {
  const other = { ...munjungan, bag: 'b1', code: 'TKB1-0000-0000', seal: 'SG-0071', direction: 'outward', state: 'sealed', things: 2, sealed_at: '2026-11-24T02:00:00Z', hands: hands('office', 'Di kantor'), contents: [], handovers: [] };
  const { mock, page } = await office(end, rights, '/dukcapil/kemas', {
    '/catalogue': { ...kCatalogue, villages }, '/packing': packing, '/bags?state=sealed': { items: [other] }, '/bags?state=carried': { items: [] }, '/runs': { items: [] },
  });
  await page.getByText('2 dokumen, segel SG-0071').waitFor();
  await scan(page, kCode);
  await page.getByText('Masuk tas Besuki, Panggul.').waitFor();
  const warning = page.getByText(/^Segel ini sudah ada pada tas/);
  await page.getByLabel('Nomor segel').fill('SG-007');
  equal(await warning.count(), 0, 'warnings of a seal that nothing bears');
  await page.getByLabel('Nomor segel').fill('sg 0071');
  await page.getByText('Segel ini sudah ada pada tas Besuki, Munjungan, label TKB1-0000-0000.').waitFor();
  await show(page, 'dukcapil-kemas-segel-dua');
  await page.getByRole('button', { name: 'Segel tas, 1 dokumen' }).click();
  await page.waitForURL((url) => !url.searchParams.has('desa'));
  // Not sent yet, so in no list: the seal is known all the same.
  await scan(page, kOther);
  await page.getByText('Kec. Munjungan', { exact: true }).waitFor();
  await page.getByLabel('Nomor segel').fill('SG-0071');
  await page.getByText('Segel ini sudah ada pada tas Besuki, Panggul. Periksa nomornya.').waitFor();
  const [act] = await sent(page, mock);
  equal(act.body.seal, 'sg 0071', 'sealed all the same');
  no_troubles(page);
});

test('a bag that the server has not yet stays sealed when another screen was looked at: its documents and its seal are not to be had again', async (end) => {
  const { mock, page } = await wall(end);
  mock.replies.set('/bags', () => [503, { code: 'busy' }]);
  await page.getByRole('heading', { name: '3 dokumen belum dikemas.' }).waitFor();
  await scan(page, kCode);
  await page.getByText('Masuk tas Besuki, Panggul.').waitFor();
  await page.getByLabel('Nomor segel').fill('SG-0071');
  await page.getByRole('button', { name: 'Segel tas, 1 dokumen' }).click();
  await page.waitForURL((url) => !url.searchParams.has('desa'));
  await page.locator('header a.where').click();
  await page.waitForURL(/kotak-keluar/);
  await page.goBack();
  await page.getByRole('heading', { name: '2 dokumen belum dikemas.' }).waitFor();
  await scan(page, kOther);
  await page.getByLabel('Nomor segel').fill('SG-0071');
  await page.getByText('Segel ini sudah ada pada tas Besuki, Panggul. Periksa nomornya.').waitFor();
  no_troubles(page);
});

test('the other Besuki does not go into the bag that is being sealed', async (end) => {
  const { page } = await wall(end);
  await page.getByRole('heading', { name: '3 dokumen belum dikemas.' }).waitFor();
  await scan(page, kCode);
  await page.getByText('Masuk tas Besuki, Panggul.').waitFor();
  await page.getByLabel('Nomor segel').fill('SG-0071');
  await scan(page, kOther);
  await page.getByRole('alert').getByText('Salah tas').waitFor();
  await page.getByRole('alert').getByText('KTP-el ini untuk Besuki, Munjungan.').waitFor();
  await show(page, 'dukcapil-kemas-salah');
  equal(await page.getByRole('button', { name: /^Segel tas/ }).innerText(), 'Segel tas, 1 dokumen', 'what is in the bag');
  await page.getByLabel('Nomor segel').fill('');
  await scan(page, kOther);
  await page.getByText('Kec. Munjungan', { exact: true }).waitFor();
  await page.getByText('Bukan Besuki Panggul (rak 141)').waitFor();
  await page.getByRole('button', { name: 'Batalkan' }).click();
  await page.getByText('Tas ini masih kosong.').waitFor();
  no_troubles(page);
});

test('of very full shelves all is counted, and what the list lacks is put aside, not sent away', async (end) => {
  const { page } = await wall(end, { ...packing, counts: { shelved: 43 } });
  await page.getByRole('heading', { name: '43 dokumen belum dikemas.' }).waitFor();
  await page.getByText('40 dokumen lagi di rak tampil setelah yang di atas dikemas.').waitFor();
  await scan(page, 'TKQ3-0000-00AT');
  await page.getByRole('alert').getByText('Sisihkan dahulu: 40 dokumen di rak belum masuk daftar.').waitFor();
  await show(page, 'dukcapil-kemas-penuh');
  no_troubles(page);
});

test('nothing on the shelf teaches when something will be', async (end) => {
  const { page } = await wall(end, { villages: [] });
  await page.getByRole('heading', { name: 'Tidak ada dokumen yang belum dikemas.' }).waitFor();
  await page.getByText('Dokumen muncul di sini setelah lolos periksa mutu.').waitFor();
  await show(page, 'dukcapil-kemas-kosong');
  no_troubles(page);
});

test('what was packed by mistake comes out of a bag that has not left, which gets a new seal', async (end) => {
  const sealed = { ...panggul, bag: 'b1', code: 'TKB1-0000-0000', seal: 'SG-0071', direction: 'outward', state: 'sealed', things: 2, sealed_at: '2026-11-24T02:00:00Z', hands: hands('office', 'Di kantor'), contents: [], handovers: [] };
  const inside = (n, holder) => ({ kind: 'document', id: `p${n}`, code: kCode, name: 'KTP-el', holder, nik: '', outcome: 'listed' });
  const { mock, page } = await office(end, rights, '/dukcapil/kemas', {
    '/catalogue': { ...kCatalogue, villages }, '/packing': { villages: [] },
    '/bags?state=sealed': { items: [sealed] }, '/bags?state=carried': { items: [] }, '/runs': { items: [] }, '/bags/b1': { ...sealed, contents: [inside(1, 'Siti R•••'), inside(2, 'Wagi•••')] },
  });
  await page.getByText('2 dokumen, segel SG-0071').waitFor();
  equal(await page.getByRole('link', { name: 'Cetak daftar isi tas' }).getAttribute('href'), '/api/v1/bags/b1/manifest.pdf');
  await page.getByRole('button', { name: 'Keluarkan isi' }).click();
  await page.getByRole('checkbox', { name: /Wagi•••/ }).check();
  equal(await page.getByRole('button', { name: 'Keluarkan 1 dan segel lagi' }).getAttribute('aria-disabled'), 'true', 'a bag is not left open');
  await page.getByLabel('Segel baru').fill('SG-0072');
  await show(page, 'dukcapil-kemas-keluarkan');
  await page.getByRole('button', { name: 'Keluarkan 1 dan segel lagi' }).click();
  const [act] = await sent(page, mock);
  equal({ path: act.path, ...act.body }, { path: '/bags/b1/take-out', things: [{ kind: 'document', id: 'p2' }], seal: 'SG-0072' });
  no_troubles(page);
});

test('what came back undelivered is taken back, and then comes out of its bag like anything that lies here', async (end) => {
  const of = (n, state, at, more = {}) => ({ ...panggul, bag: `b${n}`, code: `TKB${n}-0000-0000`, seal: `SG-007${n}`, direction: 'outward', state, things: 2, sealed_at: '2026-11-24T02:00:00Z', hands: at, contents: [], handovers: [], ...more });
  const given_back = { ...hands('office', 'Di Dukcapil, menurut kurir'), confirmed: false, claimed_by: 'rider', awaits: 'office' };
  const { mock, page } = await office(end, rights, '/dukcapil/kemas', {
    '/catalogue': { ...kCatalogue, villages }, '/packing': { villages: [] }, '/runs': { items: [] },
    '/bags?state=sealed': { items: [of(1, 'sealed', given_back), of(2, 'sealed', hands('office', 'Di Dukcapil'))] },
    '/bags?state=carried': { items: [of(3, 'carried', hands('courier', 'Di tangan Slamet (kurir)')), of(4, 'carried', hands('courier', 'Di tangan Slamet (kurir)'), { run: 'r1' })] },
  });
  await page.getByRole('heading', { name: 'Tas kembali, belum terantar 2' }).waitFor();
  equal(await page.getByRole('button', { name: 'Keluarkan isi' }).count(), 1, 'bags that certainly lie here');
  await page.getByText('1 tas belum punya rit dan kurir.').waitFor();
  await page.getByRole('button', { name: 'Terima kembali' }).first().scrollIntoViewIfNeeded();
  await show(page, 'dukcapil-kemas-kembali');
  await page.getByRole('button', { name: 'Terima kembali' }).first().click();
  await page.getByText('Di Dukcapil, menurut kurir').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Terima kembali' }).click();
  equal(await sent(page, mock, 2), ['b1', 'b3'].map((one) => ({ path: `/bags/${one}/take`, body: { from: 'rider', to: 'office' } })));
  no_troubles(page);
});
