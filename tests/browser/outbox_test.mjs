// Nothing that a person did is lost or sent twice: over reloads, restarts, lost lines, ended log-ins and a second user.
import { readFileSync } from 'node:fs';
import { webcrypto } from 'node:crypto';
import { check, equal, no_troubles, open_browser, profile_folder, show, test, until, visit, work } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in, log_in, unlock } from './people.mjs';

const kPin = '482913';
const act = (text, more = {}) => ({ method: 'POST', path: '/reports', body: { text }, title: { text }, undo: false, ...more });
const taken = (mock) => mock.taken.map((one) => one.body.text);

async function desk(end, profile) {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser(profile);
  end(() => context.close());
  const page = await visit(context, mock.url);
  await first_log_in(page, mock.url, 'lastri', kPin);
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, kPin);
  await page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  return { mock, context, page };
}

test('an act waits ten seconds with undo, then goes out once', async (end) => {
  const { mock, page } = await desk(end);
  await work(page, 'submit', act('a', { undo: true }));
  await page.getByRole('button', { name: /Batalkan \(/ }).waitFor();
  equal(taken(mock), []);
  await until(() => taken(mock).length, 'the act to go out', 20_000);
  check(/^seq=1; at=.*Z; sent=.*Z; heard=.*Z; heard-at=.*Z; ago=\d+$/.test(mock.taken[0].act), mock.taken[0].act);
  no_troubles(page);
});

test('an undone act never goes out', async (end) => {
  const { mock, page } = await desk(end);
  await work(page, 'submit', act('a', { undo: true }));
  await page.getByRole('button', { name: /Batalkan \(/ }).click();
  await page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  await work(page, 'submit', act('b'));
  await until(() => taken(mock).includes('b'), 'the next act');
  equal(taken(mock), ['b']);
  check(mock.taken[0].act.startsWith('seq=1;'), 'the undone act took a number');
});

test('without signal everything is kept, over a reload too, and goes out when the line is back', async (end) => {
  const { mock, context, page } = await desk(end);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);
  for (const text of ['a', 'b', 'c']) await work(page, 'submit', act(text));
  await page.getByRole('link', { name: '3 belum terkirim' }).first().waitFor();
  await page.reload();
  await page.getByRole('link', { name: '3 belum terkirim' }).first().waitFor();
  await unlock(page, kPin);
  await page.getByRole('heading', { name: '3 belum terkirim.' }).waitFor();
  equal(taken(mock), []);
  await context.setOffline(false);
  await until(() => taken(mock).length === 3, 'all three');
  equal(taken(mock), ['a', 'b', 'c']);
  no_troubles(page);
});

test('a browser that was closed in between still has everything', async (end) => {
  const profile = profile_folder();
  const { mock, context, page } = await desk(end, profile);
  mock.replies.set('/reports', () => [503, { code: 'busy' }]);
  await work(page, 'submit', act('a', { blobs: [] }));
  await until(() => mock.attempts > 0, 'a first attempt');
  await context.close();
  mock.replies.clear();
  const again = await open_browser(profile);
  end(() => again.close());
  const later = await visit(again, `${mock.url}/kotak-keluar`);
  await unlock(later, kPin);
  await until(() => taken(mock).length, 'the act to go out', 20_000);
  equal(taken(mock), ['a']);
});

test('an answer that was lost on the way leads to no second taking', async (end) => {
  const { mock, page } = await desk(end);
  mock.lose_answers = 2;
  await work(page, 'submit', act('a'));
  await until(() => mock.attempts >= 3, 'the third attempt', 30_000);
  await page.getByText(/Tercatat/).waitFor();
  equal(taken(mock), ['a']);
});

test('an ended log-in keeps everything and asks for it', async (end) => {
  const { mock, page } = await desk(end);
  mock.expire();
  await work(page, 'submit', act('a'));
  await page.getByText('Waktu masuk Anda habis.').waitFor();
  equal(taken(mock), []);
  await show(page, 'kotak-keluar-masuk-lagi');
  await page.getByRole('link', { name: 'Masuk lagi', exact: true }).click();
  await log_in(page, 'lastri');
  await until(() => taken(mock).length, 'the act to go out');
  equal(taken(mock), ['a']);
});

test('a revoked device still sends what it holds, and says that the office judges it first', async (end) => {
  const { mock, page } = await desk(end);
  mock.revoked = true;
  await work(page, 'submit', act('a'));
  await page.getByText('Akun atau perangkat ini sudah ditutup oleh admin.').waitFor();
  await page.getByText('Diterima kantor, tetapi belum berlaku').waitFor();
  equal(taken(mock), []);
  equal(mock.held.length, 1);
  await show(page, 'kotak-keluar-dicabut');
});

test('a device that the server has lost is enrolled again by itself', async (end) => {
  const { mock, page } = await desk(end);
  mock.devices.clear();
  await work(page, 'submit', act('a'));
  await until(() => taken(mock).length, 'the act to go out');
  equal(taken(mock), ['a']);
});

test('a second person sees and sends only their own', async (end) => {
  const { mock, page } = await desk(end);
  mock.replies.set('/reports', () => [503, { code: 'busy' }]);
  await work(page, 'submit', act('punya Lastri'));
  await until(() => mock.attempts > 0, 'a first attempt');
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Nama pengguna').waitFor();
  await page.getByText('1 kiriman orang lain').waitFor();
  mock.replies.clear();
  await first_log_in(page, mock.url, 'budi', '730264');
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, '730264');
  await page.getByText('1 kiriman orang lain').waitFor();
  await work(page, 'submit', act('punya Budi'));
  await until(() => taken(mock).length, 'the act of the second person');
  equal(mock.taken.map((one) => [one.account, one.body.text]), [['Budi', 'punya Budi']]);
  await page.getByRole('button', { name: 'Keluar' }).click();
  await log_in(page, 'lastri');
  await unlock(page, kPin);
  await until(() => taken(mock).length === 2, 'the act of the first person');
  equal(mock.taken[1].account, 'Lastri');
});

