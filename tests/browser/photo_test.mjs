// Photos: small, without metadata, blurred ones noticed.
import { built, check, equal, kNoWorker, open_browser, test, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';

/** Draws a form in the page, gives it a camera's metadata, shrinks it, and tells what came out. */
async function shrunk(end, { blur, dark = false }) {
  const mock = await start_mock();
  end(mock.close);
  const context = await open_browser(undefined, kNoWorker);
  end(() => context.close());
  const page = await visit(context, mock.url);
  return page.evaluate(
    async ([path, blurred, darkened]) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [2400, 3200];
      const context = canvas.getContext('2d');
      context.filter = blurred ? `blur(${blurred}px)` : 'none';
      context.fillStyle = darkened ? '#222' : '#fff';
      context.fillRect(0, 0, 2400, 3200);
      context.fillStyle = darkened ? '#000' : '#111';
      context.font = '56px sans-serif';
      for (let y = 0; y < 45; y++) context.fillText(`CONTOH ${y} Surat keterangan kelahiran nomor 474.1/${y * 17}`, 120, 120 + y * 68);
      const jpeg = new Uint8Array(await (await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.95))).arrayBuffer());
      const exif = [0xff, 0xe1, 0, 22, ...'Exif\0\0GPS-8.05,111.7'].map((one) => (typeof one === 'string' ? one.charCodeAt(0) : one));
      const photo = new Blob([jpeg.slice(0, 2), new Uint8Array(exif), jpeg.slice(2)], { type: 'image/jpeg' });
      const result = await (await import(path)).shrink(photo);
      const bytes = new TextDecoder('latin1').decode(await result.blob.arrayBuffer());
      return { before: photo.size, after: result.blob.size, type: result.type, blurred: result.blurred, dark: result.dark, metadata: /Exif|GPS/.test(bytes) };
    },
    [built('src/kit/shrink.ts'), blur, dark],
  );
}

test('a photo is shrunk to 60 kB and loses what the camera wrote into it', async (end) => {
  const result = await shrunk(end, { blur: 0 });
  check(result.before > 200_000, `the picture was small already: ${result.before}`);
  check(result.after <= 60_000, `${result.after} bytes`);
  equal([result.type, result.metadata, result.blurred, result.dark], ['image/webp', false, false, false]);
});

test('a blurred photo is noticed', async (end) => {
  equal((await shrunk(end, { blur: 24 })).blurred, true);
});

test('a dark photo is noticed', async (end) => {
  equal((await shrunk(end, { blur: 0, dark: true })).dark, true);
});
