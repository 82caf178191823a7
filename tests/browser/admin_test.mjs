// Accounts and devices: finding, making, giving and taking roles, one-time passwords, switching off, revoking a device.
import { of_accounts } from './admin_answers.mjs';
import { hours_ago } from './custody_answers.mjs';
import { becomes, check, equal, no_troubles, polls_by_hand, sent, show, test } from './harness.mjs';
import { kCatalogue, office } from './office_people.mjs';

const kMe = '01900000-0000-7000-8000-000000000002';
const villages = [
  ...kCatalogue.villages,
  { code: '35.03.01.2001', name: 'Besuki', type: 'desa', district: 'Panggul', district_code: '35.03.01' },
  { code: '35.03.01.2004', name: 'Nglebeng', type: 'desa', district: 'Panggul', district_code: '35.03.01' },
];
const account = (id, full_name, login, grants, disabled = false) => ({ id, full_name, login, disabled, grants });
const accounts = [
  account(kMe, 'Budi', 'budi', [{ role: 'admin', area: '' }]),
  account('a1', 'Lastri Contoh', 'lastri.besuki', [{ role: 'registrar', area: '35.03.01.2001' }, { role: 'hamlet_head', area: '35.03.01.2001' }]),
  account('a2', 'Slamet Contoh', 'slamet', [{ role: 'rider', area: '' }]),
  account('a3', 'Sri Wahyuni Contoh', 'sri.wahyuni', [], true),
];
const device = (id, of, name, revoked = false) => ({ id, account: of, login: '', name, revoked, enrolled_at: hours_ago(30), missing: [] });
const devices = [{ ...device('d1', 'a1', 'Ponsel Bu Lastri'), last_heard: hours_ago(2), missing: [7, 8] }, device('d2', 'a1', 'Laptop balai desa', true), device('d3', 'a2', 'Ponsel Slamet')];
const rights = ['see_accounts', 'manage_accounts'];
const kFull = { ...of_accounts(accounts, devices), '/catalogue': { ...kCatalogue, villages } };

const listed = (page) => page.locator('main ul li .title').evaluateAll((rows) => rows.map((row) => row.childNodes[0].textContent.trim()));

test('accounts are found by any word of name, role and village; the switched-off ones have their own list', async (end) => {
  const { page } = await office(end, rights, '/admin', kFull);
  await page.getByRole('heading', { name: '3 akun dapat masuk, 1 dimatikan.' }).waitFor();
  await page.getByText('registrar desa di Desa Besuki, Panggul; kepala dusun di Desa Besuki, Panggul').waitFor();
  equal(await page.locator('main ul li').filter({ hasText: 'Lastri Contoh' }).getByText('1 perangkat', { exact: true }).count(), 1, 'devices that may still send');
  await becomes(() => listed(page), ['Budi', 'Lastri Contoh', 'Slamet Contoh']);
  await show(page, 'admin-akun');
  await page.getByLabel('Cari akun').fill('kurir');
  await becomes(() => listed(page), ['Slamet Contoh']);
  check(!page.url().includes('kurir'), 'what was looked for stands in the address');
  await page.getByLabel('Cari akun').fill('nobody');
  await page.getByText('Tidak ada akun yang cocok.').waitFor();
  await show(page, 'admin-akun-tidak-ada');
  await page.getByLabel('Cari akun').fill('');
  await page.getByRole('link', { name: '1 dimatikan' }).click();
  await becomes(() => listed(page), ['Sri Wahyuni Contoh']);
  no_troubles(page);
});

test('somebody who is looked for is found on any page, and each page is asked for once', async (end) => {
  const many = Array.from({ length: 230 }, (_, n) => account(`b${n}`, `Orang ${n}`, `orang.${String(n).padStart(3, '0')}`, [{ role: 'packer', area: '' }]));
  const counts = { active: 230, disabled: 0 };
  const { mock, page } = await office(end, rights, '/admin', { ...kFull, '/accounts?state=active': { items: many.slice(0, 100), next: 'b99', counts } }, polls_by_hand);
  mock.reads.set('/accounts?state=active&cursor=b99', { items: many.slice(100, 200), next: 'b199', counts });
  mock.reads.set('/accounts?state=active&cursor=b199', { items: many.slice(200), counts });
  const asked = [];
  page.on('request', (request) => request.url().includes('cursor=') && asked.push(request.url().split('=').at(-1)));
  await page.getByRole('heading', { name: '230 akun dapat masuk.' }).waitFor();
  await page.getByText('orang.099', { exact: true }).waitFor();
  equal([(await listed(page)).length, asked], [100, []], 'rows and later pages before anybody was looked for');
  await page.getByLabel('Cari akun').fill('Orang 229');
  await page.getByText('orang.229', { exact: true }).waitFor();
  await becomes(() => listed(page), ['Orang 229']);
  equal(asked, ['b99', 'b199'], 'later pages asked for');
  await page.getByLabel('Cari akun').fill('');
  await page.getByText('orang.150', { exact: true }).waitFor();
  await page.waitForTimeout(3000);
  equal(asked, ['b99', 'b199'], 'later pages asked for');
  equal([(await listed(page)).length, await page.getByRole('button', { name: 'Muat lagi' }).count()], [230, 0], 'rows and button');
  no_troubles(page);
});

