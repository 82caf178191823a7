// The app as the real server sends it: its policy, compressed, for every path of a desk, and open without signal.
import { kRoles } from './every_screen.mjs';
import { accessible, check, equal, lose_signal, no_troubles, story, visit } from './harness.mjs';
import { open_house } from './house.mjs';

let house;
const step = story('from the real server', async () => house?.close(), () => ({}));

const landing = async () => visit((await house.page('phone')).context(), house.url);

step('the app comes with its policy, and nothing of it breaks that', async () => {
  house = await open_house();
  const page = await landing();
  await page.getByRole('heading', { name: 'Dokumen Anda sampai di mana?' }).waitFor();
  await accessible(page, 'landing page');
  no_troubles(page);
});

step('every path of a desk is the app, compressed', async () => {
  const get = (path) => fetch(house.url + path, { headers: { 'Accept-Encoding': 'br' } });
  const app = await (await get('/')).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(app)?.[1];
  check(script, 'no script');
  equal((await get(script)).headers.get('content-encoding'), 'br', `how ${script} comes`);
  for (const path of new Set(kRoles.flatMap(({ screens }) => screens.map(([at]) => at)))) {
    const answer = await get(path);
    equal([answer.status, answer.headers.get('content-encoding')], [200, 'br'], `answer for ${path}`);
    check(/script-src 'self'/.test(answer.headers.get('content-security-policy') ?? ''), `no policy on ${path}`);
    check((await answer.text()) === app, `not the app: ${path}`);
  }
});

step('the app opens without signal', async () => {
  const page = await landing();
  await lose_signal(page);
  await page.goto(`${house.url}/masuk`);
  await page.getByLabel('Nama pengguna').waitFor();
});

step('the app can be put on the home screen', async () => {
  const page = await landing();
  const at = await page.locator('link[rel="manifest"]').evaluate((one) => one.href);
  const answer = await fetch(at);
  equal([answer.status, answer.headers.get('content-type')], [200, 'application/manifest+json'], 'the manifest');
  const { name, start_url, display, icons } = await answer.json();
  equal({ name, start_url, display }, { name: 'Layang', start_url: '/', display: 'standalone' });
  const sizes = [];
  for (const { src, type } of icons.filter((icon) => icon.type === 'image/png')) {
    const icon = await fetch(new URL(src, at));
    equal([icon.status, icon.headers.get('content-type')], [200, type], src);
    // Width and height as the first part of the file has them.
    const bytes = Buffer.from(await icon.arrayBuffer());
    sizes.push(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`);
  }
  equal(sizes, ['192x192', '512x512'], 'icons');
});