test('a refusal is shown with all reasons, blocks only what follows it, and is let go by hand', async (end) => {
  const { mock, page } = await desk(end);
  mock.replies.set('/dossiers', () => [
    422,
    {
      code: 'malformed',
      detail: 'Isian salah.',
      detail_en: 'Wrong.',
      errors: [
        { code: 'nik-date', field: 'nik', id: 'Nomor SKPWNI berakhir 0117 sudah dipakai di berkas TK8D-5R3T-XXXX.', en: 'x' },
        { code: 'field-missing', field: 'name', id: 'Nama ibu wajib diisi.', en: 'y' },
      ],
    },
  ]);
  mock.replies.set('/handovers', () => [200, { anomalies: ['handover.receiver'] }]);
  await work(page, 'submit', act('Serah KTP-el, Parti', { path: '/handovers' }));
  const first = await work(page, 'submit', act('Pindah datang, kel. Hartono', { path: '/dossiers', fix: '/desa' }));
  await work(page, 'submit', act('Foto ulang', { after: [first], title: { text: 'Foto ulang', code: 'TK7K-4Q2M-9XHC' } }));
  await work(page, 'submit', act('Terima tas', { title: { text: 'Terima tas', code: 'TKB2-1W6R-DXXX' } }));
  await page.getByText('Nama ibu wajib diisi.').waitFor();
  await page.getByText('handover.receiver').waitFor();
  await until(() => taken(mock).includes('Terima tas'), 'the act that does not follow the refused one');
  await page.getByText('Menunggu yang ditolak dibetulkan').waitFor();
  await show(page, 'kotak-keluar');
  await page.getByRole('button', { name: 'Singkirkan' }).click();
  await page.getByText('Kiriman yang mendahuluinya sudah disingkirkan.').waitFor();
  check(!taken(mock).includes('Foto ulang'), 'the follower was sent');
  no_troubles(page);
});

test('the rescue file opens with the key of the office and with no other', async (end) => {
  const { mock, context, page } = await desk(end);
  await context.setOffline(true);
  await work(page, 'submit', act('Kel. Suyatno'));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Simpan' }).click()]);
  const text = readFileSync(await download.path(), 'utf8');
  check(!text.includes('Suyatno'), 'the file tells a name in the clear');
  const file = JSON.parse(text);
  const opened = await open_rescue(file, mock.office.privateKey);
  equal(opened.map((one) => one.content.request.body.text), ['Kel. Suyatno']);
});

async function open_rescue(file, private_key) {
  const { subtle } = webcrypto;
  const point = Buffer.from(file.public_key, 'base64');
  const theirs = await subtle.importKey('raw', point, { name: 'ECDH', namedCurve: 'P-256' }, false, []);
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, private_key, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: point, info: Buffer.from(file.format) };
  const key = await subtle.deriveKey(how, material, { name: 'AES-GCM', length: 256 }, false, ['decrypt']);
  const plain = await subtle.decrypt({ name: 'AES-GCM', iv: Buffer.from(file.iv, 'base64') }, key, Buffer.from(file.sealed, 'base64'));
  return JSON.parse(Buffer.from(plain));
}

test('a wrong PIN opens nothing, and after five it costs a pause', async (end) => {
  const { page } = await desk(end);
  await page.reload();
  for (let i = 0; i < 4; i++) {
    await unlock(page, '111222');
    await page.getByText('PIN salah.').waitFor();
  }
  await unlock(page, '111222');
  await page.getByText('Terlalu sering salah.').waitFor();
  await unlock(page, kPin);
  await page.getByText('Terlalu sering salah.').waitFor();
});
