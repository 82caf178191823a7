// What a registrar does with a family at the desk: a card with a right name, a lost family card, a card for the child.
const two_years_ago = new Date(Date.now() - 2 * 365.25 * 86_400_000).toISOString().slice(2, 10).split('-').reverse().join('');

export const kFather = { name: 'Wagimin Contoh', nik: '3503010101809001' };
export const kChild = { name: 'Bagas Contoh', nik: `350301${two_years_ago}9002` };

const part = (person, name) => person.page.getByRole('region', { name, exact: true });

async function writes(person, name, human) {
  await person.presses('Tambah orang', part(person, name));
  await part(person, name).getByLabel('Nama lengkap').fill(human.name);
  await part(person, name).getByLabel('NIK', { exact: true }).fill(human.nik);
}

export async function says_who(person) {
  await writes(person, 'Pemilik KTP-el', kFather);
  await part(person, 'Pemilik KTP-el').getByText(/laki-laki, lahir 1 Januari 1980/).waitFor();
  await writes(person, 'Anak', kChild);
  for (const name of ['Kepala keluarga', 'Orang tua atau wali', 'Pemohon (yang datang)']) await person.presses(`Sama dengan ${kFather.name}`, part(person, name));
}

export async function gives_answers(person) {
  const { page } = person;
  await page.getByLabel('Nomor KK').first().fill('3503010101159003');
  await page.getByLabel('Alamat (jalan atau dusun)').fill('Dusun Krajan');
  await page.getByLabel('RT', { exact: true }).fill('3');
  await page.getByLabel('RW', { exact: true }).fill('1');
  await page.getByLabel('Status perkawinan').selectOption({ label: 'Kawin' });
  await page.getByLabel('Yang berubah').selectOption({ label: 'Nama' });
  await page.getByLabel('Data yang benar').fill('Wagimin');
}

/** Every paper in the order of the list, each as far as the screen asks for it. */
export async function brings_papers(person, picture) {
  const { page } = person;
  for (let n = 0; (await page.getByRole('heading', { name: /syarat masih kurang/ }).count()) > 0; n += 1) {
    if (n > 20) throw new Error('the papers do not come to an end');
    const lacking = page.locator('main li', { has: page.getByText(/^(Belum ada|Belum lengkap)$/) }).first();
    if (!(await lacking.getByRole('button', { name: 'Ambil foto' }).isVisible())) await lacking.getByRole('button').first().click();
    await person.photographs(picture, page.locator('main .body'));
    const seen = page.locator('main .body').getByRole('checkbox');
    if (await seen.count()) await seen.check();
  }
}

export async function fills_in(person) {
  const { page } = person;
  await page.getByLabel('Dusun').fill('Krajan');
  for (const relation of ['Orang tua', 'Pemohon']) {
    await person.presses('Tambah penerima');
    await page.getByLabel('Nama lengkap').last().fill(kFather.name);
    await page.getByLabel('Hubungan').last().selectOption({ label: relation });
  }
  await page.getByLabel(/Nomor HP/).fill('081200009001');
  await person.chooses('checkbox', /Pemohon setuju/);
}
