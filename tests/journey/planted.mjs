// The life of a dossier whose names and numbers must be found nowhere afterwards, with everything that may go wrong on the
// way: refusals, broken requests with numbers in the address, notes that name people. Usage: node planted.mjs http://127.0.0.1:PORT
import { person } from '../planted/people.mjs';
import { answers, ask, everybody, family_dossier, finish, here, Person, step, today, uuid7 } from './_api.mjs';

const people = await everybody();
const { registrar, verifier, printer, stock_keeper, packer, dispatcher, rider, counter, admin } = people;
const named = `menurut ${person.first_name} ${person.last_name}, NIK ${person.nik}, HP ${person.phone}`;

/** Recorded, whatever rule it breaks. */
const told = async (what, who, path, body) => {
  const answer = await who.act(path, body);
  step(what, answer.good, `${answer.status} ${answer.text}`);
  return answer.said.result ?? {};
};
const refused = (what, answer) => step(`${what} is refused`, answer.status >= 400 && answer.status < 500, `${answer.status} ${answer.text}`);

async function be_refused() {
  for (const path of [`/dossiers?q=${person.nik}`, `/dossiers?cursor=${person.last_name}`, `/dossiers/${person.nik}`, `/things/${person.nik}`,
    `/documents/${person.last_name}`, `/blobs/${person.nik}`, `/labels.pdf?documents=${person.nik}`, `/catalogue?date=${person.nik}`,
    `/no/such/path/${person.nik}?name=${person.first_name}`, `=/lacak/${person.nik}`, `=/${person.last_name}.js`])
    refused(`GET ${path.slice(0, 22)}...`, await registrar.ask('GET', path));
  await registrar.ask('GET', `/dossiers?state=${person.nik}`);
  refused('a NIK as what a file is for', await registrar.ask('PUT', `/blobs/${uuid7()}?purpose=${person.nik}&subject=${uuid7()}&offset=0&total=9`, { body: Buffer.from(person.name) }));
  refused('a NIK as file', await registrar.put(person.nik, uuid7(), Buffer.from(person.name)));
  refused('a NIK as dossier of a file', await registrar.put(uuid7(), person.nik, Buffer.from(person.name)));
  refused('a text as scan', await registrar.put(uuid7(), uuid7(), Buffer.from(named)));
  refused('a NIK as name and password', await ask('POST', '/session', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name: person.nik, password: person.name }) }));
  refused('a NIK as cookie', await ask('GET', '/session', { cookie: `layang=${person.nik}`, headers: { 'User-Agent': person.name, Referer: `https://x.example/${person.nik}` } }));
  refused('a NIK as device', await registrar.ask('GET', '/session', { headers: { 'Layang-Device': person.nik } }));
  refused('a NIK as key', await registrar.act('/dossiers', {}, { key: person.nik }));
  refused('a NIK as clock', await registrar.act('/dossiers', {}, { headers: { 'Layang-Act': `seq=${person.nik}; at=${person.last_name}` } }));
  for (const [who, path] of [[registrar, `/documents/${person.nik}/attempt`], [registrar, `/documents/${person.last_name}/handover`], [verifier, `/applications/${person.nik}/verify`],
    [packer, `/bags/${person.first_name}/lose`], [rider, `/runs/${person.nik}/stops/${person.phone}/reach`], [stock_keeper, `/stock/${person.last_name}/${person.nik}/open`]])
    for (const body of [{}, { reason: 'refused' }, { opening: 1 }]) refused(`POST ${path.slice(0, 14)}...`, await who.act(path, body));
  refused('a NIK as method', await registrar.ask('DELETE', `/dossiers/${person.nik}`));
  refused('broken JSON', await registrar.act('/dossiers', `{"applicant":{"name":"${person.name}","nik":"${person.nik}"`));
  refused('a name as key of JSON', await registrar.act('/dossiers', { [person.nik]: 1, [person.last_name]: { [person.name]: person.phone } }));
  refused('an unknown type of body', await registrar.act('/dossiers', named, { headers: { 'Content-Type': person.last_name } }));
  refused('a search that is too long', await registrar.act('/dossiers/search', { text: `${person.name} `.repeat(10) }));
  refused('a wrong NIK', await registrar.act('/nik/explain', { nik: `${person.nik}1` }));
}

