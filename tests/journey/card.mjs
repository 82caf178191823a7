// One KTP-el, one family card and one child card from the desk of Besuki (Panggul) to the door, an old card coming back:
// nine roles over HTTP, nothing but the public API. Usage: node card.mjs http://127.0.0.1:PORT
import { createHash, randomBytes } from 'node:crypto';
import { uuid7 } from './_uuid7.mjs';

const address = process.argv[2];
const village = '35.03.01.2001';
const papers = new Map();
let passed = 0, failed = 0;

function step(what, good, said) {
  if (good) passed += 1;
  else failed += 1;
  console.log(`${good ? 'ok   ' : 'FAIL '} ${what}${good ? '' : `\n      ${(JSON.stringify(said) ?? '').slice(0, 500)}`}`);
  return good;
}

class Person {
  async log_in(name, password = 'layang-demo') {
    const answer = await fetch(`${address}/api/v1/session`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name, password }),
    });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    this.session = await answer.json();
    step(`${name} logs in`, answer.status === 200, this.session);
    return this;
  }
  async read(path) {
    const answer = await fetch(`${address}/api/v1${path}`, { headers: { Cookie: this.cookie } });
    return answer.headers.get('content-type')?.includes('json') ? answer.json() : { status: answer.status, size: (await answer.arrayBuffer()).byteLength };
  }
  async act(path, body, key = uuid7()) {
    const answer = await fetch(`${address}/api/v1${path}`, {
      method: 'POST', headers: { Cookie: this.cookie, 'Content-Type': 'application/json', 'Idempotency-Key': key }, body: JSON.stringify(body),
    });
    const said = await answer.json();
    return { status: answer.status, said, good: answer.status === 200 };
  }
  /// The act is accepted and breaks no rule.
  async done(what, path, body) {
    const { good, said } = await this.act(path, body);
    step(what, good && said.anomalies.length === 0, said);
    return said.result ?? {};
  }
  async upload(dossier) {
    const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(2000), Buffer.from([0xff, 0xd9])]);
    const blob = uuid7();
    const answer = await fetch(`${address}/api/v1/blobs/${blob}?purpose=dossier&subject=${dossier}&offset=0&total=${jpeg.length}`, {
      method: 'PUT', headers: { Cookie: this.cookie, 'Content-Type': 'application/octet-stream' }, body: jpeg,
    });
    papers.set(blob, createHash('sha256').update(jpeg).digest('hex'));
    if (answer.status !== 200) step('a scan is uploaded', false, await answer.text());
    return blob;
  }
}

const wage = { name: 'Wagimin Contoh', nik: '3503010101809001' };
const child = { name: 'Bagas Contoh', nik: `350301${new Date(Date.now() - 2 * 365.25 * 864e5).toISOString().slice(2, 10).split('-').reverse().join('')}9002` };
const at_home = [['kk_number', '3503010101159003'], ['address', 'Dusun Krajan'], ['rt', '3'], ['rw', '1']];
const answers = (pairs) => pairs.map(([field, value]) => ({ field, value }));

async function dossier_of(registrar) {
  const dossier = uuid7();
  const [card, family, young] = [uuid7(), uuid7(), uuid7()];
  const paper = async (requirement, applications, original = 'seen') => ({ requirement, applications, blobs: [await registrar.upload(dossier)], original });
  return {
    dossier, desk: village, village, address: { hamlet: 'Krajan', rt: '03', rw: '01' }, applicant: wage, contact: { phone: '081200009001' }, delivery: 'home', consent: true,
    receivers: [{ name: 'Wagimin Contoh', relation: 'parent' }, { name: 'Wagimin Contoh', relation: 'applicant' }],
    applications: [
      { application: card, service: 'KTP-CHG', answers: answers(at_home), persons: [{ role: 'subject', ...wage, answers: answers([['marital_status', 'married'], ['change', 'name'], ['new_value', 'Wagimin']]) }] },
      { application: family, service: 'KK-LOST', answers: answers(at_home), persons: [{ role: 'head', ...wage, answers: [] }] },
      { application: young, service: 'KIA-05', answers: answers(at_home), persons: [{ role: 'child', ...child, answers: [] }, { role: 'parent', ...wage, answers: [] }] },
    ],
    papers: [
      await paper('F-1.02', [card, family, young]), await paper('F-1.06', [card]), await paper('R03', [card]), await paper('R01', [card]), await paper('R12', [card]),
      await paper('R04', [family], 'kept'), await paper('KTP', [family]), await paper('R09', [young]), await paper('R18', [young]),
    ],
  };
}

