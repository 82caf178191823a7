// The quarantine desk: acts of removed people and devices are seen, opened with a reason, let in or thrown out; a rescue file
// is taken in.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { of_accounts, of_late_acts } from './admin_answers.mjs';
import { hours_ago } from './custody_answers.mjs';
import { check, equal, no_troubles, profile_folder, sent, show, test } from './harness.mjs';
import { kCatalogue, office } from './office_people.mjs';

const accounts = [
  { id: 'a1', full_name: 'Lastri Contoh', login: 'lastri.besuki', disabled: true, grants: [] },
  { id: 'a2', full_name: 'Slamet Contoh', login: 'slamet', disabled: false, grants: [] },
];
const late = (id, account, device, cause, operation, path, hours) => ({
  id, account: account.id, login: account.login, by: account.full_name, device, cause, operation, path, occurred_at: hours_ago(hours), received_at: hours_ago(hours - 2), state: 'waiting',
});
const acts = [
  late('l1', accounts[0], 'Ponsel Bu Lastri', 'account_removed', 'submit_dossier', [], 30),
  late('l2', accounts[1], 'Ponsel Slamet', 'device_revoked', 'report_problem', [{ name: 'run', value: '01900000-0000-7000-8000-00000000aaaa' }], 5),
  late('l3', accounts[0], undefined, 'rescued', 'hand_over_document', [], 3),
];
const body = {
  dossier: '01900000-0000-7000-8000-00000000dddd',
  desk: '35.03.02.2001',
  village: '35.03.02.2001',
  address: { hamlet: 'Krajan', rt: '3', rw: '1' },
  applicant: { name: 'Wagimin Contoh', nik: '3503010101809001' },
  contact: { phone: '081200009001', email: null },
  delivery: 'home',
  consent: true,
  applications: [{ application: '01900000-0000-7000-8000-00000000eeee', service: 'contoh', persons: [{ role: 'child', name: 'Bagas Contoh', nik: null, answers: [{ field: 'place', value: 'Trenggalek' }] }] }],
  papers: [{ requirement: 'letter', blobs: ['01900000-0000-7000-8000-00000000bbbb'], original: 'seen' }],
};
const rights = ['see_accounts', 'manage_accounts'];
const reads = (waiting) => ({ ...of_accounts(accounts), '/catalogue': kCatalogue, ...of_late_acts(waiting) });
/** From now on these wait. */
function wait(mock, waiting) {
  for (const one of acts) mock.reads.delete(`/late-acts/${one.id}`);
  for (const [at, answer] of Object.entries(of_late_acts(waiting))) mock.reads.set(at, answer);
}

/** Through the door of the admin's home. */
async function desk(end, waiting = acts) {
  const at_home = await office(end, rights, '/admin', reads(waiting));
  await at_home.page.getByRole('link', { name: /^Karantina/ }).click();
  await at_home.page.waitForURL((at) => at.pathname === '/admin/karantina');
  return at_home;
}

test('the home tells how many late acts wait; the desk tells whose they are, from which device, of what kind and when', async (end) => {
  const { page } = await office(end, rights, '/admin', reads(acts));
  await page.getByText('3 menunggu keputusan').waitFor();
  await show(page, 'admin-pintu-karantina');
  await page.getByRole('link', { name: /^Karantina/ }).click();
  await page.getByRole('heading', { name: /^3 perbuatan terlambat menunggu keputusan, yang tertua tiba/ }).waitFor();
  const rows = await page.locator('main ul li').allInnerTexts();
  check(/Memasukkan berkas\s+Lastri Contoh, Ponsel Bu Lastri\. Terjadi .*, tiba .*\s+Akun dimatikan/.test(rows[0]), `first row: ${rows[0]}`);
  check(/Melaporkan masalah di jalan\s+Slamet Contoh, Ponsel Slamet\. .*\s+Perangkat dicabut/.test(rows[1]), `second row: ${rows[1]}`);
  check(/Menyerahkan dokumen\s+Lastri Contoh\. .*\s+Dari berkas penyelamat/.test(rows[2]), `third row: ${rows[2]}`);
  await show(page, 'karantina');
  no_troubles(page);
});

