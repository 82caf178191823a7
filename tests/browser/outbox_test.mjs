// Nothing that a person did is lost or sent twice: over reloads, restarts, lost lines, ended log-ins and a second user.
import { readFileSync } from 'node:fs';
import { randomUUID, webcrypto } from 'node:crypto';
import { built, check, equal, keys_of, lose_signal, no_troubles, open_browser, picture, profile_folder, show, test, until, visit, watch, work } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in, log_in, unlock } from './people.mjs';

const kPin = '482913';
// Any act will do: the outbox knows none of them.
const kPath = '/documents/01900000-0000-7000-8000-00000000dddd/attempt';
const act = (text, more = {}) => ({ method: 'POST', path: kPath, body: { text }, title: { text }, undo: false, ...more });
const taken = (mock) => mock.taken.map((one) => one.body.text);

/** More than one piece of a file, and no two alike. */
const kPhotoBytes = 90_000;
const photo_of = (text) => Buffer.from(Array.from({ length: kPhotoBytes }, (_, i) => (text.charCodeAt(text.length - 1) * 31 + i * 7) % 251));

/** An act with a photo, as a screen makes one. */
async function submit_with_photo(page, text) {
  const photo = randomUUID();
  const given = act(text, { body: { text, photo } });
  await page.evaluate(
    async ([at, made, id, base64]) => {
      const bytes = new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], { type: 'image/webp' });
      await (await import(at)).submit({ ...made, blobs: [{ id, purpose: 'handover', subject: '01900000-0000-7000-8000-00000000cccc', bytes }] });
    },
    [built('src/device/work.ts'), given, photo, photo_of(text).toString('base64')],
  );
}

/** Each photo was whole before its act came, byte for byte, and came under the log-in of whoever took it. */
function photos_came(mock) {
  for (const { body, came, account } of mock.taken) {
    const at = `/blobs/${body.photo}`;
    check(came.get(at)?.equals(photo_of(body.text)), `the photo of "${body.text}": ${came.get(at)?.length} bytes had come before its act`);
    equal(mock.sent_by.get(at), account, `whose log-in brought the photo of "${body.text}"`);
  }
}

async function desk(end, profile) {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser(profile);
  end(() => context.close());
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', kPin);
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, kPin);
  await page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  return { mock, context, page };
}

/** Another tab of the same browser. */
async function visit_beside(context, url) {
  const page = await context.newPage();
  page.troubles = watch(page);
  await page.goto(url);
  return page;
}

test('an act waits ten seconds with undo, then goes out once', async (end) => {
  const { mock, page } = await desk(end);
  await work(page, 'submit', act('a', { undo: true }));
  await page.getByRole('button', { name: /Batalkan \(/ }).waitFor();
  const has_room = () => page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('main'), '::after').height) === document.querySelector('.undo').offsetHeight);
  await until(has_room, 'room for the bar of undo at the end of the page');
  equal(taken(mock), []);
  await until(() => taken(mock).length, 'the act to go out');
  check(/^seq=1; at=.*Z; sent=.*Z; heard=.*Z; ago=\d+$/.test(mock.taken[0].act), mock.taken[0].act);
  no_troubles(page);
});

