// The packing wall: a scan fills the screen with the village, a wrong code shouts, the seal closes the bag.
import { check, equal, no_troubles, show, test } from './harness.mjs';
import { office, taken } from './office_people.mjs';

const kCode = '0000-0000-0000';
const shelved = (n, code) => ({ document: `p${n}`, code, kind_name: 'KTP-el', holder: `Siti R••• ${n}`, shelf: '141', village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul' });
const packing = { villages: [{ village: '35.03.02.2001', village_name: 'Besuki', district_name: 'Panggul', twin: true, documents: [shelved(1, kCode), shelved(2, 'TK7K-4Q2M-9XHC')] }] };

async function scan(page, code) {
  await page.getByLabel('Pindai atau ketik kode').fill(code);
  await page.keyboard.press('Enter');
}

test('scan, then seal', async (end) => {
  const { mock, page } = await office(end, ['see_printing', 'see_custody', 'pack'], '/dukcapil/kemas', { '/packing': packing });
  await page.getByRole('heading', { name: '2 dokumen belum dikemas.' }).waitFor();
  await show(page, 'dukcapil-kemas-kosong');
  await scan(page, kCode);
  await page.getByText('Kec. Panggul', { exact: true }).waitFor();
  const height = await page.locator('.village').evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  check(height >= 190, `letters of ${height} px cannot be read from two metres`);
  await show(page, 'dukcapil-kemas');
  await scan(page, kCode);
  await page.getByRole('alert').getByText('sudah ada di tas').waitFor();
  await page.getByLabel('Nomor segel').fill('SG-0071');
  await page.getByRole('button', { name: 'Segel tas, 1 dokumen' }).click();
  const [act] = await taken(page, mock);
  const { bag, ...body } = act.body;
  equal({ path: act.path, ...body }, { path: '/bags', seal: 'SG-0071', direction: 'outward', village: '35.03.02.2001', contents: [{ kind: 'document', id: 'p1' }] });
  equal(await page.getByRole('link', { name: 'Cetak daftar isi tas' }).getAttribute('href'), `/api/v1/bags/${bag}/manifest.pdf`);
  no_troubles(page);
});
