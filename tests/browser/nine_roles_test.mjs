// A family of Besuki (Panggul) from the desk of the village to the door, an old card coming back: nine people at their
// screens, a real server, nothing past the page. Each desk's own test looks at its screens in every size and with axe.
import { check, equal, picture, show, story, undo_is_over, until } from './harness.mjs';
import { open_house } from './house.mjs';
import { reports_from_siak, takes_in_first_card } from './nine_roles/counter.mjs';
import { brings_papers, fills_in, gives_answers, says_who } from './nine_roles/family.mjs';
import { hands_over, receives } from './nine_roles/village.mjs';
import { opens, opens_stock, plans_run, reads_codes, verifies } from './nine_roles/office.mjs';
import { paper, Person } from './person.mjs';

let house;
const people = {};
/** What people read from papers and labels, and carry on. */
const read = {};

const pages = () => Object.fromEntries(Object.entries(people).map(([name, { page }]) => [name, page]));
const step = story('nine roles', async () => house?.close(), pages);

step('the registrar logs in, names the device, sets a PIN', async () => {
  house = await open_house();
  people.registrar = await Person.at(house, 'registrar', 'phone');
  await people.registrar.sees('Tidak ada yang menunggu hari ini.');
});

step('a family brings three wishes at once', async () => {
  const { page } = people.registrar;
  await page.getByRole('link', { name: /Berkas baru/ }).click();
  await people.registrar.presses('Kejadian lain');
  for (const service of ['KTP-el karena perubahan data', 'Penerbitan KK karena hilang', 'KIA anak 0 sampai 5 tahun']) await people.registrar.chooses('checkbox', service);
  await show(page, 'sembilan-layanan');
  await people.registrar.presses('Mulai');
  await says_who(people.registrar);
  await show(page, 'sembilan-siapa');
  await people.registrar.presses('Lanjut');
  await gives_answers(people.registrar);
  await show(page, 'sembilan-isian');
  await people.registrar.presses('Lanjut');
});

step('their papers are photographed, originals looked at', async () => {
  await brings_papers(people.registrar, await paper(house, 'Surat keterangan'));
  await show(people.registrar.page, 'sembilan-syarat');
  await people.registrar.presses('Lanjut');
});