test('a double tap is one act; the same act later is another', async (end) => {
  const { mock, page } = await desk(end);
  const [first, second] = await page.evaluate(async ([at, made]) => {
    const { submit } = await import(at);
    return Promise.all([submit(made), submit(made)]);
  }, [built('src/device/work.ts'), act('a')]);
  equal(first, second, 'ids of both touches');
  await until(() => taken(mock).length, 'the act to go out');
  await page.waitForTimeout(600);
  await work(page, 'submit', act('a'));
  await until(() => taken(mock).length > 1, 'the second act');
  equal(taken(mock), ['a', 'a']);
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

test('undo is offered no longer than the act waits, however long it took to keep it', async (end) => {
  const { page } = await desk(end);
  await page.evaluate(() => {
    const encrypt = SubtleCrypto.prototype.encrypt;
    SubtleCrypto.prototype.encrypt = async function (...given) {
      await new Promise((resolve) => setTimeout(resolve, 2000));
      return encrypt.apply(this, given);
    };
  });
  await work(page, 'submit', act('a', { undo: true }));
  const left = Number(/\((\d+)\)/.exec(await page.getByRole('button', { name: /Batalkan \(/ }).innerText())[1]);
  check(left <= 8, `${left} seconds are left of ten, two of which are over`);
  no_troubles(page);
});

test('without signal everything is kept with its photos, over a reload too, and goes out when the line is back', async (end) => {
  const { mock, context, page } = await desk(end);
  await lose_signal(page);
  for (const text of ['a', 'b', 'c']) await submit_with_photo(page, text);
  await page.getByRole('link', { name: '3 belum terkirim' }).first().waitFor();
  await page.reload();
  await page.getByRole('link', { name: '3 belum terkirim' }).first().waitFor();
  await unlock(page, kPin);
  await page.getByRole('heading', { name: '3 belum terkirim.' }).waitFor();
  equal(taken(mock), []);
  await context.setOffline(false);
  await until(() => taken(mock).length === 3, 'all three');
  equal(taken(mock), ['a', 'b', 'c']);
  photos_came(mock);
  no_troubles(page);
});

test('a browser that was closed in the middle of a photo still has everything', async (end) => {
  const profile = profile_folder();
  const { mock, context, page } = await desk(end, profile);
  mock.pieces_max = 1;
  await submit_with_photo(page, 'a');
  await until(() => mock.pieces_max === 0, 'the first piece of the photo');
  await context.close();
  mock.pieces_max = Infinity;
  const again = await open_browser(profile);
  end(() => again.close());
  const later = await visit(again, `${mock.url}/kotak-keluar`);
  await unlock(later, kPin);
  await until(() => taken(mock).length, 'the act to go out');
  equal(taken(mock), ['a']);
  photos_came(mock);
});

test('an answer that was lost on the way leads to no second taking', async (end) => {
  const { mock, page } = await desk(end);
  mock.lose_answers = 2;
  await submit_with_photo(page, 'a');
  await until(() => mock.attempts >= 3, 'the third attempt');
  await page.getByText(/Tercatat/).waitFor();
  equal(taken(mock), ['a']);
  photos_came(mock);
});

test('an ended log-in keeps everything and asks for it', async (end) => {
  const { mock, page } = await desk(end);
  mock.expire();
  await submit_with_photo(page, 'a');
  await page.getByText('Waktu masuk Anda habis.').waitFor();
  equal(taken(mock), []);
  await show(page, 'kotak-keluar-masuk-lagi');
  await page.getByRole('link', { name: 'Masuk lagi', exact: true }).click();
  equal(mock.files.size, 0, 'photos that came without a log-in');
  await log_in(page, 'lastri');
  await until(() => taken(mock).length, 'the act to go out');
  equal(taken(mock), ['a']);
  photos_came(mock);
});

test('a phone that became full opens to its PIN, logs in again and sends what it holds; its photos make room', async (end) => {
  const { mock, context, page } = await desk(end);
  await lose_signal(page);
  await submit_with_photo(page, 'a');
  await until(async () => (await work(page, 'list'))[0].seq, 'the number of the act');
  mock.expire();
  await page.addInitScript(() => {
    if (!localStorage.getItem('full')) return;
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await page.evaluate(() => localStorage.setItem('full', 'yes'));
  await page.reload();
  await unlock(page, kPin);
  await page.getByRole('heading', { name: '1 belum terkirim.' }).waitFor();
  await context.setOffline(false);
  await page.getByRole('link', { name: 'Masuk lagi', exact: true }).click();
  await log_in(page, 'lastri');
  await until(() => taken(mock).length, 'the act to go out');
  equal(taken(mock), ['a']);
  photos_came(mock);
  await until(async () => (await keys_of(page, 'blobs')).length === 0, 'the room that its photo took');
  await page.getByRole('alert').getByText('Perangkat ini penuh.').waitFor();
  await page.evaluate(() => localStorage.removeItem('full'));
  await page.reload();
  await unlock(page, kPin);
  await page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  equal(taken(mock), ['a']);
  no_troubles(page);
});

test('a revoked device still sends what it holds, and says that the office judges it first', async (end) => {
  const { mock, page } = await desk(end);
  mock.revoked = true;
  await work(page, 'submit', act('a'));
  await page.getByText('Akun atau perangkat ini sudah ditutup oleh admin.').waitFor();
  await page.getByText('Diterima kantor, tetapi belum berlaku').waitFor();
  await page.getByRole('heading', { name: '1 ditahan.' }).waitFor();
  equal(await page.getByText('perlu penjelasan').count(), 0, 'a held act asks nothing of its maker');
  equal(taken(mock), []);
  equal(mock.held.length, 1);
  await show(page, 'kotak-keluar-dicabut');
});

test('a name of the device that the server will not have keeps no work back', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  const names = [];
  await page.route('**/api/v1/devices', (route) => {
    names.push(route.request().postDataJSON().name);
    const problem = { type: '', title: '', status: 422, code: 'text-invalid', detail: 'x', detail_en: 'x', errors: [] };
    return names.length > 1 ? route.continue() : route.fulfill({ status: 422, contentType: 'application/problem+json', json: problem });
  });
  await first_log_in(page, mock.url, 'lastri', kPin);
  await work(page, 'submit', act('a'));
  await until(() => taken(mock).length, 'the act to go out');
  equal(names, ['Ponsel lastri', 'HP'], 'names of the device');
  no_troubles(page);
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
  mock.pieces_max = 1;
  await submit_with_photo(page, 'punya Lastri');
  await until(() => mock.pieces_max === 0, 'the first piece of the photo');
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Nama pengguna').waitFor();
  await page.getByText('1 kiriman orang lain').waitFor();
  mock.pieces_max = Infinity;
  await first_log_in(page, mock.url, 'budi', '730264');
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, '730264');
  await page.getByText('1 kiriman orang lain').waitFor();
  await submit_with_photo(page, 'punya Budi');
  await until(() => taken(mock).length, 'the act of the second person');
  equal(mock.taken.map((one) => [one.account, one.body.text]), [['Budi', 'punya Budi']]);
  await page.getByRole('button', { name: 'Keluar' }).click();
  await log_in(page, 'lastri');
  await unlock(page, kPin);
  await until(() => taken(mock).length === 2, 'the act of the first person');
  equal(mock.taken[1].account, 'Lastri');
  photos_came(mock);
});

test('who logs out in one tab leaves no other tab open', async (end) => {
  const { mock, context, page } = await desk(end);
  const other = await visit_beside(context, `${mock.url}/kotak-keluar`);
  await unlock(other, kPin);
  await other.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Nama pengguna').waitFor();
  await other.getByLabel('PIN 6 angka').waitFor();
  equal(await other.getByRole('heading', { name: 'Semua sudah terkirim.' }).count(), 0, 'the outbox of somebody who has left');
  no_troubles(page);
  no_troubles(other);
});

test('a log-out that the server has not heard of yet is one all the same, also for whoever opens the app next', async (end) => {
  const { mock, page } = await desk(end);
  await page.route('**/api/v1/session', (route) => (route.request().method() === 'DELETE' ? route.abort() : route.continue()));
  await page.getByRole('button', { name: 'Keluar' }).click();
  await page.getByLabel('Nama pengguna').waitFor();
  await page.goto(`${mock.url}/kotak-keluar`);
  await page.getByLabel('Nama pengguna').waitFor();
  equal(mock.sessions.size, 1, 'sessions that the server still has');
  no_troubles(page);
});

test('somebody else who logs in in another tab sends nothing for the first person, whose device stays her own', async (end) => {
  const { mock, context, page } = await desk(end);
  await until(() => mock.devices.size, 'the device to be enrolled');
  const [mine] = mock.devices.keys();
  const other = await context.newPage();
  await other.goto(`${mock.url}/kotak-keluar`);
  await other.getByRole('button', { name: 'Masuk sebagai orang lain' }).click();
  await other.getByLabel('Nama pengguna').waitFor();
  await first_log_in(other, mock.url, 'budi', '730264');
  await work(page, 'submit', act('punya Lastri'));
  await page.getByText('Waktu masuk Anda habis.').waitFor();
  equal([taken(mock), mock.devices.get(mine)], [[], 'lastri']);
  await page.getByRole('link', { name: 'Masuk lagi', exact: true }).click();
  await log_in(page, 'lastri');
  await until(() => taken(mock).length, 'the act to go out');
  equal(mock.taken.map((one) => [one.account, one.device]), [['Lastri', mine]]);
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
  mock.replies.set('/documents/01900000-0000-7000-8000-00000000dddd/handover', () => [200, { anomalies: ['handover.receiver'], owners: { 'handover.receiver': 'lead' } }]);
  await work(page, 'submit', act('Serah KTP-el, Parti', { path: '/documents/01900000-0000-7000-8000-00000000dddd/handover' }));
  const first = await work(page, 'submit', act('Pindah datang, kel. Hartono', { path: '/dossiers', fix: '/desa' }));
  await work(page, 'submit', act('Foto ulang', { after: [first], title: { text: 'Foto ulang', code: 'TK7K-4Q2M-9XHC' } }));
  await work(page, 'submit', act('Terima tas', { title: { text: 'Terima tas', code: 'TKB2-1W6R-DXXX' } }));
  await page.getByText('Nama ibu wajib diisi.').waitFor();
  await page.getByText(/handover\.receiver\. Yang akan bertanya kepada Anda: pimpinan\./).waitFor();
  equal(await page.locator('.refusal dd').allTextContents(), ['Nomor SKPWNI berakhir 0117 sudah dipakai di berkas TK8D-5R3T-XXXX.', 'Nama ibu wajib diisi.', 'Betulkan, lalu kirim lagi. Kiriman ini tetap tersimpan.'], 'one line for each reason');
  await until(() => taken(mock).includes('Terima tas'), 'the act that does not follow the refused one');
  await page.getByText('Menunggu yang ditolak dibetulkan').waitFor();
  await page.getByRole('heading', { name: '1 belum terkirim, 1 ditolak, 1 perlu penjelasan.' }).waitFor();
  await page.getByRole('banner').getByRole('link', { name: '1 belum terkirim, 1 ditolak' }).first().waitFor();
  await show(page, 'kotak-keluar');
  await page.getByRole('button', { name: 'Singkirkan' }).click();
  await page.getByText('Kiriman yang mendahuluinya sudah disingkirkan.').waitFor();
  check(!taken(mock).includes('Foto ulang'), 'the follower was sent');
  no_troubles(page);
});

/** Texts that stand out of the box that they belong to. */
const text_outside = (page) =>
  page.evaluate(() => {
    const outside = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const box = text.parentElement.closest('.refusal, .note, .row, .undo, .foot');
      if (!box || !text.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const limit = box.getBoundingClientRect();
      if (Array.from(range.getClientRects()).some((one) => one.right > limit.right || one.top < limit.top || one.bottom > limit.bottom)) outside.push(text.data.trim().slice(0, 40));
    }
    return outside;
  });

test('six acts of every state stand whole on a small phone, however long their words', async (end) => {
  const { mock, page } = await desk(end);
  const at = (what) => `/documents/01900000-0000-7000-8000-00000000dddd/${what}`;
  const reasons = [
    { code: 'blobs-missing', field: '', id: 'Berkas foto belum sampai: 01900000-0000-7000-8000-00000000cccc, 01900000-0000-7000-8000-00000000eeee.', en: 'x' },
    { code: 'field-missing', field: 'name', id: 'Nama ibu wajib diisi.', en: 'y' },
  ];
  mock.replies.set('/dossiers', () => [409, { code: 'blobs-missing', detail: 'x', detail_en: 'x', errors: reasons }]);
  mock.replies.set(at('handover'), () => [200, { anomalies: ['card-not-activated'] }]);
  const long = 'Kel. Kusumaningratwidyaningsihsastrodiwirjo';
  const refused = await work(page, 'submit', act(`Berkas ${long}`, { path: '/dossiers', fix: '/desa', title: { text: `Berkas ${long}`, code: 'TK8D-5R3T-XXXX' } }));
  await work(page, 'submit', act(`Serahkan Kartu Keluarga, ${long}`, { path: at('handover') }));
  await work(page, 'submit', act('Terima tas', { title: { text: 'Terima tas', code: 'TKB2-1W6R-DXXX' } }));
  await page.getByText('Nama ibu wajib diisi.').waitFor();
  await page.getByText(/^Tercatat \d/).waitFor();
  await work(page, 'submit', act('Foto ulang', { after: [refused], title: { text: `Foto ulang ${long}`, code: 'TK7K-4Q2M-9XHC' } }));
  let pieces = 0;
  await page.route('**/api/v1/blobs/**', (route) => (pieces++ ? undefined : route.continue()));
  await submit_with_photo(page, `Gagal diserahkan, ${long} 1`);
  await page.getByText('Mengirim foto 1 dari 1').waitFor();
  await page.waitForFunction(() => document.querySelector('progress')?.value > 0.3);
  await work(page, 'submit', act(`Kirim kembali berkas asli, ${long}`, { undo: true }));
  await page.getByText(/^Tersimpan, dikirim dalam/).waitFor();
  equal(await text_outside(page), [], 'words outside of their boxes');
  const lies = (one) => page.locator(one).evaluate((at) => [at.getBoundingClientRect().top, at.getBoundingClientRect().bottom]);
  check((await lies('.undo'))[1] <= (await lies('.foot'))[0], 'the way back covers what stands in the foot');
  await show(page, 'kotak-keluar-enam');
  await page.setViewportSize({ width: 360, height: 2000 });
  await picture(page, 'kotak-keluar-enam-utuh');
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
  equal(opened.acts.map((one) => one.content.request.body.text), ['Kel. Suyatno']);
  check(opened.account && opened.device && !file.account && !file.device, 'whose it is stands outside the seal');
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

test('a copy of a list that was not renewed for 14 days goes when the PIN is given, and not only at the log-out', async (end) => {
  const { mock, page } = await desk(end);
  mock.reads.set('/bags', { items: [] });
  await page.goto(`${mock.url}/desa`);
  await unlock(page, kPin);
  const copies = async () => (await keys_of(page, 'copies')).filter((key) => key.includes('/bags'));
  await until(async () => (await copies()).length === 1, 'the copy of a list');
  await page.goto(`${mock.url}/kotak-keluar`);
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const asked = indexedDB.open('layang');
        asked.onsuccess = () => {
          const tx = asked.result.transaction('copies', 'readwrite');
          tx.objectStore('copies').openCursor().onsuccess = ({ target: { result: at } }) => {
            if (!at) return;
            at.update({ ...at.value, fetched_at: Date.now() - 15 * 86_400_000 });
            at.continue();
          };
          tx.oncomplete = () => (asked.result.close(), resolve());
        };
      }),
  );
  await unlock(page, kPin);
  await page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor();
  equal(await copies(), [], 'copies that are too old');
  no_troubles(page);
});

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
