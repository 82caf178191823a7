// A first card, as the desk of a village takes it in or the counter for somebody of any village, and what SIAK has said of it.
import { brings_papers } from './family.mjs';

export const kHolder = { name: 'Lestari Contoh', nik: '3503015708999001' };
const part = (person, name) => person.page.getByRole('region', { name, exact: true });

/** From the wish to its papers. */
export async function begins_first_card(desk, picture) {
  const { page } = desk;
  await page.getByRole('link', { name: /Berkas baru/ }).click();
  await desk.presses('Kejadian lain');
  await desk.chooses('checkbox', 'KTP-el baru');
  await desk.presses('Mulai');
  await desk.presses('Tambah orang', part(desk, 'Pemilik KTP-el'));
  await part(desk, 'Pemilik KTP-el').getByLabel('Nama lengkap').fill(kHolder.name);
  await part(desk, 'Pemilik KTP-el').getByLabel('NIK', { exact: true }).fill(kHolder.nik);
  await desk.presses(`Sama dengan ${kHolder.name}`, part(desk, 'Pemohon (yang datang)'));
  await desk.presses('Lanjut');
  await page.getByLabel('Nomor KK').fill('3503010101159003');
  await page.getByLabel('Alamat (jalan atau dusun)').fill('Dusun Krajan');
  await page.getByLabel('RT', { exact: true }).fill('2');
  await page.getByLabel('RW', { exact: true }).fill('1');
  await page.getByLabel('Status perkawinan').selectOption({ label: 'Belum kawin' });
  await desk.presses('Lanjut');
  await brings_papers(desk, picture);
  await desk.presses('Lanjut');
}

/** To the last screen before sending. Returns the hamlets that were offered. */
export async function takes_in_first_card(counter, picture) {
  const { page } = counter;
  await begins_first_card(counter, picture);
  await page.getByLabel('Diterima di').selectOption({ label: 'Loket Dinas Dukcapil Trenggalek' });
  await page.getByLabel('Desa tujuan').selectOption({ label: 'Besuki, Panggul' });
  const hamlet = page.getByLabel('Dusun');
  await page.waitForFunction(() => document.querySelector('datalist option'));
  const offered = await hamlet.evaluate((one) => Array.from(one.list.options, (option) => option.value));
  await hamlet.fill(offered[0]);
  await counter.chooses('checkbox', /Pemohon setuju/);
  await counter.presses('Lanjut');
  await counter.says('Lengkap, siap dikirim.');
  return offered;
}

/** Both reports that a first card waits for, one after the other. */
export async function reports_from_siak(counter, picture) {
  const { page } = counter;
  await counter.open('/dukcapil/verifikasi');
  await counter.says(/^1 berkas menunggu laporan dari SIAK/);
  await page.locator('#berhenti').getByRole('button').first().click();
  await counter.sees('Laporan dari SIAK');
  await picture(page, 'sembilan-loket-siak');
  await counter.presses('Perekaman biometrik selesai');
  await counter.presses('Siap cetak di SIAK');
  await counter.all_sent();
}
