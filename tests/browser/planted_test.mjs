// Names and numbers that a person typed, photographed or was shown lie nowhere in the browser's folder in the open: while they
// wait as draft and as act, and after they were sent.
import { person, planted } from '../planted/people.mjs';
import { find_planted } from '../planted/search.mjs';
import { card_catalogue } from './card_catalogue.mjs';
import { catalogue, document, hands } from './custody_answers.mjs';
import { built, check, equal, open_browser, profile_folder, sent, test, until, visit, work } from './harness.mjs';
import { start_mock } from './mock.mjs';
import { first_log_in, unlock } from './people.mjs';

const kPin = '482913';
const dossier = { dossier: '01900000-0000-7000-8000-0000000000d1', applicant: { name: person.name, nik: person.nik }, kk: person.kk, contact: { phone: person.phone, email: person.email },
  address: { hamlet: person.hamlet, street: person.street }, receivers: [{ name: person.receiver }] };

async function at_the_desk(end, profile, rules = catalogue) {
  const mock = await start_mock();
  end(mock.close);
  mock.reads.set('/catalogue', rules);
  mock.reads.set('/bags', { items: [] });
  mock.reads.set('/old-documents', { items: [] });
  mock.reads.set('/documents', { items: [document('k1', '', 'd1', 'KTP-el', person.name, { hands: hands('village', `Di ${person.hamlet}`), attempts: 2, home: { hamlet: person.hamlet, rt: '1', delivery: 'home' } })] });
  const context = await open_browser(profile);
  const page = await visit(context, `${mock.url}/masuk`);
  await first_log_in(page, mock.url, 'lastri', kPin);
  return { mock, context, page };
}

/** A form that was left half-way, with a photo: kept as a draft. */
const leave_a_draft = (page) =>
  page.evaluate(async ([at, content]) => {
    const { drafts } = (await import(at)).opened();
    await drafts.save('01900000-0000-7000-8000-0000000000d2', 'dossier', content);
    await drafts.put_file('01900000-0000-7000-8000-0000000000d2', '01900000-0000-7000-8000-0000000000f1', new Blob([JSON.stringify(content)]));
  }, [built('src/device/work.ts'), dossier]);

test('what a browser keeps of people is sealed, in the outbox and after it was sent', async (end) => {
  const profile = profile_folder();
  const { mock, context, page } = await at_the_desk(end, profile);
  await page.goto(`${mock.url}/desa`);
  await unlock(page, kPin);
  await page.getByText(person.first_name).first().waitFor();
  await page.goto(`${mock.url}/kotak-keluar`);
  await unlock(page, kPin);
  mock.replies.set('/dossiers', () => [503, { code: 'busy' }]);
  await leave_a_draft(page);
  await work(page, 'submit', { method: 'POST', path: '/dossiers', body: dossier, title: { text: `Berkas ${person.name}` }, undo: false });
  await until(() => mock.attempts > 0, 'a first attempt');
  await context.close();
  equal(find_planted(profile, planted), [], 'planted data while it waits');

  mock.replies.clear();
  const again = await open_browser(profile);
  const later = await visit(again, `${mock.url}/kotak-keluar`);
  await unlock(later, kPin);
  await sent(later, mock);
  equal(mock.taken[0].body.applicant.nik, person.nik, 'what was sent');
  await later.getByText('Tercatat').first().waitFor();
  await again.close();
  equal(find_planted(profile, planted), [], 'planted data after it was sent');
});

test('what is typed into a form or a search goes into no memory of the browser itself', async (end) => {
  const profile = profile_folder();
  const { mock, context, page } = await at_the_desk(end, profile, card_catalogue);
  mock.reads.set('/hamlets', { items: [] });
  mock.replies.set('/duplicates', () => [200, { open: [], elsewhere: false }]);
  const next = () => page.getByRole('button', { name: 'Lanjut' }).click();
  const types = (field, text) => field.pressSequentially(text);
  await page.getByRole('link', { name: /Berkas baru/ }).click();
  await page.getByRole('button', { name: /Kartu hilang/ }).click();
  await page.getByRole('button', { name: 'Tambah orang' }).first().click();
  await types(page.getByLabel('Nama lengkap'), person.name);
  await types(page.getByLabel('NIK', { exact: true }), person.nik);
  await page.getByRole('button', { name: `Sama dengan ${person.name}` }).click();
  await next();
  await types(page.getByLabel('Warna'), person.street);
  await next();
  await next();
  await types(page.getByLabel('Dusun'), person.hamlet);
  await types(page.getByLabel(/^Nomor HP/), person.phone);
  await next();
  await page.goto(`${mock.url}/desa/serahkan`);
  await unlock(page, kPin);
  await types(page.getByRole('searchbox'), person.name);
  await page.getByText(person.first_name).first().waitFor();
  await context.close();
  equal(find_planted(profile, planted), [], 'planted data that was typed');
});

test('the search of a browser is worth something: what a page keeps in the open is found', async (end) => {
  const profile = profile_folder();
  const { context, page } = await at_the_desk(end, profile);
  await page.evaluate(async (name) => {
    localStorage.setItem('control', name);
    const store = await new Promise((resolve, reject) => {
      const opening = indexedDB.open('control', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const tx = store.transaction('rows', 'readwrite', { durability: 'strict' });
    tx.objectStore('rows').put({ name }, 1);
    await new Promise((resolve) => (tx.oncomplete = resolve));
  }, person.name);
  await context.close();
  const found = find_planted(profile, planted);
  check(found.some((line) => line.includes('IndexedDB')), `not found in IndexedDB: ${found}`);
  check(found.some((line) => line.includes('Local Storage')), `not found in local storage: ${found}`);
});
