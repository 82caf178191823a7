// Anomalies: each with the rule in words and who answers; resolved with a reason; empty, failed and without signal.
import { equal, no_troubles, sent, show, test } from './harness.mjs';
import { office } from './office_people.mjs';
import { verification } from './picture_answers.mjs';

const anomaly = (n, rule, owner_role, may_resolve = true) => ({ id: `n${n}`, rule, about: 'bag', other_seq: n, seq: 40 + n, area: '35.03.02.2001', owner_role, detail: '', may_resolve, raised_at: '2026-11-24T01:00:00.000000Z' });
const some = { items: [anomaly(1, 'seal-broken', 'dispatcher'), anomaly(2, 'printed-twice', 'printer')] };
const kPhoto = '01900000-0000-7000-8000-0000000000f1';
const said = (seq, operation, by, occurred_at, received_at, more) => ({ seq, operation, type: 'x', about: 'bag:x', by, occurred_at, received_at, said: { bag: kPhoto, ...more } });
const full = {
  ...some.items[0],
  told: said(41, 'open_bag', 'Lastri Contoh', '2026-11-24T01:00:00.000000Z', '2026-11-24T03:00:00.000000Z', { seal_seen: 'TG-9' }),
  against: said(1, 'seal_bag', 'Wahyu Contoh', '2026-11-24T00:00:00.000000Z', '2026-11-24T00:00:10.000000Z', { seal: 'TG-1' }),
  pictures: [kPhoto],
};
const desk = (end, answer) => office(end, ['see_anomalies', 'resolve_anomalies'], '/dukcapil/kejanggalan', answer ? { '/anomalies': answer, '/anomalies/n1': full } : {});

test('an anomaly is resolved with a reason; one that asks for a note waits for it', async (end) => {
  const { mock, page } = await desk(end, some);
  await page.getByRole('heading', { name: '2 kejanggalan perlu penjelasan.' }).waitFor();
  await page.getByText('Dijawab pengatur rit').waitFor();
  let let_go = () => {};
  const held = new Promise((resolve) => (let_go = resolve));
  await page.route('**/api/v1/blobs/**', async (route) => {
    await held;
    await route.fulfill({ contentType: 'image/svg+xml', body: verification().scan });
  });
  await page.getByRole('button', { name: /^Segel rusak saat tas dibuka/ }).focus();
  await page.keyboard.press('Enter');
  const told = page.getByRole('region', { name: 'Yang dilaporkan' });
  await told.getByText('Oleh Lastri Contoh, terjadi 24 November 2026 08.00, tiba 24 November 2026 10.00. Catatan 41.').waitFor();
  equal(await told.locator('dl').innerText(), 'Segel yang dilihat\nTG-9', 'what was said');
  await page.getByRole('region', { name: 'Berlawanan dengan' }).getByText('Menyegel tas').waitFor();
  await page.getByText('Lihat 1 foto').click();
  await page.getByLabel('Untuk apa dibuka').selectOption('look');
  await page.getByRole('button', { name: 'Buka foto' }).click();
  await page.locator('[aria-busy="true"] [aria-disabled="true"]', { hasText: 'Buka foto' }).waitFor();
  let_go();
  await page.getByRole('img', { name: 'Foto 1' }).waitFor();
  await page.getByLabel('Penyelesaian').selectOption('corrected');
  equal(await page.getByRole('button', { name: 'Selesaikan' }).getAttribute('aria-disabled'), 'true', 'a reason that asks for a note');
  await page.getByLabel('Penjelasan').fill('Segel diganti di jalan.');
  await show(page, 'dukcapil-kejanggalan');
  await page.getByRole('button', { name: 'Selesaikan' }).click();
  await page.getByRole('heading', { name: '1 kejanggalan perlu penjelasan.' }).waitFor();
  equal(await sent(page, mock), [{ path: '/anomalies/n1/resolve', body: { reason: 'corrected', note: 'Segel diganti di jalan.' } }]);
  no_troubles(page);
});

test('the sentence counts all that are open, whatever the first page holds', async (end) => {
  const { page } = await desk(end, { ...some, next: '41', counts: { open: 131 } });
  await page.getByRole('heading', { name: '131 kejanggalan perlu penjelasan.' }).waitFor();
  await page.getByRole('button', { name: 'Muat lagi' }).waitFor();
  no_troubles(page);
});

test('who only answers for some finds the desk, and resolves what the server lets him resolve', async (end) => {
  const items = [anomaly(1, 'printed-twice', 'printer'), anomaly(2, 'seal-broken', 'dispatcher', false)];
  const in_full = Object.fromEntries(items.map((one) => [`/anomalies/${one.id}`, { ...one, told: full.told, pictures: [] }]));
  const { page } = await office(end, ['own_anomalies'], '/dukcapil/kejanggalan', { '/anomalies': { items }, ...in_full });
  const told = page.getByRole('region', { name: 'Yang dilaporkan' }), resolve = page.getByRole('button', { name: 'Selesaikan' });
  await page.getByRole('button', { name: /^Segel rusak saat tas dibuka/ }).click();
  await told.waitFor();
  equal(await resolve.count(), 0, 'what another answers for');
  await page.getByRole('button', { name: /^Dokumen dicetak dua kali/ }).click();
  await resolve.waitFor();
  no_troubles(page);
});

test('none teaches what would stand here', async (end) => {
  const { page } = await desk(end, { items: [] });
  await page.getByText('Laporan yang tidak sesuai aturan tetap tercatat dan muncul di sini.').waitFor();
  await show(page, 'dukcapil-kejanggalan-kosong');
  no_troubles(page);
});

test('a list that does not open says so, and opens on another try', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Daftar belum terbuka.').waitFor();
  await show(page, 'dukcapil-kejanggalan-gagal');
  mock.reads.set('/anomalies', some);
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await page.getByRole('heading', { name: '2 kejanggalan perlu penjelasan.' }).waitFor();
  no_troubles(page);
});
