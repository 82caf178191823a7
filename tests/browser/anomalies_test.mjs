// Anomalies: each with the rule in words and who answers; resolved with a reason; empty, failed and without signal.
import { equal, no_troubles, show, test } from './harness.mjs';
import { office, taken } from './office_people.mjs';

const anomaly = (n, rule, owner_role) => ({ id: `n${n}`, rule, about: 'bag', other_seq: n, seq: 40 + n, area: '35.03.02.2001', owner_role, detail: '', raised_at: '2026-11-24T01:00:00.000000Z' });
const some = { anomalies: [anomaly(1, 'seal-broken', 'dispatcher'), anomaly(2, 'printed-twice', 'printer')] };
const desk = (end, answer) => office(end, ['see_anomalies', 'resolve_anomalies'], '/dukcapil/kejanggalan', answer ? { '/anomalies': answer } : {});

test('an anomaly is resolved with a reason; one that asks for a note waits for it', async (end) => {
  const { mock, page } = await desk(end, some);
  await page.getByRole('heading', { name: '2 kejanggalan perlu penjelasan.' }).waitFor();
  await page.getByText('Dijawab pengatur rit').waitFor();
  await page.getByRole('button', { name: /^Segel rusak saat tas dibuka/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Penyelesaian').selectOption('corrected');
  equal(await page.getByRole('button', { name: 'Selesaikan' }).getAttribute('aria-disabled'), 'true', 'a reason that asks for a note');
  await page.getByLabel('Penjelasan').fill('Segel diganti di jalan.');
  await show(page, 'dukcapil-kejanggalan');
  await page.getByRole('button', { name: 'Selesaikan' }).click();
  await page.getByRole('heading', { name: '1 kejanggalan perlu penjelasan.' }).waitFor();
  equal(await taken(page, mock), [{ path: '/anomalies/n1/resolve', body: { reason: 'corrected', note: 'Segel diganti di jalan.' } }]);
  no_troubles(page);
});

test('none teaches what would stand here', async (end) => {
  const { page } = await desk(end, { anomalies: [] });
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
