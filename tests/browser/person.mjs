// Somebody at the screens of a real house: sees, touches, types; nothing goes past the page.
import { no_troubles, undo_is_over, watch } from './harness.mjs';
import { first_log_in } from './people.mjs';

const kPin = '482913';
const kDemoPassword = 'layang-demo';

export class Person {
  /** Logs in for the first time on this device, which gets a name and a PIN. */
  static async at(house, name, size) {
    const page = await house.page(size);
    page.troubles = watch(page);
    await first_log_in(page, house.url, name, kPin, kDemoPassword);
    return new Person(house, page);
  }

  constructor(house, page) {
    this.house = house;
    this.page = page;
  }

  /** Takes the device up again at one screen: the PIN is asked. */
  async open(path) {
    await this.page.goto(this.house.url + path);
    await this.page.getByLabel('PIN 6 angka').fill(kPin);
    await this.page.getByRole('button', { name: 'Buka', exact: true }).click();
  }

  async sees(text) {
    await this.page.getByText(text).first().waitFor();
  }
  async says(sentence) {
    await this.page.getByRole('heading', { name: sentence }).first().waitFor();
  }
  async presses(name, within = this.page) {
    await within.getByRole('button', { name }).first().click();
  }
  async chooses(kind, name, within = this.page) {
    await within.getByRole(kind, { name }).first().click();
  }

  /** Types a code or a seal into its own field. */
  async types(label, code) {
    const field = this.page.locator('main').getByRole('textbox', { name: label });
    await field.fill(code);
    await field.press('Enter');
  }

  /** What the scanner reads or the person types into the bar. */
  async scans(code) {
    await this.page.getByLabel('Pindai atau ketik kode').fill(code);
    await this.page.keyboard.press('Enter');
  }

  /** A paper photographed with the camera, or from a file where `button` says so, and used as its edges were found. */
  async photographs(picture, within = this.page, button = 'Ambil foto') {
    const chooser = this.page.waitForEvent('filechooser');
    await within.getByRole('button', { name: button }).first().click();
    await (await chooser).setFiles({ name: 'foto.png', mimeType: 'image/png', buffer: picture });
    await within.getByRole('button', { name: 'Pakai foto ini' }).click();
    await within.getByRole('button', { name: 'Foto ulang' }).last().waitFor();
  }

  /** All that was done here has reached the server, nothing of it was refused, nothing broke a rule; back to the desk. */
  async all_sent() {
    await undo_is_over(this.page);
    await this.page.locator('header').getByRole('link').first().click();
    await this.page.getByRole('heading', { name: 'Semua sudah terkirim.' }).waitFor().catch(async () => {
      throw new Error(`not all was sent: ${(await this.page.locator('main').innerText()).slice(0, 600)}`);
    });
    no_troubles(this.page);
    await this.page.goBack();
    await this.page.waitForURL((at) => at.pathname !== '/kotak-keluar');
  }
}

/** A sheet of paper with words on it, as a camera sees it. */
export async function paper(house, title) {
  const page = await house.page('desktop');
  await page.setViewportSize({ width: 1000, height: 1400 });
  const lines = Array.from({ length: 30 }, (_, i) => `<p>${i + 1}. CONTOH, bukan dokumen. Baris ${i * 17} dari ${title}</p>`).join('');
  await page.setContent(`<body style="font:22px serif;margin:60px;background:#fdfcf7"><h1>${title}</h1>${lines}</body>`);
  const picture = await page.screenshot();
  await page.context().close();
  return picture;
}