const people = {};
for (const name of ['registrar', 'counter', 'verifier', 'printer', 'stock_keeper', 'packer', 'dispatcher', 'rider', 'admin']) people[name] = await new Person().log_in(name);
const { registrar, verifier, printer, stock_keeper, packer, dispatcher, rider } = people;
const today = new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);

for (const medium of ['CARD', 'KIAB']) await stock_keeper.done(`stock of ${medium} opens`, `/stock/${medium}/${today}/open`, { opening: 10 });

const bundle = await dossier_of(registrar);
const incomplete = { ...bundle, dossier: uuid7(), papers: [] };
const refused = await registrar.act('/dossiers', incomplete);
step('a dossier without its papers hears every reason', refused.status === 422 && refused.said.errors.length >= 5, refused.said);
const key = uuid7();
const sent = await registrar.act('/dossiers', bundle, key);
step('a family brings three applications', sent.good, sent.said);
const again = await registrar.act('/dossiers', bundle, key);
step('a double tap submits once', again.good && again.said.repeated === true, again.said);
const code = sent.said.result?.code;

for (const { application } of bundle.applications) await verifier.done('an application is verified', `/applications/${application}/verify`, {});
const queue = (await printer.read('/print-queue')).items ?? [];
step('three documents wait to be printed', queue.length === 3, queue);
for (const { document } of queue) {
  await printer.done('a document is printed', `/documents/${document}/print`, {});
  await printer.done('a document passes the check', `/documents/${document}/pass`, { shelf: 'A1' });
}

const bag = uuid7();
await packer.done('a bag is sealed', '/bags', { bag, seal: 'TG-000123', direction: 'outward', village, contents: queue.map(({ document }) => ({ kind: 'document', id: document })) });
step('the manifest is a PDF', (await packer.read(`/bags/${bag}/manifest.pdf`)).size > 1000);
const run = uuid7();
const planned = await dispatcher.done('a run is planned', '/runs', { run, day: today, bags: [bag], stops: [village] });
step('the fare is known before the ride', JSON.stringify(planned).includes('tariff_row'), planned);
await dispatcher.done('a rider is assigned', `/runs/${run}/assign`, { rider: rider.session.account.id, letter_number: '094/001/2026' });
await packer.done('the packer gives the bag', `/bags/${bag}/give`, { from: 'office', to: 'rider', rider: rider.session.account.id });
await rider.done('the rider takes the bag', `/bags/${bag}/take`, { from: 'office', to: 'rider' });
const mine = await rider.read('/my-run');
step('the rider sees no personal data', JSON.stringify(mine).length > 20 && !/Wagimin|Bagas|350301010180/.test(JSON.stringify(mine)), mine);
await rider.done('the run starts', `/runs/${run}/start`, {});
await rider.done('the stop is reached', `/runs/${run}/stops/1/reach`, {});
await rider.done('the rider gives the bag', `/bags/${bag}/give`, { from: 'rider', to: 'village' });
await registrar.done('the village takes the bag', `/bags/${bag}/take`, { from: 'rider', to: 'village', seal_seen: 'TG-000123' });
await registrar.done('the village opens the bag', `/bags/${bag}/open`, { seal_intact: true, seal_seen: 'TG-000123', present: queue.map(({ document }) => ({ kind: 'document', id: document })) });

