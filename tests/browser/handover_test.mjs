// At the door: who receives, how known, the old document that cannot be skipped, the proof; and a hand-over that failed.
import { catalogue, document } from './custody_answers.mjs';
import { equal, no_troubles, open_browser, show, test, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const card = document('k1', 'TK7K-4Q2M-9XHC', 'd1', 'KTP-el', 'Sri W•••');
const sheet = document('k2', 'TK7K-4Q2M-9XHD', 'd1', 'Kartu Keluarga', 'Sri W•••');
const self = { to: 'holder', relation: 'self', name: 'Pemilik sendiri', identified: ['known_to_officer'] };

async function door(end) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/documents', { items: [card, sheet, document('k3', 'TK', 'd2', 'KIA', 'Wi•••', { attempts: 2 })] });
  mock.reads.set('/documents/k1', { document: card, receivers: [self], dues: [{ kind: 'k', name: 'KTP-el', count: 1, settled: 0, if_held: false }], card_policy: 'deferred_activation', with_device: [] });
  mock.reads.set('/documents/k2', { document: sheet, receivers: [self], dues: [], with_device: [] });
  mock.reads.set('/catalogue', catalogue);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/desa/serahkan`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByRole('heading', { name: '3 dokumen siap diserahkan kepada 2 orang.' }).waitFor();
  return { mock, page };
}

test('the steps lead to one hand-over for each document; the old card cannot be skipped', async (end) => {
  const { mock, page } = await door(end);
  await show(page, 'desa-serahkan');
  await page.getByText('KTP-el, Kartu Keluarga').click();
  await page.getByRole('radio', { name: 'Pemilik sendiri' }).click();
  await page.getByRole('radio', { name: 'Dikenal petugas' }).click();
  await page.getByRole('radio', { name: 'Aktivasi ditunda' }).click();
  await page.getByText('Langkah 3 kurang: Tarik dokumen lama.').waitFor();
  equal(await page.getByRole('button', { name: 'Selesai' }).getAttribute('aria-disabled'), 'true');
  await show(page, 'desa-serahkan-orang');
  await page.getByRole('checkbox', { name: 'KTP-el lama' }).click();
  await page.getByRole('radio', { name: 'Tanda tangan' }).click();
  await page.getByText('2 dokumen untuk Pemilik sendiri.').waitFor();
  await page.getByRole('button', { name: 'Selesai' }).click();
  await page.getByText('Tersimpan, menunggu terkirim').waitFor();
  await until(() => mock.taken.length === 2, 'both hand-overs', 20_000);
  equal(mock.taken.map((one) => one.path), ['/documents/k1/handover', '/documents/k2/handover']);
  const [first, second] = mock.taken.map((one) => one.body);
  equal([first.relation, first.identified_by, first.activation, first.taken.length, second.activation, second.taken.length], ['self', 'known_to_officer', 'deferred', 1, 'not_applicable', 0]);
  no_troubles(page);
});

test('an old card that is not there needs a coded excuse', async (end) => {
  const { page } = await door(end);
  await page.getByText('KTP-el, Kartu Keluarga').click();
  await page.getByRole('radio', { name: 'Pemilik sendiri' }).click();
  await page.getByRole('radio', { name: 'Dikenal petugas' }).click();
  await page.getByRole('radio', { name: 'Aktivasi ditunda' }).click();
  await page.getByRole('button', { name: 'KTP-el lama hilang atau tertinggal' }).click();
  await page.getByRole('radio', { name: 'Hilang, ada surat polisi' }).click();
  await page.getByText('Langkah 4 kurang: Bukti terima.').waitFor();
});

test('a failure is two touches', async (end) => {
  const { mock, page } = await door(end);
  await page.getByText('KTP-el, Kartu Keluarga').click();
  await page.getByRole('button', { name: 'Gagal' }).click();
  await page.getByText('Mengapa gagal?').waitFor();
  await show(page, 'desa-serahkan-gagal');
  await page.getByRole('button', { name: 'Tidak ada orang di rumah' }).click();
  await until(() => mock.taken.length === 2, 'both attempts', 20_000);
  equal(mock.taken[0].body, { reason: 'nobody_home' });
});
