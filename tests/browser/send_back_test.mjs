// Sending back: what is due is ticked, the seal is read, the bag is sealed and given to the rider in that order.
import { bag, catalogue, document, hands, hours_ago } from './custody_answers.mjs';
import { becomes, check, equal, kNoWorker, no_troubles, open_browser, sent, show, test, visit, work } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { office } from './office_people.mjs';
import { first_log_in, unlock } from './people.mjs';

const kOthers = {
  originals: [{ original: 'o1', kind: 'k', kind_name: 'Buku nikah', dossier: 'd1', state: 'kept', holder: 'Sri W•••', hands: hands('village', '') }],
  documents: [document('k3', 'TK', 'd2', 'KIA', 'Wi•••', { attempts: 2 })],
};

async function sending(end, old, { originals, documents, astray = [], more = {} } = kOthers) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/old-documents', { items: old });
  mock.reads.set('/originals', { items: originals, ...more });
  mock.reads.set('/documents', { items: documents });
  mock.reads.set('/documents?state=astray&village=35.03.02.2001', { items: astray });
  mock.reads.set('/riders', { items: [{ id: 'r7', full_name: 'Slamet' }] });
  mock.reads.set('/bags', { items: [] });
  mock.reads.set('/catalogue', catalogue);
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/desa/kirim-kembali`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  return { mock, page };
}

test('the bag is sealed with what is ticked, then given to the rider', async (end) => {
  const { mock, page } = await sending(end, [{ old_document: 'l1', kind: 'k', kind_name: 'KTP-el', dossier: 'd1', state: 'at_village', holder: 'Siti R•••', taken_at: hours_ago(2) }]);
  await page.getByRole('heading', { name: '2 barang perlu kembali ke Dukcapil.' }).waitFor();
  await page.getByRole('checkbox', { name: /KTP-el lama.*Siti R•••/ }).waitFor();
  await page.getByRole('checkbox', { name: /Buku nikah asli.*Sri W•••/ }).waitFor();
  await show(page, 'desa-kirim-kembali');
  await page.locator('#seal').fill('SG-0099');
  await page.keyboard.press('Enter');
  await page.getByText('2 barang, segel SG-0099.').waitFor();
  await page.getByRole('button', { name: 'Segel tas' }).click();
  await page.getByRole('button', { name: 'Serahkan ke kurir' }).click();
  await page.getByText('Diserahkan kepada siapa?').waitFor();
  await show(page, 'desa-kirim-kembali-kepada');
  await page.getByRole('button', { name: 'Slamet' }).click();
  await page.getByText('Diserahkan, menunggu terkirim').waitFor();
  await show(page, 'desa-kirim-kembali-diserahkan');
  const closed = (await work(page, 'list')).find((one) => one.content.request.path === '/bags').content.request.body;
  mock.reads.set('/bags', { items: [bag(closed.bag, 'TKB2-1W6R-DXXX', 'carried', { direction: 'inward', seal: closed.seal })] });
  await sent(page, mock, 2);
  await becomes(() => page.getByText('segel SG-0099').count(), 0, 'bags that were given and wait all the same');
  const [sealed, given] = mock.taken;
  equal([sealed.path, sealed.body.direction, sealed.body.seal, sealed.body.contents], ['/bags', 'inward', 'SG-0099', [{ kind: 'old_document', id: 'l1' }, { kind: 'original', id: 'o1' }]]);
  check(given.path === `/bags/${sealed.body.bag}/give`, 'the same bag is given');
  equal(given.body, { from: 'village', to: 'rider', rider: 'r7', seal_seen: 'SG-0099' });
  no_troubles(page);
});

test('a bag that was sealed stands, and its things are in it, when the phone has put the page away before it was sent', async (end) => {
  const { mock, page } = await sending(end, []);
  mock.replies.set('/bags', () => [503, { code: 'busy' }]);
  await page.locator('#seal').fill('SG-0099');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Segel tas' }).click();
  await page.getByRole('button', { name: 'Serahkan ke kurir' }).waitFor();
  await page.reload();
  await unlock(page, '482913');
  await page.getByText('1 barang, segel SG-0099').waitFor();
  await page.getByRole('heading', { name: 'Tidak ada yang perlu kembali.' }).first().waitFor();
  no_troubles(page);
});

test('a bag that is taken back was never sealed: its things are here again', async (end) => {
  const { page } = await sending(end, []);
  await page.locator('#seal').fill('SG-0099');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Segel tas' }).click();
  await page.getByRole('button', { name: 'Serahkan ke kurir' }).waitFor();
  await page.getByRole('heading', { name: 'Tidak ada yang perlu kembali.' }).first().waitFor();
  await page.getByRole('button', { name: /^Batalkan \(/ }).click();
  await page.getByRole('heading', { name: '1 barang perlu kembali ke Dukcapil.' }).waitFor();
  equal(await page.getByRole('button', { name: 'Serahkan ke kurir' }).count(), 0, 'bags that nobody sealed');
  no_troubles(page);
});

test('of four lists one goes on: the sentence says so, and the rest can be read', async (end) => {
  const { mock, page } = await sending(end, [{ old_document: 'l1', kind: 'k', kind_name: 'KTP-el', dossier: 'd1', state: 'at_village', taken_at: hours_ago(2) }], {
    ...kOthers,
    more: { next: '8' },
  });
  await page.getByRole('heading', { name: 'Lebih dari 2 barang perlu kembali ke Dukcapil.' }).waitFor();
  mock.reads.set('/originals?state=kept&village=35.03.02.2001&cursor=8', { items: [{ ...kOthers.originals[0], original: 'o2', kind_name: 'Ijazah' }] });
  await page.getByRole('button', { name: 'Muat lagi' }).click();
  await page.getByRole('heading', { name: '3 barang perlu kembali ke Dukcapil.' }).waitFor();
  await page.getByRole('checkbox', { name: /Ijazah asli/ }).waitFor();
  no_troubles(page);
});

test('nothing of the first pages goes back, or waits for the rider: the next ones are read before anybody says that there is none', async (end) => {
  const { mock, page } = await sending(end, [], { originals: [], documents: [] });
  const of_village = 'village=35.03.02.2001';
  const bag = (id, direction) => ({ bag: id, code: `TK${id.toUpperCase()}-0000-0000`, seal: `SG-${id}`, direction, village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul', state: 'sealed', things: 1, sealed_at: hours_ago(1), hands: hands('village', ''), contents: [], handovers: [] });
  mock.reads.set(`/documents?state=at_village&${of_village}`, { items: [document('k1', 'TK', 'd1', 'KTP-el', 'Wi•••')], next: '3' });
  mock.reads.set(`/documents?state=at_village&${of_village}&cursor=3`, { items: kOthers.documents });
  mock.reads.set(`/bags?state=unopened&${of_village}`, { items: [bag('b1', 'outward')], next: '4' });
  mock.reads.set(`/bags?state=unopened&${of_village}&cursor=4`, { items: [bag('b2', 'inward')] });
  await page.reload();
  await unlock(page, '482913');
  await page.getByRole('checkbox', { name: /KIA/ }).waitFor();
  await page.getByText('TKB2-0000-0000').waitFor();
  equal(await page.getByRole('button', { name: 'Muat lagi' }).count(), 0, 'pages left');
  no_troubles(page);
});

test('what is damaged and what belongs to another village is due; a bag on a run goes to its rider, and without one the village may bring it itself', async (end) => {
  const other = { village: '35.03.02.2002', village_name: 'Terbis' };
  const { mock, page } = await sending(end, [], {
    originals: [],
    documents: [document('k3', 'TK', 'd2', 'KIA', 'Wi•••', { damaged: true }), document('k4', 'TK', 'd2', 'KTP-el', 'Wi•••')],
    astray: [document('k5', 'TK', 'd3', 'Akta', '', { state: 'astray', ...other }), document('k6', 'TK', 'd4', 'KTP-el', 'Sri W•••', { state: 'astray', hands: { ...hands('village', 'Di Desa Terbis'), place: other.village } })],
  });
  await page.getByRole('heading', { name: '2 barang perlu kembali ke Dukcapil.' }).waitFor();
  equal(await page.getByRole('checkbox').evaluateAll((all) => all.map((one) => [one.value, one.checked])), [['k5', true], ['k3', true]]);
  await page.getByText('Milik Desa Terbis, salah kirim').waitFor();
  await show(page, 'desa-kirim-kembali-salah');
  const bag = (id, more) => ({ bag: id, code: `TK${id.toUpperCase()}-0000-0000`, seal: `SG-${id}`, direction: 'inward', village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul', state: 'sealed', things: 1, sealed_at: hours_ago(1), hands: hands('village', ''), contents: [], handovers: [], ...more });
  mock.reads.set('/bags', { items: [bag('b1', { run: 'r1' }), bag('b2')] });
  await page.reload();
  await unlock(page, '482913');
  await page.getByRole('button', { name: 'Serahkan ke kurir' }).first().click();
  await page.getByText('Diserahkan, menunggu terkirim').waitFor();
  await page.getByRole('button', { name: 'Serahkan ke kurir' }).click();
  await page.getByRole('button', { name: 'Saya antar sendiri' }).click();
  await sent(page, mock, 2);
  equal(mock.taken.map(({ path, body }) => [path, body]), [['/bags/b1/give', { from: 'village', to: 'rider', seal_seen: 'SG-b1' }], ['/bags/b2/give', { from: 'village', to: 'office', seal_seen: 'SG-b2' }]]);
  no_troubles(page);
});

test('the seal may be typed in the bar, where any code may', async (end) => {
  const { page } = await sending(end, []);
  await page.getByRole('heading', { name: '1 barang perlu kembali ke Dukcapil.' }).waitFor();
  await page.keyboard.press('/');
  await page.locator('#scan-or-type').fill('SG-0099');
  await page.keyboard.press('Enter');
  await page.getByText('1 barang, segel SG-0099.').waitFor();
});

test('a counter of the office has nothing to send back to itself, and no bags of villages to receive', async (end) => {
  const nothing = { items: [] };
  const { mock, page } = await office(end, ['see_custody', 'report_siak', 'hand_over'], '/desa', {
    '/documents': nothing, '/bags': nothing, '/old-documents': nothing, '/originals': nothing, '/dossiers': { items: [] },
  });
  await page.getByRole('link', { name: 'Serahkan' }).waitFor();
  for (const door of ['Kirim kembali', 'Terima tas']) equal(await page.getByRole('link', { name: door }).count(), 0, door);
  await show(page, 'loket-beranda');
  for (const path of ['/desa/kirim-kembali', '/desa/terima', '/desa/terima/b1']) {
    await page.goto(mock.url + path);
    await unlock(page, '482913');
    await page.getByRole('heading', { name: 'Halaman ini untuk meja lain.' }).waitFor();
  }
  no_troubles(page);
});

test('a bag that waits for the rider gives back what went into it by mistake', async (end) => {
  const { mock, page } = await sending(end, [], { originals: [], documents: [] });
  const bag = { bag: 'b1', code: 'TKB1-0000-0000', seal: 'SG-0099', direction: 'inward', village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul', state: 'sealed', things: 1, sealed_at: hours_ago(1), hands: hands('village', ''), contents: [], handovers: [] };
  mock.reads.set('/bags', { items: [bag] });
  mock.reads.set('/bags/b1', { ...bag, contents: [{ kind: 'original', id: 'o1', code: '', name: 'Buku nikah', holder: '', nik: '', outcome: 'listed' }] });
  await page.reload();
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByRole('button', { name: 'Keluarkan isi' }).waitFor();
  equal(await page.getByRole('link', { name: 'Cetak daftar isi tas' }).getAttribute('href'), '/api/v1/bags/b1/manifest.pdf');
  await page.getByRole('button', { name: 'Keluarkan isi' }).click();
  await page.getByRole('checkbox', { name: 'Buku nikah' }).check();
  await page.getByLabel('Segel baru').fill('SG-0100');
  await show(page, 'desa-kirim-kembali-keluarkan');
  await page.getByRole('button', { name: 'Keluarkan 1 dan segel lagi' }).click();
  await sent(page, mock);
  equal([mock.taken[0].path, mock.taken[0].body], ['/bags/b1/take-out', { things: [{ kind: 'original', id: 'o1' }], seal: 'SG-0100' }]);
  no_troubles(page);
});

test('nothing has to go back: the list says what will', async (end) => {
  const { page } = await sending(end, [], { originals: [], documents: [] });
  await page.getByRole('heading', { name: 'Tidak ada yang perlu kembali.' }).first().waitFor();
  await page.getByText('Muncul di sini: dokumen lama yang ditarik').waitFor();
  await show(page, 'desa-kirim-kembali-kosong');
  no_troubles(page);
});
