// How people come to their desk.

/** First time on this browser: log-in, name of the device, PIN. */
export async function first_log_in(page, url, name, pin, password) {
  if (new URL(page.url()).pathname !== '/masuk') await page.goto(`${url}/masuk`);
  await log_in(page, name, password);
  const device = page.getByLabel('Nama perangkat');
  await page.getByLabel('PIN 6 angka').waitFor();
  if (await device.isVisible()) await device.fill(`Ponsel ${name}`);
  await page.getByLabel('PIN 6 angka').fill(pin);
  await page.getByLabel('PIN sekali lagi').fill(pin);
  await page.getByRole('button', { name: 'Simpan dan mulai' }).click();
  await page.waitForURL((at) => at.pathname !== '/masuk');
}

export async function log_in(page, name, password = 'rahasia') {
  await page.getByLabel('Nama pengguna').fill(name);
  await page.getByLabel('Kata sandi').fill(password);
  await page.getByRole('button', { name: 'Masuk', exact: true }).click();
}

/** Takes a photo of what stands on the screen, as it is. `done`: what stands there once it is kept. */
export async function takes_photo(page, done = page.getByRole('button', { name: 'Foto ulang' })) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Ambil foto' }).click();
  await (await chooser).setFiles({ name: 'foto.png', mimeType: 'image/png', buffer: await page.screenshot() });
  await done.waitFor();
}

/** Resolves when the PIN has been judged: the screen has gone, or the field is empty again. */
export async function unlock(page, pin) {
  await page.getByLabel('PIN 6 angka').fill(pin);
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  await page.waitForFunction(() => !document.querySelector('input[maxlength="6"]')?.value);
}