/** Every coded field is given a name or a number by somebody who mistook the box. */
async function mistake_the_box(bundle) {
  const wrong = structuredClone(bundle);
  Object.assign(wrong, { dossier: uuid7(), desk: person.last_name, village: person.nik, code: person.nik, papers: bundle.papers.map((paper) => ({ ...paper, requirement: person.nik, substitute_for: person.last_name })) });
  wrong.applicant.nik = `${person.nik.slice(0, 15)}x`;
  wrong.contact = { phone: person.email, email: person.phone };
  wrong.receivers[0].relation = person.last_name;
  wrong.applications[0].service = person.nik;
  wrong.applications[1].persons[0].role = person.last_name;
  wrong.applications[1].answers.push(...answers([[person.nik, person.name], ['rt', person.phone]]));
  const key = uuid7();
  const first = await registrar.act('/dossiers', wrong, { key });
  step('a dossier with names in every coded box is refused with all reasons', first.status === 422 && first.codes.length > 8, first.text);
  const again = await registrar.act('/dossiers', wrong, { key });
  step('and again with the same ones', again.text.replace(/"trace":"[^"]*"/, '') === first.text.replace(/"trace":"[^"]*"/, ''), again.text);
  const { application } = bundle.applications[0];
  for (const [path, body] of [[`/applications/${application}/return`, { reasons: [{ code: person.nik, field: person.last_name, note: named }] }],
    [`/applications/${application}/reject`, { reason: person.last_name }], [`/applications/${application}/stop-clock`, { reason: person.nik }]])
    refused('a name as reason', await verifier.act(path, body));
  refused('a name as field of a return', await verifier.act(`/applications/${application}/return`, { reasons: [{ code: 'blurred', field: person.last_name }] }));
  refused('a name as reason to unmask', await registrar.act(`/dossiers/${bundle.dossier}/unmask`, { reason: person.name }));
}

async function verify(bundle) {
  const [card, family] = bundle.applications.map(({ application }) => application);
  await verifier.done('a note that names people goes back with it', `/applications/${card}/return`, { reasons: [{ code: 'data_differs', field: 'persons.0.nik', note: named }] });
  await registrar.done('it is sent in again', `/applications/${card}/resubmit`, { persons: [{ index: 0, name: person.name, nik: person.nik }], answers: answers([['address', `${person.street} 7`]]) });
  await counter.done('a duplicate is noted', `/applications/${card}/duplicate`, { note: named });
  for (const application of [card, family]) await verifier.done('it is verified', `/applications/${application}/verify`, {});
  await told('the clock is stopped in words', verifier, `/applications/${family}/stop-clock`, { reason: 'siak_down', note: named });
  await told('and runs on', verifier, `/applications/${family}/resume-clock`, { reason: 'siak_down' });
}

async function travel() {
  await stock_keeper.done('stock opens', `/stock/CARD/${today()}/open`, { opening: 10 });
  for (const [verb, reason] of [['spoil', 'other'], ['adjust', 'found']])
    await told(`a stock keeper explains: ${verb}`, stock_keeper, `/stock/CARD/${today()}/${verb}`, { count: 1, reason, note: named });
  const queue = (await printer.read('/print-queue')).items;
  await told('a printer explains', printer, `/documents/${queue[0].document}/spoil`, { reason: 'other', note: named });
  refused('a name as reason to cancel', await printer.act(`/documents/${queue[0].document}/cancel`, { reason: person.last_name }));
  for (const { document } of queue) {
    await printer.act(`/documents/${document}/print`, {});
    await printer.act(`/documents/${document}/pass`, { shelf: 'A1' });
  }
  await printer.ask('GET', `/labels.pdf?documents=${queue.map(({ document }) => document).join(',')}`);
  const [bag, run] = [uuid7(), uuid7()];
  const contents = queue.map(({ document }) => ({ kind: 'document', id: document }));
  await packer.done('a bag is sealed', '/bags', { bag, seal: 'TG-000123', direction: 'outward', village: here, contents });
  await packer.ask('GET', `/bags/${bag}/manifest.pdf`);
  const idle = uuid7();
  await dispatcher.done('a run is planned', '/runs', { run: idle, day: today(), bags: [bag], stops: [here] });
  await told('and called off in words', dispatcher, `/runs/${idle}/cancel`, { reason: 'other', note: named });
  await dispatcher.done('another is planned', '/runs', { run, day: today(), bags: [bag], stops: [here] });
  await dispatcher.done('a rider is assigned', `/runs/${run}/assign`, { rider: rider.session.account.id, letter_number: '094/001' });
  await told('a rider explains', rider, `/runs/${run}/problem`, { kind: 'other', note: named });
  for (const [verb, reason, more] of [['damage', 'accident', {}], ['reseal', 'opened_by_mistake', { seal: 'TG-000124' }], ['lose', 'stolen', {}]]) {
    await told(`a packer explains: ${verb}`, packer, `/bags/${bag}/${verb}`, { by: 'office', reason, note: named, ...more });
    refused(`a name as reason: ${verb}`, await packer.act(`/bags/${bag}/${verb}`, { by: 'office', reason: person.last_name, ...more }));
  }
  await registrar.act(`/bags/${bag}/open`, { seal_intact: true, present: contents, surplus: [person.nik, person.name] });
  for (const { document } of queue) {
    const door = { to: 'other', relation: 'other', identified_by: 'known_to_officer', activation: 'deferred', receiver_name: person.receiver };
    for (const [verb, reason] of [['attempt', 'refused'], ['lose', 'stolen'], ['damage', 'wet']]) {
      refused(`a name as reason: ${verb}`, await registrar.act(`/documents/${document}/${verb}`, { reason: person.last_name }));
      await told(`a registrar explains: ${verb}`, registrar, `/documents/${document}/${verb}`, { reason, note: named });
    }
    refused('a name as relation', await registrar.act(`/documents/${document}/handover`, { ...door, relation: person.last_name }));
    refused('a name as way of knowing somebody', await registrar.act(`/documents/${document}/handover`, { ...door, identified_by: person.last_name }));
    refused('a name as kind of an old document', await registrar.act(`/documents/${document}/handover`, { ...door, taken: [{ old_document: uuid7(), kind: person.last_name }] }));
    const excused = [{ old_document: uuid7(), kind: 'KTP', reason: 'brought_later', note: named }];
    await told('handed over, an old card excused in words', registrar, `/documents/${document}/handover`, { ...door, excused });
  }
  return queue[0].document;
}

