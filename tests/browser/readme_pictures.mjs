// The pictures of the README, from screens before answers that stand still, so that the same program draws the same pictures.
import { kDesktop, kPhone, open_browser, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

/** Tuesday, 24 November 2026, 09.40 in Trenggalek. */
const kNow = Date.parse('2026-11-24T02:40:00Z');
/** No picture is heavier. */
export const kBytesMax = 100_000;

// The answers are told relative to the time at which they are made: these are made for the pictures alone, whoever has made others before.
const real_now = Date.now;
Date.now = () => kNow;
const { home, village, kin, ride, ...told } = await import('./picture_answers.mjs?for-pictures');
const verification = told.verification();
Date.now = real_now;

const scale = { [kPhone.width]: 1.5, [kDesktop.width]: 1 };

/** Somebody at a screen, in one language, at the fixed time. */
async function at_screen(language, size, who, rights, reads, path, then = async () => {}) {
  const mock = await start_mock();
  if (rights) Object.assign(mock, { rights, role: 'verifier' });
  for (const [at, answer] of Object.entries(reads)) mock.reads.set(at, answer);
  const context = await open_browser(undefined, { viewport: size, deviceScaleFactor: scale[size.width], reducedMotion: 'reduce' });
  try {
    const page = await visit(context, mock.url);
    if (who) await first_log_in(page, mock.url, who, '482913');
    await page.clock.setFixedTime(kNow);
    await page.route('**/api/v1/blobs/**', (route) => route.fulfill({ contentType: 'image/svg+xml', body: verification.scan }));
    await page.goto(`${mock.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}`);
    if (who) {
      await page.locator('input[maxlength="6"]').fill('482913');
      await page.keyboard.press('Enter');
    }
    await then(page);
    // The icons come by themselves.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => Promise.all([document.fonts.ready, ...Array.from(document.images, (one) => one.decode().catch(() => undefined))]));
    await page.evaluate(() => document.activeElement?.blur());
    return await as_webp(context, await page.screenshot());
  } finally {
    await context.close();
    await mock.close();
  }
}

/** The browser itself makes them small. */
async function as_webp(context, png) {
  const blank = await context.newPage();
  const text = await blank.evaluate(async (base64) => {
    const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))]));
    const canvas = Object.assign(document.createElement('canvas'), { width: picture.width, height: picture.height });
    canvas.getContext('2d').drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', 0.85).split(',')[1];
  }, png.toString('base64'));
  return Buffer.from(text, 'base64');
}

/** By name, each in a language. */
export const kPictures = {
  landing: (language) => at_screen(language, kDesktop, null, null, {}, '/', (page) => page.locator('header a.link').waitFor()),
  village: (language) => at_screen(language, kDesktop, 'lastri', null, home, '/desa', (page) => page.locator('main ul li').nth(3).waitFor()),
  dossier: (language) => at_screen(language, kPhone, 'lastri', null, village, '/desa/berkas-baru', (page) => page.locator('main ul li').nth(5).waitFor()),
  verification: (language) =>
    at_screen(language, kDesktop, 'budi', ['see_dossiers', 'unmask', 'verify', 'report_siak'], verification.reads, '/dukcapil/verifikasi?berkas=a1', async (page) => {
      await page.getByRole('img').first().waitFor();
      await page.keyboard.press('y');
      await page.getByRole('img', { name: /kelahiran|birth/i }).waitFor();
      await page.keyboard.press('n');
    }),
  rider: (language) => at_screen(language, kPhone, 'slamet', null, ride, '/kurir', (page) => page.locator('.facts').waitFor()),
  door: (language) =>
    at_screen(language, kPhone, 'lastri', null, kin, '/desa/serahkan', async (page) => {
      await page.locator('main ul li a, main ul li button').first().click();
      await page.locator('input[type="radio"]').first().click();
      const due = page.locator('li[aria-current="step"] input[type="checkbox"]').first();
      await due.waitFor();
      await due.evaluate((one) => one.closest('li').scrollIntoView({ block: 'center' }));
    }),
};

export const kLanguages = ['id', 'en'];

/** Which part of two pictures differs to the eye, 0 to 1; 1 where their sizes do. Another version of the browser smooths letters its own way. */
export async function differing(one, other) {
  const context = await open_browser();
  try {
    const page = await context.newPage();
    return await page.evaluate(
      async (both) => {
        const [a, b] = await Promise.all(
          both.map(async (base64) => {
            const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (each) => each.charCodeAt(0))]));
            const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
            context.drawImage(picture, 0, 0);
            return context.getImageData(0, 0, picture.width, picture.height);
          }),
        );
        if (a.width !== b.width || a.height !== b.height) return 1;
        let far = 0;
        for (let i = 0; i < a.data.length; i += 4) if ([0, 1, 2].some((k) => Math.abs(a.data[i + k] - b.data[i + k]) > 64)) far += 1;
        return far / (a.width * a.height);
      },
      [one, other].map((bytes) => bytes.toString('base64')),
    );
  } finally {
    await context.close();
  }
}
