// Sending back: what is due is ticked, the seal is read, the bag is sealed and given to the rider in that order.
import { catalogue, document, hands, hours_ago } from './custody_answers.mjs';
import { check, equal, no_troubles, open_browser, show, test, until, visit } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in } from './people.mjs';

async function sending(end, old) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/old-documents', { items: old });
  mock.reads.set('/originals', { items: [{ original: 'o1', kind: 'k', kind_name: 'Buku nikah', dossier: 'd1', state: 'kept', hands: hands('village', '') }] });
  mock.reads.set('/documents', { items: [document('k3', 'TK', 'd2', 'KIA', 'Wi•••', { attempts: 2 })] });
  mock.reads.set('/bags', { items: [] });
  mock.reads.set('/catalogue', catalogue);
  const context = await open_browser();
  end(() => context.close());
  const page = await visit(context, mock.url);
  await first_log_in(page, mock.url, 'lastri', '482913');
  await page.goto(`${mock.url}/desa/kirim-kembali`);
  await page.getByLabel('PIN 6 angka').fill('482913');
  await page.getByRole('button', { name: 'Buka', exact: true }).click();
  return { mock, page };
}

test('the bag is sealed with what is ticked, then given to the rider', async (end) => {
  const { mock, page } = await sending(end, [{ old_document: 'l1', kind: 'k', kind_name: 'KTP-el', dossier: 'd1', state: 'at_village', taken_at: hours_ago(2) }]);
  await page.getByRole('heading', { name: '2 barang perlu kembali ke Dukcapil.' }).waitFor();
  await show(page, 'desa-kirim-kembali');
  await page.locator('#seal').fill('SG-0099');
  await page.keyboard.press('Enter');
  await page.getByText('2 barang, segel SG-0099.').waitFor();
  await page.getByRole('button', { name: 'Segel tas' }).click();
  await page.getByRole('button', { name: 'Serahkan ke kurir' }).click();
  await page.getByText('Diserahkan ke kurir, menunggu terkirim').waitFor();
  await show(page, 'desa-kirim-kembali-diserahkan');
  await until(() => mock.taken.length === 2, 'both acts', 25_000);
  const [sealed, given] = mock.taken;
  equal([sealed.path, sealed.body.direction, sealed.body.seal, sealed.body.contents], ['/bags', 'inward', 'SG-0099', [{ kind: 'old_document', id: 'l1' }, { kind: 'original', id: 'o1' }]]);
  check(given.path === `/bags/${sealed.body.bag}/give`, 'the same bag is given');
  no_troubles(page);
});