/** Who keeps accounts and watches writes about people too. */
async function watch(document) {
  const account = uuid7(), device = uuid7();
  const made = await admin.act('/accounts', { account, login: 'planted', full_name: person.name, grants: [{ role: 'registrar', area: here }] });
  const own = await new Person().log_in('planted', made.said.one_time_password);
  const changed = await own.ask('POST', '/session/password', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ old_password: made.said.one_time_password, new_password: 'layang-planted' }) });
  step('an account of its own', changed.status === 204, changed.text);
  await told('a device bears its owner\'s name', own, '/devices', { device, name: `HP ${person.name}`.slice(0, 60) });
  await told('a device is revoked', admin, `/devices/${device}/revoke`, { reason: 'lost', note: named });
  refused('a name as reason to disable', await admin.act(`/accounts/${account}/disable`, { reason: person.name }));
  await told('the account is switched off', admin, `/accounts/${account}/disable`, { reason: 'misuse', note: named });
  for (const path of [`/documents/${person.nik}/attempt`, `/documents/${person.last_name}/attempt`, `/runs/${uuid7()}/stops/${person.phone}/reach`])
    refused('a late act upon somebody', await (await new Person().log_in('planted', 'layang-planted')).act(path, { reason: 'refused' }));
  const acts = [];
  for (const verdict of ['release', 'discard']) {
    const key = uuid7();
    const late = await (await new Person().log_in('planted', 'layang-planted')).act(`/documents/${document}/attempt`, { reason: 'refused', note: named }, { key });
    step('a late act waits', late.status === 202, late.text);
    acts.push([key, verdict]);
  }
  for (const [act, verdict] of acts) {
    await admin.act(`/late-acts/${act}/open`, { reason: 'other', note: named });
    await told(`an admin explains: ${verdict}`, admin, `/late-acts/${act}/${verdict}`, verdict === 'release' ? { note: named } : { reason: 'other', note: named });
  }
  for (const { id } of (await admin.read('/anomalies')).items) {
    refused('a name as resolution', await admin.act(`/anomalies/${id}/resolve`, { reason: person.last_name, note: named }));
    await told('an anomaly is explained', admin, `/anomalies/${id}/resolve`, { reason: 'explained', note: named });
  }
}

await be_refused();
const bundle = await family_dossier(registrar, person);
await mistake_the_box(bundle);
const sent = await registrar.act('/dossiers', bundle);
step('the dossier is taken in', sent.good, sent.text);
for (const text of [person.name, person.nik, person.phone, person.kk]) {
  const found = await registrar.act('/dossiers/search', { text });
  step('and found by what it holds', found.said.items?.length === 1, found.text);
}
await mistake_the_box(bundle);
await verify(bundle);
const open = await registrar.act(`/dossiers/${bundle.dossier}/unmask`, { reason: 'complaint' });
step('it can be opened with a reason', open.text.includes(person.nik) && open.text.includes(person.street), open.text);
await registrar.ask('GET', `/dossiers/${bundle.dossier}/receipt.pdf`);
const explained = await registrar.act(`/dossiers/${bundle.dossier}/unmask`, { reason: 'other', note: named });
step('and with a reason in words', explained.good, explained.text);
const scan = await registrar.act(`/blobs/${bundle.papers[0].blobs[0]}/open`, { reason: 'other', note: named });
step('a scan too', scan.good, scan.text.slice(0, 200));
await watch(await travel());
const page = await ask('GET', `=/lacak/${sent.said.result.code}`);
step('the public page does not know whose it is', page.good && !Object.values(person).some((text) => page.text.includes(text)), page.text);
finish();