step('the dossier is sent, the receipt has code and QR', async () => {
  const { page } = people.registrar;
  await fills_in(people.registrar);
  await people.registrar.presses('Lanjut');
  await people.registrar.says('Lengkap, siap dikirim.');
  await show(page, 'sembilan-periksa');
  await people.registrar.presses(/^Kirim$/);
  await people.registrar.says(/Tersimpan di HP ini, belum terkirim/);
  await show(page, 'sembilan-tanda-terima-tersimpan');
  await undo_is_over(page);
  await people.registrar.says(/Berkas diterima/);
  await page.getByRole('img', { name: /Kode QR/ }).waitFor();
  read.code = await page.locator('article span').first().innerText();
  check(/^TK[0-9A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(read.code), `no code: ${read.code}`);
  await show(page, 'sembilan-tanda-terima');
  await people.registrar.all_sent();
});

step('the verifier looks at every scan; two applications are verified', async () => {
  people.verifier = await Person.at(house, 'verifier', 'desktop');
  const { page } = people.verifier;
  await people.verifier.says(/^3 berkas menunggu verifikasi/);
  await verifies(people.verifier, 'KTP-el karena perubahan data', picture);
  await verifies(people.verifier, 'Penerbitan KK karena hilang');
});

step('one goes back with a coded reason', async () => {
  const { page } = people.verifier;
  await opens(people.verifier, 'KIA anak 0 sampai 5 tahun');
  await page.keyboard.press('y');
  await page.getByText('Daftar periksa, 1 dari 3').waitFor();
  await page.keyboard.press('n');
  await page.getByRole('button', { name: /Foto tidak terbaca/ }).waitFor();
  await picture(page, 'sembilan-verifikasi-tolak');
  await page.keyboard.press('1');
  await page.keyboard.press('y');
  await page.getByText('Daftar periksa, 3 dari 3').waitFor();
  await people.verifier.presses('Kembalikan');
  await people.verifier.says('Tidak ada berkas yang menunggu verifikasi.');
  await people.verifier.all_sent();
});

step('the registrar sees what came back, photographs that paper again, and resends it', async () => {
  const { page } = people.registrar;
  await people.registrar.open('/desa');
  await people.registrar.says(/1 berkas dikembalikan/);
  await picture(page, 'sembilan-beranda-dikembalikan');
  await page.getByRole('link', { name: /Kel\. W/ }).click();
  await people.registrar.sees('Foto tidak terbaca');
  await people.registrar.photographs(await paper(house, 'Kutipan akta kelahiran'));
  await people.registrar.chooses('checkbox', /Asli/);
  await picture(page, 'sembilan-betulkan');
  await people.registrar.presses('Kirim ulang yang dibetulkan');
  await people.registrar.sees('Perbaikan sedang dikirim.');
  await people.registrar.all_sent();
});

step('the verifier verifies it now', async () => {
  await people.verifier.open('/dukcapil/verifikasi');
  await people.verifier.says(/^1 berkas menunggu verifikasi/);
  await verifies(people.verifier, 'KIA anak 0 sampai 5 tahun');
  await people.verifier.all_sent();
});

step('the stock keeper opens the day of both blanks', async () => {
  people.stock_keeper = await Person.at(house, 'stock_keeper', 'desktop');
  for (const medium of ['Blangko KTP-el', 'Blangko KIA']) await opens_stock(people.stock_keeper, medium, 10);
  await people.stock_keeper.all_sent();
  await people.stock_keeper.says(/10 blangko ada/);
  await picture(people.stock_keeper.page, 'sembilan-stok');
});

step('the printer prints three documents; each passes the check and gets its shelf', async () => {
  people.printer = await Person.at(house, 'printer', 'desktop');
  const { page } = people.printer;
  await people.printer.says(/^3 dokumen siap dicetak/);
  await people.printer.presses('Pilih semua');
  await picture(page, 'sembilan-cetak');
  await people.printer.presses('Catat 3 dokumen tercetak');
  await people.printer.all_sent();
  await people.printer.says(/3 menunggu periksa mutu/);
  const check_list = page.locator('section', { has: page.getByRole('heading', { name: /^Periksa mutu/ }) });
  read.documents = await reads_codes(check_list);
  equal(read.documents.length, 3, 'documents to check');
  for (const code of read.documents) {
    await people.printer.scans(code);
    await page.getByLabel('Rak').fill('A1');
    if (code === read.documents[0]) await picture(page, 'sembilan-periksa-mutu');
    await people.printer.presses('Baik, ke rak');
  }
  await people.printer.all_sent();
});

step('the packer scans them into the bag of Besuki and seals it', async () => {
  people.packer = await Person.at(house, 'packer', 'desktop');
  const { page } = people.packer;
  await people.packer.says(/^3 dokumen belum dikemas/);
  for (const code of read.documents) await people.packer.scans(code);
  await people.packer.sees('Kec. Panggul');
  await page.getByLabel('Nomor segel').fill('TG-000123');
  await picture(page, 'sembilan-kemas');
  await people.packer.presses('Segel tas, 3 dokumen');
  await people.packer.all_sent();
});

step('the dispatcher makes a run by hand, chooses the rider from the list, writes the letter\'s number', async () => {
  people.dispatcher = await Person.at(house, 'dispatcher', 'desktop');
  await plans_run(people.dispatcher, '094/001/2026', picture);
});

step('the packer gives the bag to the rider', async () => {
  const { page } = people.packer;
  await people.packer.open('/dukcapil/kemas');
  await people.packer.sees('Tas menunggu kurir');
  [read.bag] = await reads_codes(page.locator('section', { has: page.getByRole('heading', { name: 'Tas menunggu kurir' }) }).locator('.text'));
  await picture(page, 'sembilan-kemas-serahkan');
  await people.packer.presses('Serahkan 1 tas kepada kurir');
  await people.packer.all_sent();
});

step('the rider scans the bag, starts, reaches the village, gives the bag', async () => {
  people.rider = await Person.at(house, 'rider', 'phone');
  const { page } = people.rider;
  await people.rider.says('0 dari 1 tas dimuat');
  await people.rider.types('Kode tas', read.bag.toLowerCase());
  await people.rider.says('1 dari 1 tas dimuat');
  await picture(page, 'sembilan-kurir-muat');
  await people.rider.presses('Berangkat');
  await people.rider.says('Besuki');
  await picture(page, 'sembilan-kurir-berhenti');
  const resident = await house.page('phone');
  // The page tells once; the rider's word may still be on its way.
  await until(async () => (await resident.goto(`${house.url}/lacak/${read.code}`), resident.getByText(/^Di tangan kurir/).first().isVisible()), 'the courier on the public page');
  await show(resident, 'lacak');
  await resident.context().close();
  await people.rider.presses('Sampai');
  await people.rider.types('Kode tas', read.bag);
  await people.rider.presses('Serahkan semua (1 tas)');
  await people.rider.says('Semua perhentian selesai.');
  await people.rider.presses(/^Selesai$/);
  await people.rider.says('Rit selesai');
  await people.rider.all_sent();
  check(!/Wagimin|Bagas|3503010101/.test(await page.locator('body').innerText()), 'the rider reads a name');
});

step('the registrar takes the bag, opens it and compares', async () => {
  await receives(people.registrar, read.bag, 'TG-000123', read.documents, picture);
  await people.registrar.all_sent();
});

step('each document is handed over; the old card is taken', async () => {
  const { registrar } = people;
  await registrar.open('/desa/serahkan');
  await registrar.says(/^3 dokumen siap diserahkan/);
  await picture(registrar.page, 'sembilan-serahkan');
  const kinds = ['KTP-el', 'Kartu Keluarga', 'Kartu Identitas Anak'];
  await hands_over(registrar, 'KTP-el', { only: 'Pemilik sendiri', known: 'Dikenal petugas', activation: 'Aktivasi ditunda', old: 'KTP-el lama', others: kinds.slice(1) }, picture);
  await hands_over(registrar, 'Kartu Keluarga', { receiver: /^Wagimin/, known: 'KTP-el dilihat', others: kinds.slice(2) }, picture);
  await hands_over(registrar, 'Kartu Identitas Anak', { receiver: /^Wagimin/, known: 'KTP-el dilihat', others: [] }, picture);
  await registrar.says('Tidak ada dokumen yang menunggu.');
  await registrar.all_sent();
});

step('the old card goes into a bag back', async () => {
  const { page } = people.registrar;
  await people.registrar.open('/desa');
  await page.getByRole('link', { name: /1 KTP-el/ }).click();
  await people.registrar.says(/perlu kembali ke Dukcapil/);
  await people.registrar.types('Nomor segel', 'TG-000124');
  await picture(page, 'sembilan-kirim-kembali');
  await people.registrar.presses(/^Segel tas$/);
  await people.registrar.all_sent();
});

step('the dispatcher sends the rider to fetch it', async () => {
  await people.dispatcher.open('/dukcapil/rit');
  await plans_run(people.dispatcher, '094/002/2026', picture);
});

step('the rider comes, the registrar gives, the rider takes and brings it', async () => {
  const { page } = people.rider;
  await people.rider.open('/kurir');
  await people.rider.says(/1 tas dijemput di desa/);
  await picture(page, 'sembilan-kurir-jemput');
  await people.rider.presses('Berangkat');
  await people.rider.presses('Sampai');
  await people.rider.all_sent();
  await people.registrar.open('/desa/kirim-kembali');
  await people.registrar.presses('Serahkan ke kurir');
  await people.registrar.all_sent();
  await people.rider.open('/kurir');
  await people.rider.presses('Muat tas');
  await people.rider.presses('Serahkan ke Dukcapil (1 tas)');
  await people.rider.says('Rit selesai');
  await people.rider.all_sent();
});

step('the resident reads where it is, without a script and without a name', async () => {
  const page = await house.page('phone');
  await page.goto(`${house.url}/lacak/${read.code}`);
  await page.getByText('Selesai').first().waitFor();
  await show(page, 'lacak-selesai');
  const html = await page.content();
  check(html.length < 10_000 && !/<script|Contoh|Wagimin|KTP|350301/.test(html), 'the page says too much');
  await page.context().close();
});

step('Dukcapil takes the bag, reads its seal and counts the old card in', async () => {
  const { packer } = people;
  await packer.open('/dukcapil/kembali');
  await packer.says(/1 tas menunggu dibuka/);
  await picture(packer.page, 'sembilan-kembali');
  await packer.page.locator('main').getByRole('link', { name: /Besuki, Panggul/ }).click();
  await packer.sees('Cocokkan segel');
  await packer.types('Nomor segel', 'TG-000124');
  await packer.sees('Segel cocok: TG-000124');
  for (const thing of await packer.page.locator('main').getByRole('checkbox').all()) await thing.check();
  await packer.sees(/isi lengkap/);
  await picture(packer.page, 'sembilan-kembali-isi');
  await packer.presses(/^Terima tas$/);
  await packer.all_sent();
  await packer.open('/dukcapil/kembali');
  await packer.says(/1 dokumen lama menunggu dimusnahkan/);
});

step('the admin sees the rider\'s device', async () => {
  people.admin = await Person.at(house, 'admin', 'desktop');
  await people.admin.page.locator('main').getByText('Slamet Contoh').first().click();
  await people.admin.sees('Ponsel rider');
  await picture(people.admin.page, 'sembilan-perangkat');
});

step('the counter takes in a first card at the office; the village\'s hamlets are offered', async () => {
  people.counter = await Person.at(house, 'counter', 'desktop');
  const { counter } = people;
  await counter.says('Tidak ada yang menunggu hari ini.');
  await picture(counter.page, 'sembilan-loket');
  equal(await takes_in_first_card(counter, await paper(house, 'Kartu Keluarga')), ['Krajan'], 'hamlets that Besuki typed before');
  await picture(counter.page, 'sembilan-loket-periksa');
  await counter.presses(/^Kirim$/);
  await counter.says(/Berkas diterima/);
  await counter.all_sent();
});

step('it is verified, the counter reports from SIAK, and the card is in line to be printed', async () => {
  await people.verifier.open('/dukcapil/verifikasi');
  await people.verifier.says(/^1 berkas menunggu verifikasi/);
  await verifies(people.verifier, 'KTP-el baru');
  await people.verifier.all_sent();
  await reports_from_siak(people.counter, picture);
  await people.printer.open('/dukcapil/cetak');
  await people.printer.says(/^1 dokumen siap dicetak/);
});
