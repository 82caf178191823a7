// What the browser's camera sees: one film of all papers that are scanned anywhere, each held before it for some seconds, over and
// over. It is drawn when the first test asks for it.
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kFlags, kPhone, kWeb, open_browser, until } from './harness.mjs';

const { encode } = createRequire(join(kWeb, 'package.json'))('uqr');

const kSize = { width: 640, height: 480 };
/** A frame weighs 460 kB, so that few are shown a second. */
const kFramesPerSecond = 2;
const kSecondsEach = 5;

/** What each paper says, and how light the table under it is, by which a test knows what the camera sees. */
export const kPapers = {
  dossier: { text: 'https://layang.invalid/lacak/TK00-0000-000X', table: 70 },
  bag: { text: 'TKB2-1W6R-DXXK', table: 110 },
  seal: { text: 'SG-004417', table: 150 },
  document: { text: 'TK7K-4Q2M-9XHR', table: 190 },
  run: { text: 'TKR7-4Q2M-9XH0', table: 225 },
};

/** One frame: the code black on white, the table around it. */
function frame({ text, table }) {
  const { width, height } = kSize;
  const grid = encode(text, { ecc: 'M', border: 3 });
  const side = Math.floor(300 / grid.size);
  const [left, top] = [(width - side * grid.size) >> 1, (height - side * grid.size) >> 1];
  const light = Buffer.alloc(width * height, table);
  for (let y = 0; y < grid.size * side; y++) {
    for (let x = 0; x < grid.size * side; x++) {
      light[(top + y) * width + left + x] = grid.data[Math.floor(y / side)][Math.floor(x / side)] ? 16 : 235;
    }
  }
  return Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)]);
}

let drawn = null;

function film() {
  if (drawn) return drawn;
  const folder = mkdtempSync(join(tmpdir(), 'layang-film-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  drawn = join(folder, 'papers.y4m');
  writeFileSync(drawn, `YUV4MPEG2 W${kSize.width} H${kSize.height} F${kFramesPerSecond}:1 Ip A1:1 C420jpeg\n`);
  for (const paper of Object.values(kPapers)) appendFileSync(drawn, Buffer.concat(Array(kFramesPerSecond * kSecondsEach).fill(frame(paper))));
  return drawn;
}

/** A device whose camera sees the film. */
export async function with_camera(viewport = kPhone) {
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film()}`];
  return open_browser(undefined, { args: [...kFlags, ...camera], permissions: ['camera'], viewport });
}

/** The luminance of the film as the page gets it, in full range. */
const as_shown = (table) => ((table - 16) * 255) / 219;

/**
 * Keeps the camera running in a page of its own, so that the film goes on while screens open and close theirs: a camera that is
 * opened anew would see its beginning again. `shows` resolves when a paper has just come before it.
 */
export async function watch_film(context, url) {
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(async () => {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = await navigator.mediaDevices.getUserMedia({ video: true });
    await video.play();
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    globalThis.table = () => (context.drawImage(video, 0, 0, 8, 8, 0, 0, 1, 1), context.getImageData(0, 0, 1, 1).data[1]);
  });
  const sees = async (paper) => Math.abs((await page.evaluate(() => globalThis.table())) - as_shown(kPapers[paper].table)) < 15;
  return {
    async shows(paper) {
      await until(async () => !(await sees(paper)), `the film without the ${paper}`);
      await until(() => sees(paper), `the ${paper} in the film`);
    },
  };
}

/**
 * Holds a paper before the camera of a field until `done` stands on the screen. A slow machine may read only the next paper: then this one is
 * held before it once more, when `ready` has brought the field back.
 */
export async function scan(film_seen, field, paper, done, ready = async () => {}) {
  const camera = field.getByRole('button', { name: 'Pindai' });
  for (let turn = 0; turn < 3; turn++) {
    await ready();
    await film_seen.shows(paper);
    if ((await camera.getAttribute('aria-expanded')) !== 'true') await camera.click();
    if (await done.waitFor({ timeout: kSecondsEach * 2000 }).then(() => true, () => false)) return;
  }
  throw new Error(`the ${paper} was not read`);
}