test('of many late acts all are counted, and the later ones are read when they are asked for', async (end) => {
  const many = Array.from({ length: 130 }, (_, n) => late(`m${n}`, accounts[1], `Ponsel ${n}`, 'device_revoked', 'report_problem', [], 200 - n));
  const counts = { waiting: 130 };
  const { mock, page } = await office(end, rights, '/admin', { ...reads(many), '/late-acts': { items: many.slice(0, 100), next: 'm99', counts } });
  mock.reads.set('/late-acts?cursor=m99', { items: many.slice(100), counts });
  await page.getByText('130 menunggu keputusan').waitFor();
  await page.getByRole('link', { name: /^Karantina/ }).click();
  await page.getByRole('heading', { name: /^130 perbuatan terlambat menunggu keputusan/ }).waitFor();
  equal(await page.locator('main ul li').count(), 100, 'rows of the first page');
  await page.getByRole('button', { name: 'Muat lagi' }).click();
  await page.getByText('Ponsel 129').waitFor();
  equal([await page.locator('main ul li').count(), await page.getByRole('button', { name: 'Muat lagi' }).count()], [130, 0], 'rows and button');
  await page.getByText('Ponsel 129').click();
  await page.getByText('Dihitung sebagai perbuatan Slamet Contoh').waitFor();
  no_troubles(page);
});

test('an empty desk says what will come here', async (end) => {
  const { page } = await desk(end, []);
  await page.getByRole('heading', { name: 'Tidak ada perbuatan terlambat.' }).waitFor();
  await show(page, 'karantina-kosong');
  await page.goto(`${page.url()}/l1`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.getByText('Sudah diputuskan, mungkin oleh admin lain.').waitFor();
  no_troubles(page);
});

test('without signal the last list stands, and a broken server offers another try', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Memasukkan berkas').waitFor();
  await page.context().setOffline(true);
  await page.getByRole('link', { name: 'Akun dan perangkat' }).click();
  await page.getByRole('link', { name: /^Karantina/ }).click();
  await page.getByText('Memasukkan berkas').waitFor();
  await page.getByText(/Data per /).waitFor();
  await show(page, 'karantina-tanpa-sinyal');
  await page.context().setOffline(false);
  mock.reads.delete('/late-acts');
  await page.getByRole('link', { name: 'Akun dan perangkat' }).click();
  await page.getByRole('link', { name: /^Karantina/ }).click();
  await page.getByRole('button', { name: 'Coba lagi' }).waitFor();
  wait(mock, acts.slice(0, 1));
  await page.getByRole('button', { name: 'Coba lagi' }).click();
  await page.getByRole('heading', { name: /^1 perbuatan terlambat/ }).waitFor();
  no_troubles(page);
});

test('what an act says is opened for a reason only, and shown in words', async (end) => {
  const { mock, page } = await desk(end);
  const asked = [];
  mock.replies.set('/late-acts/l1/open', (sent) => (asked.push(sent), [200, { ...acts[0], body }]));
  await page.getByText('Memasukkan berkas').click();
  await page.getByRole('heading', { name: 'Memasukkan berkas' }).waitFor();
  await page.getByRole('button', { name: 'Buka isinya' }).click({ force: true });
  equal(asked, [], 'openings without a reason');
  equal(await page.getByText('Wagimin').count(), 0, 'names before it was opened');
  await show(page, 'karantina-tertutup');
  await page.getByLabel('Untuk apa dibuka').selectOption('look');
  await page.getByRole('button', { name: 'Buka isinya' }).click();
  await page.getByText('Wagimin Contoh').waitFor();
  equal(asked, [{ reason: 'look' }]);
  const text = await page.locator('main').innerText();
  for (const said of ['Desa Besuki, Panggul', 'Dusun\nKrajan', 'Akta kelahiran', 'Sebagai\nAnak', 'Tempat lahir\nTrenggalek', 'Surat kelahiran', 'Foto\n1 foto', 'Asli\nDilihat', 'Penyerahan\nRumah'])
    check(text.includes(said), `not said: ${said} in ${text}`);
  check(!/0190|dddd|null/.test(text), `words for machines: ${text}`);
  await show(page, 'karantina-terbuka');
  check(!page.url().includes('Wagimin'), 'a name in the address');
  no_troubles(page);
});

test('an act is let in; while that waits to be sent the list no longer has it', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Memasukkan berkas').click();
  await page.getByText('Dihitung sebagai perbuatan Lastri Contoh').waitFor();
  await page.getByRole('button', { name: 'Hitung perbuatan ini' }).click();
  await page.getByRole('heading', { name: /^2 perbuatan terlambat/ }).waitFor();
  wait(mock, acts.slice(1));
  equal(await sent(page, mock), [{ path: '/late-acts/l1/release', body: {} }]);
  no_troubles(page);
});

