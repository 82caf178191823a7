// What people of the office do at their desks.

/** Opens the file of a service from the queue. */
export async function opens(verifier, service) {
  await verifier.page.locator('.queue').getByRole('button', { name: new RegExp(service) }).click();
  await verifier.page.getByRole('heading', { name: new RegExp(service) }).waitFor();
}

/** Looks at each paper, accepts it, opens the numbers, and decides. `picture` keeps a picture of the first. */
export async function verifies(verifier, service, picture) {
  const { page } = verifier;
  await opens(verifier, service);
  await page.getByText(/Daftar periksa, 0 dari/).waitFor();
  const papers = Number(/dari (\d+)/.exec(await page.getByText(/Daftar periksa, 0 dari/).innerText())[1]);
  for (let n = 1; n <= papers; n += 1) {
    await page.getByRole('img', { name: /^Lembar / }).waitFor();
    if (n === 1 && picture) await picture(page, 'sembilan-verifikasi');
    await page.keyboard.press('y');
    await page.getByText(`Daftar periksa, ${n} dari ${papers}`).waitFor();
  }
  await page.keyboard.press('o');
  await page.getByText('Isian terbuka, tercatat.').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: new RegExp(service) }).waitFor({ state: 'detached' });
}

/** The day of one medium begins with so many blanks. */
export async function opens_stock(keeper, medium, blanks) {
  const { page } = keeper;
  await page.getByLabel('Jenis blangko').selectOption({ label: medium });
  await keeper.sees('Hari ini belum dibuka.');
  await page.getByLabel(/Hitungan awal/).fill(String(blanks));
  await keeper.presses('Buka hari');
}

/** Codes of things in a part of the screen, as they are printed on labels. */
export async function reads_codes(within) {
  return [...new Set((await within.innerText()).match(/\b[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}\b/g) ?? [])];
}

/** All bags that wait go on one run with the only rider. */
export async function plans_run(dispatcher, letter_number, picture) {
  const { page } = dispatcher;
  await dispatcher.says(/^1 tas belum punya rit/);
  await dispatcher.chooses('checkbox', /Besuki, Panggul/);
  await page.getByText(/Rp [\d.]+, [\d,]+ km/).waitFor();
  await picture(page, 'sembilan-rit');
  await dispatcher.presses('Buat rit, 1 tas, 1 perhentian');
  await dispatcher.all_sent();
  await page.getByRole('button', { name: /belum ada kurir/ }).click();
  await page.getByLabel('Kurir', { exact: true }).selectOption({ label: 'Slamet Contoh' });
  await page.getByLabel('Nomor surat tugas').fill(letter_number);
  await picture(page, 'sembilan-rit-kurir');
  await dispatcher.presses('Tugaskan');
  await dispatcher.all_sent();
}