const old_card = uuid7();
for (const { document, kind } of queue) {
  const detail = await registrar.read(`/documents/${document}`);
  const offer = detail.receivers?.[0] ?? {};
  const body = { to: offer.to ?? 'holder', relation: offer.relation ?? 'self', identified_by: offer.identified?.[0] ?? 'card_shown', activation: kind === 'KTP' ? 'deferred' : 'not_applicable' };
  if (offer.index !== undefined && offer.index !== null) body.receiver_index = offer.index;
  if (kind === 'KTP') body.taken = [{ old_document: old_card, kind: 'KTP' }];
  await registrar.done(`the ${kind} is handed over`, `/documents/${document}/handover`, body);
}
await rider.done('the run is completed', `/runs/${run}/complete`, {});

const back = uuid7();
await registrar.done('the old card goes into a bag', '/bags', { bag: back, seal: 'TG-000124', direction: 'inward', village, contents: [{ kind: 'old_document', id: old_card }] });
const fetching = uuid7();
await dispatcher.done('a run is planned to fetch it', '/runs', { run: fetching, day: today, bags: [back], stops: [village] });
await dispatcher.done('the same rider fetches it', `/runs/${fetching}/assign`, { rider: rider.session.account.id, letter_number: '094/002/2026' });
await rider.done('the fetching run starts', `/runs/${fetching}/start`, {});
await registrar.done('the village gives the bag', `/bags/${back}/give`, { from: 'village', to: 'rider', rider: rider.session.account.id });
await rider.done('the rider takes it', `/bags/${back}/take`, { from: 'village', to: 'rider' });
await rider.done('the rider brings it', `/bags/${back}/give`, { from: 'rider', to: 'office' });
await packer.done('the office takes it', `/bags/${back}/take`, { from: 'rider', to: 'office', seal_seen: 'TG-000124' });
await packer.done('the old card is counted in', `/bags/${back}/open`, { seal_intact: true, seal_seen: 'TG-000124', present: [{ kind: 'old_document', id: old_card }] });

const end = await people.counter.read(`/dossiers/${bundle.dossier}`);
step('all three applications are complete', (end.applications ?? []).every(({ state }) => state === 'completed'), end.applications);
step('the receipt is a PDF', (await registrar.read(`/dossiers/${bundle.dossier}/receipt.pdf`)).size > 1000, code);
const page = await (await fetch(`${address}/lacak/${code}`)).text();
step('the resident reads it without a script or a name', page.includes('Selesai') && page.length < 10000 && !/<script|Contoh|KTP/.test(page), page);
/// Somebody at another village's desk, who has taken a password of his own.
async function registrar_of(area) {
  const login = 'registrar_elsewhere';
  const made = await people.admin.act('/accounts', { account: uuid7(), login, full_name: 'Petugas Lain', grants: [{ role: 'registrar', area }] });
  const once = await new Person().log_in(login, made.said.one_time_password);
  await fetch(`${address}/api/v1/session/password`, {
    method: 'POST', headers: { Cookie: once.cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify({ old_password: made.said.one_time_password, new_password: 'layang-desa-lain' }),
  });
  return new Person().log_in(login, 'layang-desa-lain');
}
const things = [bundle.dossier, code, bag, back, old_card, ...queue.map(({ document }) => document)];
const lists = [`/documents?village=${village}`, '/documents', `/bags?village=${village}`, '/bags', `/old-documents?village=${village}`, '/dossiers'];
const seen = async (person) => {
  const told = JSON.stringify(await Promise.all(lists.map((path) => person.read(path))));
  return things.filter((thing) => told.includes(thing));
};
step('the own lists name everything', (await seen(registrar)).length === things.length, await seen(registrar));
const neighbour = await registrar_of('35.03.02.2001');
step('the neighbour is at work', (await neighbour.read('/documents')).items?.length === 0, await neighbour.read('/documents'));
step('no list of another village names any of it', (await seen(neighbour)).length === 0, await seen(neighbour));
for (const path of [`/dossiers/${bundle.dossier}`, `/bags/${bag}`, `/documents/${queue[0].document}`, `/things/${code}`])
  step(`another village hears of no ${path.split('/')[1]}`, (await neighbour.read(path)).code === 'not-found', await neighbour.read(path));
console.log(`${passed} steps held, ${failed} did not`);
process.exit(failed === 0 ? 0 : 1);