test('an act is thrown out for a coded reason, which some explain', async (end) => {
  const { mock, page } = await desk(end);
  await page.getByText('Melaporkan masalah di jalan').click();
  await page.getByRole('button', { name: 'Jangan dihitung' }).click();
  equal(await page.locator('.button.act').count(), 1, 'acts that are to be done now');
  await page.getByLabel('Sebab').selectOption('not_done');
  await page.getByRole('button', { name: 'Jangan dihitung' }).click({ force: true });
  await page.getByLabel('Penjelasan').fill('Kurir tidak berangkat hari itu');
  await show(page, 'karantina-buang');
  await page.getByRole('button', { name: 'Jangan dihitung' }).click();
  await page.getByRole('heading', { name: /^2 perbuatan terlambat/ }).waitFor();
  wait(mock, [acts[0], acts[2]]);
  equal(await sent(page, mock), [{ path: '/late-acts/l2/discard', body: { reason: 'not_done', note: 'Kurir tidak berangkat hari itu' } }]);
  no_troubles(page);
});

test('what cannot count stays, with the reasons of the server and what to do', async (end) => {
  const { mock, page } = await desk(end);
  mock.replies.set('/late-acts/l1/release', () => [422, { code: 'nik-date', errors: [{ code: 'nik-date', field: 'applicant', id: 'NIK pemohon tidak benar.', en: 'x' }] }]);
  await page.getByText('Memasukkan berkas').click();
  await page.getByRole('button', { name: 'Hitung perbuatan ini' }).click();
  await page.getByRole('heading', { name: /^2 perbuatan terlambat/ }).waitFor();
  await page.getByRole('heading', { name: /^3 perbuatan terlambat/ }).waitFor();
  await page.getByText('Memasukkan berkas').click();
  await page.getByText('NIK pemohon tidak benar.').waitFor();
  await show(page, 'karantina-ditolak');
  await page.getByRole('button', { name: 'Mengerti' }).click();
  await page.getByText('NIK pemohon tidak benar.').waitFor({ state: 'detached' });
  equal(mock.taken.length, 0, 'acts taken');
  no_troubles(page);
});

test('a rescue file is chosen, told, sent, and its acts lie at the desk', async (end) => {
  const { mock, page } = await desk(end, []);
  await page.getByRole('link', { name: 'Terima berkas penyelamat' }).click();
  await page.getByRole('heading', { name: 'Berkas penyelamat dari HP mana?' }).waitFor();
  await show(page, 'karantina-berkas');
  await choose(page, 'foto.layang', 'not a file of ours');
  await page.getByText('Ini bukan berkas penyelamat Layang.').waitFor();
  const file = { format: 'layang-rescue/1', made_at: hours_ago(1), acts: 2, public_key: 'AA', iv: 'AA', sealed: 'AA' };
  await choose(page, 'lain.layang', JSON.stringify(file));
  await page.getByRole('heading', { name: /^2 perbuatan, disimpan/ }).waitFor();
  await show(page, 'karantina-berkas-dipilih');
  mock.replies.set('/late-acts/rescue', () => [422, { code: 'rescue-foreign', errors: [{ code: 'rescue-foreign', field: '', id: 'Berkas penyelamat ini disegel untuk kantor lain, atau rusak.', en: 'x' }] }]);
  await page.getByRole('button', { name: 'Kirim 2 perbuatan' }).click();
  await page.getByText('Berkas penyelamat ini disegel untuk kantor lain, atau rusak.').waitFor();
  await show(page, 'karantina-berkas-ditolak');
  // One of them is not known here: the other comes to the desk all the same.
  const unknown = { occurred_at: hours_ago(30), errors: [{ code: 'rescue-act-unknown', field: '', id: 'Server tidak mengenal perbuatan ini.', en: 'x' }] };
  mock.replies.set('/late-acts/rescue', () => [200, { acts: 1, refused: [unknown], repeated: false }]);
  wait(mock, [acts[2]]);
  await page.getByRole('button', { name: 'Kirim 2 perbuatan' }).click();
  await page.getByRole('heading', { name: '1 perbuatan dari berkas ini ada di karantina.' }).waitFor();
  await page.getByRole('heading', { name: 'Tidak diterima: Perbuatan lain' }).waitFor();
  await page.getByText('Server tidak mengenal perbuatan ini.').waitFor();
  await show(page, 'karantina-berkas-diterima');
  equal(await sent(page, mock), [{ path: '/late-acts/rescue', body: file }]);
  await page.getByRole('link', { name: 'Ke karantina' }).click();
  await page.getByText('Dari berkas penyelamat').waitFor();
  no_troubles(page);
});

async function choose(page, name, text) {
  const path = join(profile_folder(), name);
  writeFileSync(path, text);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^Pilih berkas/ }).click();
  await (await chooser).setFiles(path);
}