test('an account is made; its reasons stand at their fields; the password shows once', async (end) => {
  const { mock, page } = await office(end, rights, '/admin', kFull);
  await page.getByRole('link', { name: 'Buat akun' }).click();
  await page.getByText('Kurang: nama lengkap, nama pengguna, peran.').waitFor();
  await page.getByLabel('Nama lengkap').fill('Wagimin Contoh');
  await page.getByLabel('Nama pengguna').fill('slamet');
  await page.getByLabel('Peran').selectOption({ label: 'registrar desa' });
  await page.getByText('Peran ini bekerja di satu desa.').waitFor();
  await page.getByLabel('Atau kode wilayah').fill('3503012004');
  equal(await page.getByLabel('Desa atau kelurahan').inputValue(), '35.03.01.2004');
  await show(page, 'admin-akun-baru');
  mock.replies.set('/accounts', () => [409, { code: 'login-taken', errors: [{ code: 'login-taken', field: 'login', id: 'Nama masuk ini sudah dipakai.', en: 'x' }] }]);
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByText('Nama masuk ini sudah dipakai.').waitFor();
  check((await page.getByText(/ditolak/).count()) === 0, 'a refusal that the screen shows is left in the outbox');
  mock.replies.set('/accounts', ({ account: made, login, full_name, grants }) => {
    mock.reads.set(`/accounts/${made}`, account(made, full_name, login, grants));
    return [200, { anomalies: [], repeated: false, one_time_password: 'kopi-lima-jati-42' }];
  });
  await page.getByLabel('Nama pengguna').fill('wagimin.nglebeng');
  await page.getByRole('button', { name: 'Buat akun' }).click();
  await page.getByText('kopi-lima-jati-42').waitFor();
  await show(page, 'admin-sandi-sekali-pakai');
  const [{ path, body }] = await sent(page, mock);
  equal([path, body.login, body.full_name, body.grants], ['/accounts', 'wagimin.nglebeng', 'Wagimin Contoh', [{ role: 'registrar', area: '35.03.01.2004' }]]);
  await page.getByRole('button', { name: 'Sudah disampaikan' }).click();
  await page.waitForURL((at) => at.pathname === `/admin/akun/${body.account}`);
  await page.getByRole('heading', { name: 'Wagimin Contoh' }).waitFor();
  equal(await page.getByText('kopi-lima-jati-42').count(), 0, 'passwords left on the screen');
  no_troubles(page);
});

test('a role is taken and given, a device revoked, the account switched off, each with its reason', async (end) => {
  const { mock, page } = await office(end, rights, '/admin', kFull);
  await page.getByText('Lastri Contoh').click();
  await page.getByRole('heading', { name: 'Lastri Contoh' }).waitFor();
  await page.getByText('Laptop balai desa').waitFor();
  await page.getByText('2 kiriman tidak pernah tiba.').waitFor();
  await page.getByText('Belum pernah mengirim.').waitFor();
  await show(page, 'admin-satu-akun');
  await page.getByRole('button', { name: 'Cabut peran' }).first().click();
  await page.getByLabel('Peran').selectOption({ label: 'petugas loket' });
  await page.getByRole('button', { name: 'Beri peran' }).click();
  await page.getByText('Menerima berkas di loket').waitFor();
  await page.getByRole('button', { name: 'Cabut perangkat' }).click();
  await page.getByText(/Cabut Ponsel Bu Lastri\?/).waitFor();
  await page.getByLabel('Sebab').selectOption('lost');
  await show(page, 'admin-cabut-perangkat');
  await page.getByRole('button', { name: 'Cabut perangkat' }).click();
  await page.getByRole('button', { name: 'Matikan akun' }).click();
  await page.getByLabel('Sebab').selectOption('moved');
  await page.getByRole('button', { name: 'Matikan akun' }).click();
  await page.getByText('Tidak dapat masuk lagi.').first().waitFor();
  equal(await sent(page, mock, 4), [
    { path: '/accounts/a1/revoke', body: { role: 'registrar', area: '35.03.01.2001' } },
    { path: '/accounts/a1/grant', body: { role: 'counter', area: '' } },
    { path: '/devices/d1/revoke', body: { reason: 'lost' } },
    { path: '/accounts/a1/disable', body: { reason: 'moved' } },
  ]);
  no_troubles(page);
});

test('nobody switches off the own account or takes its role of admin, and who only looks finds no buttons', async (end) => {
  const own = await office(end, rights, '/admin', kFull);
  await own.page.locator('main').getByRole('link', { name: /^Budi/ }).click();
  await own.page.getByText('Ini akun Anda sendiri').waitFor();
  equal(await own.page.getByRole('button', { name: 'Matikan akun' }).count(), 0);
  equal(await own.page.getByRole('button', { name: 'Cabut peran' }).count(), 0);
  const auditor = await office(end, ['see_accounts'], '/admin', kFull);
  equal(await auditor.page.getByRole('link', { name: 'Buat akun' }).count(), 0);
  await auditor.page.getByText('Lastri Contoh').click();
  await auditor.page.getByText('Ponsel Bu Lastri').waitFor();
  equal(await auditor.page.locator('main button').count(), 0);
});

test('an account that is not there says so', async (end) => {
  const { mock, page } = await office(end, rights, '/admin', kFull);
  await page.getByText('Slamet Contoh').waitFor();
  mock.reads.delete('/accounts/a2');
  await page.getByText('Slamet Contoh').click();
  await page.getByText('Akun ini tidak ada.').waitFor();
  equal(await page.getByRole('button', { name: 'Coba lagi' }).count(), 0, 'offers to try again');
  no_troubles(page);
});
