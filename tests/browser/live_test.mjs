// Against a running server, when LAYANG_URL names one: the app is served as it must be, and LAYANG_LOGIN (`name:password`)
// comes to a desk.
import { accessible, check, equal, no_troubles, open_browser, show, test, until, visit } from './harness.mjs';
import { first_log_in } from './people.mjs';

const url = process.env.LAYANG_URL?.replace(/\/$/, '');
const [name, password] = process.env.LAYANG_LOGIN?.split(':') ?? [];

async function open(end, path) {
  const context = await open_browser();
  end(() => context.close());
  return { context, page: await visit(context, url + path) };
}

if (url) {
  test('the server sends the app with its policy, compressed, and for every path of a desk', async (end) => {
    const { page } = await open(end, '/');
    await page.getByRole('heading', { name: 'Dokumen Anda sampai di mana?' }).waitFor();
    const answer = await fetch(`${url}/desa`, { headers: { 'Accept-Encoding': 'br' } });
    equal(answer.status, 200);
    check(/script-src 'self'/.test(answer.headers.get('content-security-policy') ?? ''), 'no policy');
    check((await answer.text()).includes('/assets/'), 'not the app');
    await accessible(page, 'landing page');
    no_troubles(page);
  });

  test('the app opens without signal', async (end) => {
    const { context, page } = await open(end, '/');
    await page.waitForFunction(async () => (await caches.keys()).length > 0 && navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.goto(`${url}/masuk`);
    await page.getByLabel('Nama pengguna').waitFor();
  });

  if (name) {
    test('a person logs in, enrols the browser, and the server knows the device', async (end) => {
      const { page } = await open(end, '/masuk');
      const enrolled = page.waitForResponse((response) => response.url().endsWith('/api/v1/devices') && response.request().method() === 'POST');
      await first_log_in(page, url, name, '482913', password);
      equal((await enrolled).status(), 200);
      await until(() => page.getByRole('heading', { level: 1 }).isVisible(), 'a screen');
      await show(page, `meja-${name}`);
      no_troubles(page);
    });
  }
}
