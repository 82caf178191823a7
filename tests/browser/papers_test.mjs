// Berkas syarat: what each paper must show, its photo cut out and straightened, blur noticed, a substitute, the original seen.
import { at_events, photo_of_sheet } from './birth_catalogue.mjs';
import { becomes, check, draft_of, equal, no_troubles, show, test, until } from './harness.mjs';

/** At the papers of a birth, with nobody's name typed but one. */
async function at_papers(end) {
  const { mock, context, page } = await at_events(end);
  await page.getByRole('button', { name: /Anak lahir/ }).click();
  for (const name of [/Akta kelahiran/, /KK karena kelahiran/]) await page.getByRole('checkbox', { name }).check();
  await page.getByRole('button', { name: 'Mulai' }).click();
  await page.getByRole('button', { name: 'Tambah orang' }).first().click();
  await page.getByLabel('Nama lengkap').fill('Contoh Sari');
  for (const _ of [1, 2]) await page.getByRole('button', { name: 'Lanjut' }).click();
  await page.getByRole('heading', { name: '5 dari 5 syarat masih kurang.' }).waitFor();
  return { mock, context, page };
}

async function choose_file(page, buffer) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Pilih file' }).click();
  await (await chooser).setFiles({ name: 'foto.png', mimeType: 'image/png', buffer });
  await page.getByRole('button', { name: 'Pakai foto ini' }).waitFor();
}

/** Where a corner stands, in hundredths of the picture. */
const corner = (page, name) =>
  page.getByRole('button', { name }).evaluate((one) => [one.style.left, one.style.top].map((text) => Math.round(Number.parseFloat(text))));

/** The photo that stands on the page: its size, and how bright its edge is. */
const kept = (page) =>
  page.getByRole('img', { name: /^Foto / }).evaluate(async (image) => {
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
    canvas.getContext('2d').drawImage(image, 0, 0);
    const edge = canvas.getContext('2d').getImageData(4, 4, 1, 1).data[0];
    return { width: image.naturalWidth, height: image.naturalHeight, edge };
  });

test('each paper says what it must show and how far it is', async (end) => {
  const { page } = await at_papers(end);
  await page.getByText('Harus terlihat: nomor surat, tanggal lahir, dan cap.').waitFor();
  await becomes(() => page.locator('main li button[aria-expanded]').evaluateAll((all) => all.map((one) => one.getAttribute('aria-expanded'))), ['true', 'false', 'false', 'false', 'false']);
  await show(page, 'berkas-syarat');
  no_troubles(page);
});

test('the edges of a leaning sheet are found, and what is kept is the sheet alone, upright', async (end) => {
  const { page } = await at_papers(end);
  await choose_file(page, await photo_of_sheet(page));
  await page.getByText('Tepi kertas sudah ditemukan.').waitFor();
  await show(page, 'berkas-syarat-rapikan');
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('button', { name: 'Foto ulang' }).waitFor();
  const photo = await kept(page);
  // The sheet is 840 to 1200, the photo 1200 to 1600: the dark table is gone.
  check(Math.abs(photo.width / photo.height - 0.7) < 0.03, `${photo.width} to ${photo.height}`);
  check(photo.edge > 200, `the edge is as dark as the table: ${photo.edge}`);
  await page.getByRole('checkbox', { name: 'Asli sudah dilihat' }).check();
  await page.getByText('Lengkap', { exact: true }).waitFor();
  await page.getByRole('heading', { name: '4 dari 5 syarat masih kurang.' }).waitFor();
  await show(page, 'berkas-syarat-lengkap');
  no_troubles(page);
});

test('the corners move by keys and by finger, never so that the sheet folds; the photo turns', async (end) => {
  const { page } = await at_papers(end);
  await choose_file(page, await photo_of_sheet(page));
  await page.getByRole('button', { name: 'Seluruh foto' }).click();
  equal(await corner(page, 'Sudut kiri atas'), [0, 0]);
  await page.getByRole('button', { name: 'Sudut kiri atas' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  equal(await corner(page, 'Sudut kiri atas'), [1, 5]);
  const box = await page.getByRole('button', { name: 'Sudut kanan bawah' }).boundingBox();
  await page.mouse.move(box.x + 24, box.y + 24);
  await page.mouse.down();
  await page.mouse.move(box.x - 40, box.y - 40, { steps: 4 });
  const [x, y] = await corner(page, 'Sudut kanan bawah');
  check(x < 90 && y < 90, `the corner did not follow: ${x}, ${y}`);
  await page.mouse.move(0, 100, { steps: 4 });
  await page.mouse.up();
  check((await corner(page, 'Sudut kanan bawah'))[0] > 1, 'the sheet was folded');
  await page.getByRole('button', { name: 'Seluruh foto' }).click();
  await page.getByRole('button', { name: 'Putar' }).click();
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('button', { name: 'Foto ulang' }).waitFor();
  const photo = await kept(page);
  check(photo.width > photo.height, `it was not turned: ${photo.width} to ${photo.height}`);
  no_troubles(page);
});

test('Escape leaves everything as it was; a file that is no picture is said to be none', async (end) => {
  const { page } = await at_papers(end);
  await choose_file(page, await photo_of_sheet(page));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Ambil foto' }).waitFor();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Pilih file' }).click();
  await (await chooser).setFiles({ name: 'foto.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
  await page.getByText('Berkas ini bukan foto yang dapat dibaca.').waitFor();
  await show(page, 'berkas-syarat-bukan-foto');
});

test('a blurred photo is marked and does not block; a substitute asks for its witnesses', async (end) => {
  const { page } = await at_papers(end);
  await choose_file(page, await photo_of_sheet(page, 14));
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByText('Foto buram.').waitFor();
  await page.getByRole('checkbox', { name: 'Asli sudah dilihat' }).check();
  await page.getByText('Buram', { exact: true }).waitFor();
  await show(page, 'berkas-syarat-buram');
  await page.getByRole('button', { name: /Buku nikah/ }).click();
  await page.getByLabel('Tidak ada? Diganti dengan').selectOption({ label: 'Surat pernyataan F-2.04, disertai 2 saksi' });
  await choose_file(page, await photo_of_sheet(page));
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByText('kurang 2 saksi').waitFor();
  equal(await page.getByRole('button', { name: 'Lanjut' }).getAttribute('aria-disabled'), null, 'what is missing blocks the way on');
});

test('a draft keeps its straightened photo over a reload', async (end) => {
  const { page } = await at_papers(end);
  await choose_file(page, await photo_of_sheet(page));
  await page.getByRole('button', { name: 'Pakai foto ini' }).click();
  await page.getByRole('button', { name: 'Foto ulang' }).waitFor();
  const before = await kept(page);
  const draft = new URL(page.url()).pathname.split('/').pop();
  await until(async () => Object.values((await draft_of(page, draft)).papers).some((paper) => paper.shots.length), 'the photo in the draft');
  await page.reload();
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  const name = page.getByRole('button', { name: /Surat keterangan kelahiran/ });
  await name.waitFor();
  if ((await name.getAttribute('aria-expanded')) === 'false') await name.click();
  await page.getByRole('img', { name: /^Foto / }).waitFor();
  equal(await kept(page), before, 'the photo');
});
