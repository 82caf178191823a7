// The dispatcher: the chosen bags show their fare before the run is made.
import { bag, brief, day } from './custody_answers.mjs';
import { check, equal, no_troubles, show, test } from './harness.mjs';
import { kCatalogue, office, taken } from './office_people.mjs';

const at = (code, name, district, lat, lon) => ({ code, name, district, district_code: code.slice(0, 8), lat_e6: lat * 1e6, lon_e6: lon * 1e6 });
const villages = [at('35.03.01.2001', 'Besuki', 'Panggul', -8.244, 111.413), at('35.03.08.2001', 'Prigi', 'Watulimo', -8.29, 111.73), at('35.03.11.1007', 'Sumbergedong', 'Trenggalek', -8.05, 111.71), at('35.03.05.2003', 'Botoputih', 'Bendungan', -7.93, 111.72)];
const desks = [{ code: 'counter', kind: 'counter', name: { id: 'Loket', en: 'Counter' }, village: '35.03.11.1007', serves: [] }];
const place = (i) => ({ village: villages[i].code, village_name: villages[i].name, district_name: villages[i].district });
const fare = { total: 126500, distance: 55000, parts: [] };
const run = (state, more = {}) => ({ run: `r-${state}`, code: 'TKR7-4Q2M-9XHC', day: day(0), state, fare, rider: 's', rider_name: 'Slamet', stops: [{ stop: 1, ...place(1) }], bags: [brief('b9', 'TKB9-7M3C-AXXX', villages[1].code, 'Prigi')], ...more });
const reads = {
  '/catalogue': { ...kCatalogue, villages, desks },
  '/bags': { items: [bag('b1', 'TKB2-1W6R-DXXX', 'sealed', { ...place(0), run: undefined }), bag('b2', 'TKB2-7M3C-AXXX', 'sealed', { ...place(3) })] },
  '/runs': { items: [run('completed'), run('started')] },
};
const rights = ['see_custody', 'plan_runs'];

test('bags are chosen, the fare stands before the run is made', async (end) => {
  const { mock, page } = await office(end, rights, '/dukcapil/rit', reads);
  // A question, and no command, though it is posted.
  await page.route('**/api/v1/fare', (route) => route.fulfill({ json: fare }));
  await page.getByRole('heading', { name: '2 tas belum punya rit, 1 rit belum selesai.' }).waitFor();
  await page.getByRole('checkbox', { name: /Botoputih/ }).click();
  await page.getByRole('checkbox', { name: /Besuki/ }).click();
  await page.getByText(/126\.500/).first().waitFor();
  await page.getByRole('button', { name: 'Naikkan Besuki' }).click();
  await page.getByText(/126\.500, 55/).waitFor();
  await show(page, 'dukcapil-rit');
  await page.getByRole('button', { name: 'Buat rit, 2 tas, 2 perhentian' }).click();
  const [{ path, body }] = await taken(page, mock);
  equal([path, body.bags, body.stops], ['/runs', ['b2', 'b1'], ['35.03.01.2001', '35.03.05.2003']]);
  no_troubles(page);
});

test('nothing waits: no button that cannot be pressed, and the list says when a bag comes', async (end) => {
  const { page } = await office(end, rights, '/dukcapil/rit', { ...reads, '/bags': { items: [] }, '/runs': { items: [] } });
  await page.getByRole('heading', { name: 'Semua tas punya rit, 0 rit belum selesai.' }).waitFor();
  check((await page.getByRole('button', { name: /Buat rit/ }).count()) === 0, 'a dead button');
  await show(page, 'dukcapil-rit-kosong');
  no_troubles(page);
});
