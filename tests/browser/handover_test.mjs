// At the door: who receives, how known, the old document that cannot be skipped, the proof; and a hand-over that failed.
import { catalogue, document, hands, hours_ago } from './custody_answers.mjs';
import { check, draft_of, equal, keys_of, lose_signal, no_room, no_troubles, open_browser, sent, show, test, too_small, until, visit, work } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { kCatalogue, office } from './office_people.mjs';
import { first_log_in, takes_photo, unlock } from './people.mjs';

const home = (hamlet, rt, delivery = 'home') => ({ home: { hamlet, rt, delivery } });
const card = document('k1', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Sri W•••', home('Sumber', '2'));
const sheet = document('k2', 'TK7K-4Q2M-9XHD', 'd1', 'Kartu Keluarga', 'Sri W•••', home('Sumber', '2'));
const self = { to: 'holder', relation: 'self', name: 'Pemilik sendiri', identified: ['known_to_officer'], papers: [] };

const waiting = [card, sheet, document('k3', 'TK', 'd2', 'KIA', 'Wi•••', { attempts: 2, ...home('Krajan', '5', 'village_hall') })];

/** How the holder is known: nobody else may receive it, and activation is put off unless told otherwise. */
const known = (page) => page.getByRole('radio', { name: 'Dikenal petugas' }).click();

async function door(end, originals = [], items = waiting, says = /^3 dokumen siap diserahkan kepada 2 orang\./, receivers = [self]) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/originals', { items: originals });
  mock.reads.set('/documents', { items });
  mock.reads.set('/documents/k1', { document: card, receivers: [self], dues: [{ kind: 'k', name: 'KTP-el', count: 1, settled: 0, if_held: false }], card_policy: 'deferred_activation', with_device: [] });
  mock.reads.set('/documents/k2', { document: sheet, receivers, dues: [], with_device: [] });
  mock.reads.set('/catalogue', { ...catalogue, requirements: [{ code: 'authority', name: { id: 'Surat kuasa', en: 'Letter of authority' } }] });
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/desa/serahkan`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  if (items.length) await page.getByRole('heading', { name: says }).waitFor();
  return { mock, page };
}

test('who receives by a letter stands with it, who needs none without', async (end) => {
  const proxy = { to: 'named', index: 0, relation: 'proxy', name: 'Bu•••', identified: ['card_shown'], papers: ['authority'] };
  const { page } = await door(end, [], [sheet], /^1 dokumen siap diserahkan/, [self, proxy]);
  await page.getByText('RT 2 · Kartu Keluarga').click();
  await page.getByRole('radio', { name: /Bu•••.*Membawa Surat kuasa/ }).waitFor();
  equal(await page.getByText(/Membawa/).count(), 1, 'only the proxy brings one');
});

test('the steps lead to one hand-over for each document; the old card cannot be skipped', async (end) => {
  const { mock, page } = await door(end);
  await page.getByRole('heading', { name: '3 dokumen siap diserahkan kepada 2 orang.' }).waitFor();
  await show(page, 'desa-serahkan');
  equal((await page.locator('.column ul').innerText()).split('\n').filter((line) => /Dusun|RT|balai/.test(line)), ['Dusun Krajan', 'Diambil di balai desa · KIA', 'Dusun Sumber', 'RT 2 · KTP-el, Kartu Keluarga'], 'hamlet by hamlet');
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await known(page);
  await page.getByText('Langkah 3 kurang: Tarik dokumen lama.').waitFor();
  equal(await page.getByRole('button', { name: 'Selesai' }).getAttribute('aria-disabled'), 'true');
  await show(page, 'desa-serahkan-orang');
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  await page.getByRole('radio', { name: 'Tanda tangan' }).click();
  await page.getByText('2 dokumen untuk Pemilik sendiri.').waitFor();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  await sent(page, mock, 2);
  equal(mock.taken.map((one) => one.path), ['/documents/k1/handover', '/documents/k2/handover']);
  const [first, second] = mock.taken.map((one) => one.body);
  equal([first.relation, first.identified_by, first.activation, first.taken.length, second.activation, second.taken.length], ['self', 'known_to_officer', 'deferred', 1, 'not_applicable', 0]);
  no_troubles(page);
});

test('when all is normal a card with its old one is handed over in four taps, and nothing that is the officer\'s own word is told for them', async (end) => {
  const { mock, page } = await door(end, [], [card], /^1 dokumen siap diserahkan kepada 1 orang\./);
  await page.getByText('RT 2 · KTP-el').click();
  await page.getByRole('heading', { name: /^Yang menerima: Pemilik sendiri/ }).waitFor();
  await page.evaluate(() => {
    window.taps = 0;
    addEventListener('pointerdown', () => (window.taps += 1), true);
  });
  await page.getByRole('radio', { name: 'Aktivasi ditunda' }).waitFor();
  equal(await page.getByRole('radio', { name: 'Aktivasi ditunda' }).isChecked(), true, 'as the rule has it');
  equal(await page.getByRole('radio', { name: 'Dikenal petugas' }).isChecked(), false, 'how they are known');
  await show(page, 'desa-serahkan-mula');
  await known(page);
  await page.getByRole('heading', { name: /^Bukti kenal: Dikenal petugas\. Aktivasi ditunda/ }).waitFor();
  equal(await page.getByRole('checkbox', { name: 'KTP-el lama' }).isChecked(), false, 'the old card');
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  equal(await page.getByRole('radio', { checked: true }).count(), 0, 'the proof');
  await page.getByRole('radio', { name: 'Tanda tangan' }).click();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  equal(await page.evaluate(() => window.taps), 4, 'taps');
  const [{ body }] = await sent(page, mock);
  equal([body.to, body.relation, body.identified_by, body.activation, body.taken.length], ['holder', 'self', 'known_to_officer', 'deferred', 1]);
  no_troubles(page);
});

test('what stands there by the rule is changed: the choices are one tap away, and the one that stood there is an answer too', async (end) => {
  const { mock, page } = await door(end);
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await page.getByRole('button', { name: /^Yang menerima: Pemilik sendiri/ }).click();
  await page.getByRole('radio', { name: 'Orang lain' }).waitFor();
  await page.getByRole('radio', { name: 'Pemilik sendiri' }).click();
  await known(page);
  await page.getByRole('button', { name: /^Bukti kenal: Dikenal petugas/ }).click();
  await page.getByRole('radio', { name: 'Sudah diaktifkan' }).click();
  // With another receiver it is the officer's word no more.
  await page.getByRole('button', { name: /^Yang menerima: Pemilik sendiri/ }).click();
  await page.getByRole('radio', { name: 'Orang lain' }).click();
  await page.getByRole('radio', { name: 'Pemilik sendiri' }).click();
  await page.getByRole('radio', { name: 'Sudah diaktifkan' }).waitFor();
  equal(await page.getByRole('radio', { name: 'Sudah diaktifkan' }).isChecked(), false, 'an activation that was told of with another receiver');
  await known(page);
  await page.getByRole('button', { name: /^Bukti kenal: Dikenal petugas\. Aktivasi ditunda/ }).click();
  await page.getByRole('radio', { name: 'Sudah diaktifkan' }).click();
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  await page.getByRole('radio', { name: 'Tanda tangan' }).click();
  await page.getByRole('button', { name: 'Selesai' }).click();
  const [first] = await sent(page, mock, 2);
  equal([first.body.to, first.body.activation], ['holder', 'activated']);
  no_troubles(page);
});

test('a hamlet head, who works with one hand, has targets of 64 points at the list and at the door; a registrar has those of a desk', async (end) => {
  const { mock, page } = await door(end);
  equal(await page.locator('.thumb').count(), 0, 'a registrar');
  mock.rights = ['see_custody', 'hand_over'];
  await page.reload();
  await unlock(page, '482913');
  await page.locator('.thumb').getByText('RT 2 · KTP-el, Kartu Keluarga').waitFor();
  equal(await too_small(page), [], 'targets of the list');
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await known(page);
  await page.getByText('Langkah 3 kurang: Tarik dokumen lama.').waitFor();
  equal(await too_small(page), [], 'targets at the door');
  await show(page, 'dusun-serahkan-orang');
  await page.getByRole('button', { name: 'Gagal' }).click();
  await page.getByText('Mengapa gagal?').waitFor();
  equal(await too_small(page), [], 'targets of why it failed');
  no_troubles(page);
});

/** Whose rules lie on the device: the paths of its sealed copies. */
const kept_rules = async (page) => (await keys_of(page, 'copies')).flatMap((key) => /\/documents\/(\w+)$/.exec(key)?.[1] ?? []);

test('a door without signal is finished, though nobody has opened that family before: the list brought the rules along', async (end) => {
  const { mock, page } = await door(end);
  await until(async () => (await kept_rules(page)).join() === 'k1,k2', 'the rules of both documents');
  const asked = [];
  page.on('request', (one) => asked.push(new URL(one.url()).pathname));
  await page.reload();
  await unlock(page, '482913');
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').waitFor();
  await until(() => asked.includes('/api/v1/documents/k3'), 'what the server did not tell');
  equal(asked.filter((path) => /documents\/k[12]$/.test(path)), [], 'rules that are fresh, read anew');
  await lose_signal(page);
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await page.getByRole('heading', { name: /^Yang menerima: Pemilik sendiri/ }).waitFor();
  await show(page, 'desa-serahkan-tanpa-sinyal');
  await known(page);
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  await page.getByRole('radio', { name: 'Tanda tangan' }).click();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  equal(mock.taken.length, 0, 'acts without signal');
  await page.context().setOffline(false);
  equal((await sent(page, mock, 2)).map((one) => one.path), ['/documents/k1/handover', '/documents/k2/handover']);
  no_troubles(page);
});

test('a list that is read while its person logs out leaves no copy behind', async (end) => {
  const { page } = await door(end);
  let asked = 0;
  let come;
  const late = new Promise((resolve) => (come = resolve));
  await page.route(/\/api\/v1\/documents(\?|$)/, async (route) => {
    asked += 1;
    await late;
    await route.fulfill({ json: { items: waiting } });
  });
  await page.reload();
  await unlock(page, '482913');
  await until(() => asked, 'the list to be asked for');
  await page.locator('header a.where').click();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Nama pengguna').waitFor();
  const answered = page.waitForResponse(/\/api\/v1\/documents(\?|$)/);
  come();
  await (await answered).finished();
  await page.waitForTimeout(500);
  equal(await keys_of(page, 'copies'), []);
});

test('a photo proves the hand-over, and is with the office before the hand-overs that name it', async (end) => {
  const { mock, page } = await door(end);
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await known(page);
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  await page.getByRole('radio', { name: 'Foto penerima dengan dokumennya' }).click();
  await page.getByText('Langkah 4 kurang: Bukti terima.').waitFor();
  // The step folds to one line.
  await takes_photo(page, page.getByText('2 dokumen untuk Pemilik sendiri.'));
  await show(page, 'desa-serahkan-foto');
  await page.getByRole('button', { name: 'Selesai' }).click();
  await sent(page, mock, 2);
  const proofs = mock.taken.map((one) => one.body.proof);
  equal([proofs[0], mock.files.size], [proofs[1], 1], 'one photo for both');
  for (const { came } of mock.taken) check(came.get(`/blobs/${proofs[0]}`)?.length > 1000, 'a hand-over came before its photo');
  no_troubles(page);
});

test('what was told at the door stands when the phone has put the page away, and after undo, until the server has it', async (end) => {
  const { mock, page } = await door(end);
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await known(page);
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  await page.getByRole('radio', { name: 'Foto penerima dengan dokumennya' }).click();
  const ready = page.getByText('2 dokumen untuk Pemilik sendiri.');
  await takes_photo(page, ready);
  // The draft stood there before the photo did.
  await until(async () => (await keys_of(page, 'blobs')).includes((await draft_of(page, 'serahkan-d1'))?.shot?.id), 'the photo in the draft');
  await page.reload();
  await unlock(page, '482913');
  await ready.waitFor();
  await page.getByText('Tarik dokumen lama: 1 dari 1').waitFor();
  await show(page, 'desa-serahkan-lanjut');
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByText('Serahkan (2). Tersimpan.').waitFor();
  await page.getByRole('button', { name: /^Batalkan/ }).click();
  await page.getByText('Serahkan (2). Tersimpan.').waitFor({ state: 'detached' });
  // Until the undo is through, the row leads nowhere.
  await page.getByRole('link', { name: /RT 2 · KTP-el, Kartu Keluarga/ }).click();
  await ready.waitFor();
  await page.getByRole('button', { name: 'Selesai' }).click();
  const [first, second] = await sent(page, mock, 2);
  check(first.body.proof === second.body.proof && mock.files.get(`/blobs/${first.body.proof}`)?.length > 1000, 'the photo came along');
  await until(async () => (await keys_of(page, 'drafts')).length + (await keys_of(page, 'blobs')).length === 0, 'the end of the draft');
  no_troubles(page);
});

test('an old card that is not there needs a coded excuse', async (end) => {
  const { page } = await door(end);
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await known(page);
  await page.getByRole('button', { name: 'KTP-el lama hilang atau tertinggal' }).click();
  await page.getByRole('button', { name: 'Hilang, ada surat polisi' }).click();
  await page.getByText('Langkah 4 kurang: Bukti terima.').waitFor();
});

const original = (id, dossier, kind_name, more = {}) => ({
  original: id, kind: 'k', kind_name, dossier, village: '35.03.02.2001', village_name: 'Besuki', state: 'at_village', holder: 'Sup•••', hands: hands('village', 'Di Desa Besuki'), ...more,
});

test('originals that a bag brought back are given to their owners: with the family\'s documents, or by themselves', async (end) => {
  const { mock, page } = await door(end, [original('o1', 'd1', 'Buku nikah', home('Sumber', '2')), original('o2', 'd9', 'Ijazah', home('Sumber', '4'))]);
  await page.getByRole('heading', { name: '3 dokumen siap diserahkan kepada 2 orang. 2 berkas asli menunggu pemiliknya.' }).waitFor();
  await show(page, 'desa-serahkan-asli');
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga, Buku nikah asli').click();
  await page.getByRole('heading', { name: 'Berkas asli milik keluarga' }).waitFor();
  await page.getByRole('heading', { name: /^Yang menerima: Pemilik sendiri/ }).waitFor();
  await show(page, 'desa-serahkan-asli-orang');
  await page.getByRole('button', { name: 'Kembalikan ke pemilik' }).click();
  await page.getByRole('heading', { name: 'Berkas asli milik keluarga' }).waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: /^Yang menerima: Pemilik sendiri/ }).waitFor();
  await page.getByText('Semua orang').click();
  await page.getByText('RT 4 · Ijazah asli').click();
  await page.getByRole('heading', { name: 'Sup•••' }).waitFor();
  await page.getByRole('button', { name: 'Kembalikan ke pemilik' }).click();
  await page.getByText('Tidak ada lagi yang menunggu di sini.').waitFor();
  equal(await sent(page, mock, 2), [{ path: '/originals/o1/return', body: {} }, { path: '/originals/o2/return', body: {} }]);
  no_troubles(page);
});

const here = (state, place = 'counter') => ({ state, hands: { ...hands('office', 'Di kantor Dukcapil'), place } });
const back = document('k1', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Sri W•••', here('at_office'));
const fresh = document('k2', 'TK7K-4Q2M-9XHD', 'd1', 'Kartu Keluarga', 'Sri W•••', here('shelved'));

/** Somebody at the counter of the office, before the list of what is handed over there. */
async function counter(end) {
  const branch = document('k5', 'TK', 'd5', 'KIA', 'Wi•••', here('at_office', 'branch'));
  const { mock, page } = await office(end, ['see_custody', 'report_siak', 'hand_over'], '/desa', {
    '/documents?state=at_office': { items: [back, branch] },
    '/documents?dossier=d1': { items: [back, fresh, { ...fresh, document: 'k4', state: 'making' }] },
    '/documents/k1': { document: back, receivers: [self], dues: [], card_policy: 'office_only', with_device: [] },
    '/documents/k2': { document: fresh, receivers: [self], dues: [], with_device: [] },
    '/originals': { items: [] }, '/bags': { items: [] }, '/old-documents': { items: [] }, '/dossiers': { items: [] },
    '/catalogue': { ...kCatalogue, ...catalogue, desks: [{ code: 'counter', kind: 'counter', name: { id: 'Loket', en: 'Counter' }, village: '', serves: [] }] },
  });
  await page.goto(`${mock.url}/desa/serahkan`);
  await unlock(page, '482913');
  await page.getByRole('heading', { name: '1 dokumen siap diserahkan kepada 1 orang.' }).waitFor();
  return { mock, page };
}

test('the counter hands over what came back, and what is new from the printer, in the name of its desk', async (end) => {
  const { mock, page } = await counter(end);
  await show(page, 'loket-serahkan');
  equal(await page.getByText('Wi•••').count(), 0, 'what lies at another desk');
  await page.getByText('Sri W•••').click();
  await page.getByRole('heading', { name: /^Yang menerima: Pemilik sendiri/ }).waitFor();
  equal(await page.getByText('menurut aturan diserahkan di kantor').count(), 0, 'at the office already');
  await known(page);
  // No rule puts it off here: what was done is asked.
  equal(await page.getByRole('radio', { name: 'Aktivasi ditunda' }).isChecked(), false, 'an activation that nobody told of');
  await page.getByRole('radio', { name: 'Sudah diaktifkan' }).click();
  await page.getByRole('radio', { name: 'Tanda tangan' }).click();
  await page.getByText('2 dokumen untuk Pemilik sendiri.').waitFor();
  await show(page, 'loket-serahkan-orang');
  await page.getByRole('button', { name: 'Selesai' }).click();
  const acts = await sent(page, mock, 2);
  equal(acts.map(({ path, body }) => [path, body.desk]), [['/documents/k1/handover', 'counter'], ['/documents/k2/handover', 'counter']]);
  no_troubles(page);
});

test('a try in vain at the counter was at the counter', async (end) => {
  const { mock, page } = await counter(end);
  await page.getByText('Sri W•••').click();
  await page.getByRole('button', { name: 'Gagal' }).click();
  await page.getByRole('button', { name: 'Tidak ada orang di rumah' }).click();
  const [first] = await sent(page, mock, 2);
  equal(first, { path: '/documents/k1/attempt', body: { reason: 'nobody_home', desk: 'counter' } });
});

test('a failure is two touches', async (end) => {
  const { mock, page } = await door(end);
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await page.getByRole('button', { name: 'Gagal' }).click();
  await page.getByText('Mengapa gagal?').waitFor();
  await show(page, 'desa-serahkan-gagal');
  await page.getByRole('button', { name: 'Tidak ada orang di rumah' }).click();
  await sent(page, mock, 2);
  equal(mock.taken[0].body, { reason: 'nobody_home' });
});

test('what came to another village is told, and not offered at the door', async (end) => {
  const away = document('k7', 'TK', 'd7', 'KTP-el', 'Bu•••', { state: 'astray', hands: { ...hands('village', 'Di Desa Terbis, Panggul'), place: '35.03.02.2002' } });
  const { mock, page } = await door(end, [], [...waiting, { ...away, state: 'at_village' }]);
  const theirs = { ...away, document: 'k8', village: '35.03.02.2002', village_name: 'Terbis', hands: hands('village', 'Di Desa Besuki') };
  // What lies here for another village fills the first page.
  mock.reads.set('/documents?state=astray&village=35.03.02.2001', { items: [theirs], next: '5' });
  mock.reads.set('/documents?state=astray&village=35.03.02.2001&cursor=5', { items: [away] });
  await page.reload();
  await unlock(page, '482913');
  await page.getByText('KTP-el Bu••• salah desa.').waitFor();
  await page.getByText('Di Desa Terbis, Panggul. Dikirim kembali dari sana.').waitFor();
  await page.getByRole('heading', { name: '3 dokumen siap diserahkan kepada 2 orang.' }).waitFor();
  equal(await page.getByText('salah desa').count(), 1, 'documents that are told to be elsewhere');
  await show(page, 'desa-serahkan-salah-desa');
  no_troubles(page);
});

test('an old document that was left behind is taken in later, under the id that it was excused with', async (end) => {
  const { mock, page } = await door(end);
  const excused = (id) => ({ old_document: id, kind: 'k', kind_name: 'KTP-el', dossier: 'd8', document: 'k8', village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul', state: 'excused', holder: 'Bu•••', end: 'destroy', excuse: 'whatever', taken_at: hours_ago(50) });
  // Which excuses end, the server knows by their rows.
  const awaited = '/old-documents?state=awaited&village=35.03.02.2001';
  mock.reads.set(awaited, { items: [excused('l1')], next: '7' });
  mock.reads.set(`${awaited}&cursor=7`, { items: [] });
  await page.reload();
  await unlock(page, '482913');
  await page.getByRole('heading', { name: 'Dokumen lama yang menyusul' }).waitFor();
  await page.getByText(/^Bu••• · tertinggal/).waitFor();
  await page.getByRole('button', { name: 'Muat lagi' }).click();
  await page.getByRole('button', { name: 'Muat lagi' }).waitFor({ state: 'detached' });
  await show(page, 'desa-serahkan-menyusul');
  await page.getByRole('button', { name: 'Terima', exact: true }).click();
  await page.getByRole('heading', { name: 'Dokumen lama yang menyusul' }).waitFor({ state: 'detached' });
  equal(await sent(page, mock), [{ path: '/old-documents', body: { old_document: 'l1', kind: 'k', dossier: 'd8', document: 'k8' } }]);
  no_troubles(page);
});

test('undo takes back all that one touch did: of three documents none goes out', async (end) => {
  const { mock, page } = await door(end, [], [card, sheet, document('k4', 'TK7K-4Q2M-9XHE', 'd1', 'KIA', 'Sri W•••', home('Sumber', '2'))], '3 dokumen siap diserahkan kepada 1 orang.');
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga, KIA').click();
  await page.getByRole('button', { name: 'Gagal' }).click();
  await page.getByRole('button', { name: 'Tidak ada orang di rumah' }).click();
  await page.getByText('Gagal diserahkan (3). Tersimpan.').waitFor();
  equal((await work(page, 'list')).length, 3, 'acts that wait');
  await page.getByRole('button', { name: /^Batalkan/ }).click();
  await page.getByText('Gagal diserahkan (3)').waitFor({ state: 'detached' });
  equal([await work(page, 'list'), mock.taken], [[], []], 'acts after undo');
  no_troubles(page);
});

test('a full phone is told in plain words: the button is free again, nothing on the screen is lost, and it goes once there is room', async (end) => {
  const { mock, page } = await door(end);
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').click();
  await known(page);
  const make_room = await no_room(page);
  // A draft that cannot be kept is told at once.
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  await page.getByRole('alert').getByText('Perangkat ini penuh.').waitFor();
  await show(page, 'desa-serahkan-penuh');
  await page.getByRole('button', { name: 'Tutup' }).click();
  await page.getByRole('radio', { name: 'Tanda tangan' }).click();
  await page.getByText('2 dokumen untuk Pemilik sendiri.').waitFor();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByRole('alert').getByText('Perangkat ini penuh.').waitFor();
  await page.getByText('2 dokumen untuk Pemilik sendiri.').waitFor();
  await make_room();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByText('Serahkan (2). Tersimpan.').waitFor();
  equal(await page.getByText('Perangkat ini penuh.').count(), 0, 'the word once there is room');
  equal((await sent(page, mock, 2)).map((one) => one.path), ['/documents/k1/handover', '/documents/k2/handover']);
  no_troubles(page);
});

test('what the first page does not hold is counted by the server', async (end) => {
  const { mock, page } = await door(end);
  mock.reads.set('/documents', { items: waiting, next: '9', counts: { at_village: 240, handed_over: 900 } });
  mock.reads.set('/documents?state=astray&village=35.03.02.2001', { items: [] });
  mock.reads.set('/originals', { items: [], next: '9', counts: { at_village: 12 } });
  await page.reload();
  await unlock(page, '482913');
  await page.getByRole('heading', { name: '240 dokumen siap diserahkan. 12 berkas asli menunggu pemiliknya.' }).waitFor();
  await page.getByRole('button', { name: 'Muat lagi' }).waitFor();
  mock.reads.set('/documents?state=at_village&village=35.03.02.2001&cursor=9', { items: [document('k9', 'TK', 'd9', 'KTP-el', 'Par•••')], counts: { at_village: 240 } });
  mock.reads.set('/originals?state=at_village&village=35.03.02.2001&cursor=9', { items: [] });
  await page.getByLabel('Cari nama').fill('par');
  await page.getByText('Par•••').waitFor();
  no_troubles(page);
});

test('a family is found by any part of a name: the server knows the words that the list hides', async (end) => {
  const { mock, page } = await door(end);
  const asked = [];
  mock.replies.set('/dossiers/search', ({ text }) => (asked.push(text), [200, { items: text === 'Wahyuni' ? [{ id: 'd1' }, { id: 'd9' }] : [], more: text === 'Siti' }]));
  const search = page.getByLabel('Cari nama');
  await search.fill('Wahyuni');
  await page.getByText('Wi•••').waitFor({ state: 'detached' });
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').waitFor();
  await search.fill('Suparti');
  await page.getByText('Tidak ada nama itu.').waitFor();
  await search.fill('Siti');
  await page.getByText('Tambah kata lain dari namanya, atau pindai dokumennya.').waitFor();
  equal(asked, ['Wahyuni', 'Suparti', 'Siti'], 'what the server was asked');
  await lose_signal(page);
  await search.fill('Wahyuni');
  await page.getByText('Nama di daftar ini disamarkan.').waitFor();
  await search.fill('sri w');
  await page.getByText('RT 2 · KTP-el, Kartu Keluarga').waitFor();
  no_troubles(page);
});

test('nothing to hand over: the list says when something will be', async (end) => {
  const { page } = await door(end, [], []);
  await page.getByRole('heading', { name: 'Tidak ada dokumen yang menunggu.' }).waitFor();
  await page.getByText('Dokumen muncul di sini setelah tas dibuka dan dicocokkan.').waitFor();
  await show(page, 'desa-serahkan-kosong');
  no_troubles(page);
});
