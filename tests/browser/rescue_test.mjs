// A phone that cannot send gives its rescue file, an admin brings it in, its acts lie at the quarantine desk and are let in;
// should the phone live on and send them too, they count once. Before a real server, nothing past the page.
import { readFileSync } from 'node:fs';
import { check, equal, no_troubles, show, story } from './harness.mjs';
import { open_house } from './house.mjs';
import { begins_first_card, kHolder } from './nine_roles/counter.mjs';
import { opens_stock, verifies } from './nine_roles/office.mjs';
import { log_in } from './people.mjs';
import { paper, Person } from './person.mjs';

let house;
const people = {};
const pages = () => Object.fromEntries(Object.entries(people).map(([name, { page }]) => [name, page]));
const step = story('rescue', async () => house?.close(), pages);

/** From the queue's own page. Returns the path of what was saved. */
async function saves_rescue_file({ page }) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Simpan' }).click()]);
  check(download.suggestedFilename().endsWith('.layang'), download.suggestedFilename());
  return download.path();
}

/** From the empty desk to the desk where the acts lie. */
async function brings_in(admin, path, acts) {
  const { page } = admin;
  await admin.open('/admin/karantina');
  await admin.says('Tidak ada perbuatan terlambat.');
  await page.getByRole('link', { name: 'Terima berkas penyelamat' }).click();
  const chooser = page.waitForEvent('filechooser');
  await admin.presses('Pilih berkas');
  await (await chooser).setFiles(path);
  await admin.says(new RegExp(`^${acts} perbuatan, disimpan`));
  await admin.presses(`Kirim ${acts} perbuatan`);
  await admin.says(`${acts} perbuatan dari berkas ini ada di karantina.`);
  await page.getByRole('link', { name: 'Ke karantina' }).click();
  await admin.says(new RegExp(`^${acts} perbuatan terlambat menunggu keputusan`));
}

async function lets_in(admin, what) {
  await admin.page.locator('main').getByRole('link', { name: what }).click();
  await admin.says(what);
  await admin.presses('Hitung perbuatan ini');
  await admin.says('Tidak ada perbuatan terlambat.');
  await admin.all_sent();
}

step('the log-in of a village phone has ended: the dossier that was made stays on it', async () => {
  house = await open_house();
  people.registrar = await Person.at(house, 'registrar', 'phone');
  const { page } = people.registrar;
  await begins_first_card(people.registrar, await paper(house, 'Kartu Keluarga'));
  await page.getByLabel('Dusun').fill('Krajan');
  await people.registrar.chooses('checkbox', /Pemohon setuju/);
  await people.registrar.presses('Lanjut');
  await people.registrar.says('Lengkap, siap dikirim.');
  await page.context().clearCookies();
  await people.registrar.presses(/^Kirim$/);
  await people.registrar.says(/Tersimpan di HP ini, belum terkirim/);
  await people.registrar.open('/kotak-keluar');
  await people.registrar.sees('Waktu masuk Anda habis.');
  await people.registrar.sees('Menunggu Anda masuk lagi');
  await show(page, 'penyelamat-kotak-keluar');
});

step('it offers its rescue file, in which no name can be read', async () => {
  people.registrar.rescue = await saves_rescue_file(people.registrar);
  const text = readFileSync(people.registrar.rescue, 'utf8');
  equal(JSON.parse(text).acts, 1, 'acts in the file');
  check(!text.includes(kHolder.name) && !text.includes(kHolder.nik), 'the file tells of a person in the clear');
});

step('the admin brings it in, and the act lies at the quarantine desk, closed', async () => {
  people.admin = await Person.at(house, 'admin', 'desktop');
  await brings_in(people.admin, people.registrar.rescue, 1);
  const row = people.admin.page.locator('main ul li');
  check(/Memasukkan berkas\s+Lastri Contoh, Ponsel registrar\. .*\s+Dari berkas penyelamat/.test(await row.innerText()), await row.innerText());
  await show(people.admin.page, 'penyelamat-karantina');
});

step('it counts for nothing as long as it lies there', async () => {
  people.verifier = await Person.at(house, 'verifier', 'desktop');
  await people.verifier.says('Tidak ada berkas yang menunggu verifikasi.');
});

step('it is opened for a reason, read, and let in', async () => {
  const { page } = people.admin;
  await page.locator('main').getByRole('link', { name: 'Memasukkan berkas' }).click();
  await page.getByLabel('Untuk apa dibuka').selectOption({ label: 'Memeriksa identitas' });
  await people.admin.presses('Buka isinya');
  await people.admin.sees(kHolder.name);
  await show(page, 'penyelamat-isi');
  await page.getByRole('link', { name: 'Semua perbuatan terlambat' }).click();
  await lets_in(people.admin, 'Memasukkan berkas');
});

step('the verifier has it, with its photos', async () => {
  await people.verifier.open('/dukcapil/verifikasi');
  await people.verifier.says(/^1 berkas menunggu verifikasi/);
  await verifies(people.verifier, 'KTP-el baru');
  await people.verifier.all_sent();
});

step('the phone lives on: after a log-in it sends the same act, which is taken as the one that is there', async () => {
  const { page } = people.registrar;
  await page.getByRole('link', { name: 'Masuk lagi', exact: true }).click();
  await log_in(page, 'registrar', 'layang-demo');
  await people.registrar.says('Semua sudah terkirim.');
  no_troubles(page);
  await people.verifier.open('/dukcapil/verifikasi');
  await people.verifier.says(/^Tidak ada berkas yang menunggu verifikasi|menunggu laporan dari SIAK/);
});

step('a phone in the store room has no signal, and the admin revokes it as lost', async () => {
  people.keeper = await Person.at(house, 'stock_keeper', 'phone');
  await opens_stock(people.keeper, 'Blangko KTP-el', 10);
  await people.keeper.page.context().setOffline(true);
  const { page } = people.admin;
  await people.admin.open('/admin');
  await page.locator('main').getByText('Endang Contoh').first().click();
  await people.admin.presses('Cabut perangkat');
  await page.getByLabel('Sebab').selectOption({ label: 'Hilang' });
  await people.admin.presses('Cabut perangkat', page.getByRole('group', { name: 'Cabut perangkat' }));
  await people.admin.sees('Dicabut');
  await people.admin.all_sent();
});

step('its rescue file is brought in; found again, it sends the same act, which waits once', async () => {
  const { page } = people.keeper;
  await page.locator('header').getByRole('link').first().click();
  await people.keeper.says('1 belum terkirim.');
  await brings_in(people.admin, await saves_rescue_file(people.keeper), 1);
  await page.context().setOffline(false);
  await people.keeper.sees('Akun atau perangkat ini sudah ditutup oleh admin.');
  await people.keeper.sees('Diterima kantor, tetapi belum berlaku');
  await show(page, 'penyelamat-dicabut');
  await people.admin.open('/admin/karantina');
  await people.admin.says(/^1 perbuatan terlambat menunggu keputusan/);
});

step('let in, it counts once', async () => {
  await lets_in(people.admin, 'Membuka hari blangko');
  const second = await Person.at(house, 'stock_keeper', 'desktop');
  people.second = second;
  await second.says(/10 blangko ada/);
});
