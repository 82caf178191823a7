// Scanning with the camera, end to end: the browser's camera shows one film with a code, as drawn here.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kFlags, kWeb, no_troubles, open_browser, picture, test, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

const { encode } = createRequire(join(kWeb, 'package.json'))('uqr');
const [kWidth, kHeight] = [640, 480];

/** A Y4M film of one still: the code black on white, grey around. */
function film(text) {
  const grid = encode(text, { ecc: 'M', border: 3 });
  const side = Math.floor(300 / grid.size);
  const [left, top] = [(kWidth - side * grid.size) >> 1, (kHeight - side * grid.size) >> 1];
  const light = Buffer.alloc(kWidth * kHeight, 150);
  for (let y = 0; y < grid.size * side; y++) {
    for (let x = 0; x < grid.size * side; x++) {
      light[(top + y) * kWidth + left + x] = grid.data[Math.floor(y / side)][Math.floor(x / side)] ? 16 : 235;
    }
  }
  const colour = Buffer.alloc((kWidth * kHeight) / 2, 128);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour]);
  const path = join(mkdtempSync(join(tmpdir(), 'layang-film-')), 'code.y4m');
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${kWidth} H${kHeight} F10:1 Ip A1:1 C420jpeg\n`), ...Array(10).fill(frame)]));
  return path;
}

test('the camera reads a code from paper', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film('https://layang.invalid/lacak/TK00-0000-000X')}`];
  const context = await open_browser(undefined, { args: [...kFlags, ...camera], permissions: ['camera'] });
  end(() => context.close());
  const page = await visit(context, mock.url);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.getByRole('button', { name: 'Pindai' }).click();
  await page.getByRole('search').getByRole('button', { name: 'Pindai' }).click();
  await page.waitForURL('**/lacak/TK00-0000-000X');
  no_troubles(page);
});

test('where there is no camera the code can be typed', async (end) => {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.getByRole('button', { name: 'Pindai' }).click();
  await page.getByRole('search').getByRole('button', { name: 'Pindai' }).click();
  await page.getByText('Kamera tidak dapat dibuka.').waitFor();
  await picture(page, 'pindai-tanpa-kamera-phone');
  await page.getByLabel('Pindai atau ketik kode').fill('tk00 0000 000x');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/lacak/TK00-0000-000X');
});
