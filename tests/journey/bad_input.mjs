// What nobody means well with, and what goes wrong by itself, over HTTP: refused with the reason, all reasons at once, nothing
// half-done; or, where it has happened in the world, recorded with an anomaly. Usage: node bad_input.mjs http://127.0.0.1:PORT
import { connect } from 'node:net';
import { address, answers, ask, elsewhere, everybody, family_dossier, finish, here, jpeg, somebody, step, today, uuid7 } from './_api.mjs';

const { registrar, counter, verifier, printer, stock_keeper, packer, dispatcher, rider } = await everybody();
const now = (shift_s = 0) => new Date(Date.now() + shift_s * 1000).toISOString();
const copy = (value) => structuredClone(value);

/** A refusal says why in both languages, and has changed nothing. */
async function refused(what, attempt, statuses, ...codes) {
  const before = await registrar.head();
  const answer = await attempt();
  const after = await registrar.head();
  const explained = answer.said.code && answer.said.errors?.length > 0 && answer.said.errors.every(({ code, id, en }) => code && id && en && id !== en);
  step(`${what} is refused, with reasons`, [statuses].flat().includes(answer.status) && explained && codes.every((code) => answer.codes.includes(code)), `${answer.status} ${answer.text}`);
  step(`${what} changes nothing`, before === after, `${before} ${after}`);
  return answer;
}
const submit = (body, how) => registrar.act('/dossiers', body, how);
const changed = (bundle, change) => {
  const body = copy(bundle);
  change(body);
  return body;
};

async function forms(bundle) {
  const nik = (digits) => changed(bundle, (body) => (body.applications[0].persons[0].nik = digits));
  for (const [what, digits, code] of [['a NIK of 15 digits', '350301010180900', 'nik-length'], ['a NIK with letters', '35030101018o9001', 'nik-length'],
    ['a NIK of no area', '9999990101809001', 'nik-region'], ['a NIK of 31 February', '3503013102809001', 'nik-date'], ['a NIK with serial 0000', '3503010101800000', 'nik-serial']])
    await refused(what, () => submit(nik(digits)), 422, code);
  await refused('a NIK that is wrong in three ways', () => submit(nik('9999993102800000')), 422, 'nik-region', 'nik-date', 'nik-serial');
  await refused('an unknown service', () => submit(changed(bundle, (body) => (body.applications[0].service = 'NO-SUCH'))), 422, 'service-unknown');
  await refused('a missing paper', () => submit(changed(bundle, (body) => body.papers.pop())), 422, 'paper-missing');
  await refused('an original that nobody saw', () => submit(changed(bundle, (body) => (body.papers[0].original = 'none'))), 422, 'original-unseen');
  const all = await refused('a dossier with many mistakes', () => submit(changed(bundle, (body) => {
    Object.assign(body, { papers: [], consent: false, village: '35.99.99.9999', code: 'TK00-0000-0000' });
    body.applicant.name = ' ';
    body.contact = { phone: '12', email: 'x' };
    body.receivers[0].relation = 'stranger';
  })), 422, 'consent-missing', 'village-unknown', 'field-missing', 'phone-invalid', 'email-invalid', 'receiver-not-allowed', 'paper-missing', 'code-not-issued');
  step('all of them at once', all.codes.length >= 8, all.codes);
  await refused('a foreign village', () => submit(changed(bundle, (body) => Object.assign(body, { village: elsewhere, desk: elsewhere }))), [403, 422], 'out-of-scope');
  await refused('a name of 10 000 letters', () => submit(changed(bundle, (body) => (body.applicant.name = 'A'.repeat(10_000)))), 422, 'text-too-long');
  await refused('a name with a NUL', () => submit(changed(bundle, (body) => (body.applicant.name = 'Wagi\0min'))), 422, 'text-invalid');
  await refused('a name that turns the direction', () => submit(changed(bundle, (body) => (body.applicant.name = 'Wagi\u202Enim'))), 422, 'text-invalid');
  await refused('too many applications', () => submit(changed(bundle, (body) => (body.applications = Array(9).fill(body.applications[0])))), 422, 'too-many');
  await refused('ids that are none', () => submit(changed(bundle, (body) => Object.assign(body, { dossier: 'x', papers: [{ requirement: 'R01', applications: ['1'], blobs: ['../../x'], original: 'seen' }] }))), 422, 'id-invalid');
}

async function raw_bodies() {
  const send = (body, headers) => () => registrar.act('/dossiers', body, { headers });
  const bytes = (...parts) => Buffer.concat(parts.map((part) => Buffer.from(part)));
  for (const [what, body] of [['truncated JSON', '{"dossier":"'], ['broken UTF-8', bytes('{"dossier":"', [0xff, 0xfe, 0xc0, 0x80], '"}')], ['overlong UTF-8', bytes('{"a":"', [0xe0, 0x80, 0xaf], '"}')],
    ['a lone surrogate', '{"dossier":"\\ud800"}'], ['a surrogate the wrong way round', '{"dossier":"\\udc00\\ud800"}'], ['a raw NUL', '{"dossier":"\0"}'], ['duplicate keys', '{"desk":"a","desk":"b"}'],
    ['a duplicate key in another spelling', '{"desk":"a","\\u0064esk":"b"}'], ['a number without end', `{"dossier":${'9'.repeat(5000)}}`], ['a number beyond 2^53', '{"dossier":9007199254740993}'],
    ['1e400', '{"dossier":1e400}'], ['a fraction', '{"dossier":0.1}'], ['NaN', '{"dossier":NaN}'], ['a comment', '{/* x */}'], ['two values', '{}{}'], ['nothing but a blank', ' '], ['a single quote', "{'a':1}"],
    ['nesting 25 deep', '['.repeat(25) + ']'.repeat(25)], ['nesting 100 000 deep', '['.repeat(100_000)], ['nested objects', '{"a":'.repeat(2000)], ['XML', '<?xml version="1.0"?><a/>']])
    // An empty object would be refused too: this must not have been read at all.
    await refused(what, send(body), 400, 'malformed');
  for (const [what, body] of [['a list', '[]'], ['a text', '"x"'], ['null', 'null'], ['a byte order mark and nothing', '\uFEFF{}'], ['a number', '7'], ['an empty object', '{}'], ['unknown members', '{"__proto__":{"a":1},"constructor":{}}']]) await refused(what, send(body), [400, 422]);
  await refused('a body that is no JSON', send('a=b', { 'Content-Type': 'application/x-www-form-urlencoded' }), 415);
  await refused('a body of 1 MB', send(`{"a":"${'x'.repeat(1 << 20)}"}`), 413);
  await refused('a command without a key', () => registrar.act('/dossiers', {}, { key: '' }), 400, 'command-id-missing');
  await refused('a command with a key of another kind', () => registrar.act('/dossiers', {}, { key: '3f2504e0-4f89-41d3-9a0c-0305e82c3301' }), 400, 'command-id-missing');
  for (const act of ['seq=0; at=x', 'seq=1', `seq=99999999999999999999; at=${now()}; sent=${now()}`, `seq=1; at=9999-99-99T00:00:00Z; sent=${now()}`, 'x'.repeat(3000)])
    await refused(`a clock reading "${act.slice(0, 20)}"`, () => registrar.act('/dossiers', {}, { headers: { 'Layang-Act': act } }), 400, 'malformed');
}

async function addresses() {
  const get = (path) => () => registrar.ask('GET', path);
  await refused('a path that climbs', get('/dossiers/..%2f..%2fetc%2fpasswd'), [400, 404]);
  await refused('an address with a NUL', get('/dossiers/%00'), [400, 404]);
  await refused('an address of broken UTF-8', get('/dossiers/%ff%fe'), [400, 404]);
  await refused('SQL in an address', get("/dossiers/1'%20OR%20'1'='1"), 404);
  await refused('SQL in a code', get("/dossiers?q=TK7K'%3B%20DROP%20TABLE%20event"), 422, 'code-invalid');
  await refused('SQL as cursor', get("/dossiers?cursor=1;DROP"), 400, 'malformed');
  await refused('a cursor beyond all numbers', get('/bags?cursor=99999999999999999999999'), 400, 'malformed');
  await refused('a day that is none', get('/catalogue?date=2026-02-30'), 422, 'date-invalid');
  await refused('a method that is none', () => registrar.ask('PATCH', '/dossiers'), 405);
  await refused('an address of 10 kB', get(`/dossiers?q=${'x'.repeat(10_000)}`), 414);
  await refused('a header of 20 kB', () => registrar.ask('GET', '/session', { headers: { 'X-Long': 'x'.repeat(20_000) } }).catch(() => ({ status: 431, said: { code: 'x', errors: [{ code: 'x', id: 'a', en: 'b' }] }, codes: [], text: 'closed' })), 431);
  for (const [what, bytes] of [['no HTTP at all', 'hello\r\n\r\n'], ['two lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a length that is none', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'], ['length and chunks', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n']]) {
    const said = await raw(bytes);
    step(`${what} ends in no 2xx or 5xx`, !/^HTTP\/1\.. [25]/.test(said), said);
  }
}
const raw = (bytes) => new Promise((resolve) => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  let said = '';
  socket.on('data', (part) => (said += part.toString('latin1')));
  for (const end of ['end', 'error', 'close']) socket.on(end, () => resolve(said));
  setTimeout(() => (socket.destroy(), resolve(said)), 1500);
});

async function scans() {
  const put = (bytes, total, offset) => () => registrar.put(uuid7(), uuid7(), bytes, offset, total);
  await refused('a scan of 50 MB', put(jpeg(1000), 50 * 1024 * 1024), 413, 'too-large');
  await refused('a piece of 50 MB', () => put(Buffer.alloc(50 * 1024 * 1024, 1))().catch((error) => ({ status: 413, said: { code: 'x', errors: [{ code: 'x', id: 'a', en: 'b' }] }, codes: [], text: String(error) })), 413);
  for (const [what, bytes] of [['HTML', '<!doctype html><script>alert(1)</script>'], ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'], ['a program', 'MZ\x90\0PE'], ['a Linux program', '\x7fELF'],
    ['GIF', 'GIF89a'], ['ZIP', 'PK\x03\x04'], ['a text', 'foto.jpg'], ['one byte', '\xff'], ['TIFF', 'II*\0'], ['half of PNG', '\x89PNG'], ['PDF after a blank', ' %PDF-1.7']])
    await refused(`${what} that is called a photo`, put(Buffer.from(bytes, 'latin1')), 415, 'media-unsupported');
  await refused('a scan of nothing', put(Buffer.alloc(0), 0), [409, 422, 400]);
  await refused('nothing after nothing', put(Buffer.alloc(0), 10, 5), [409, 422, 400]);
  const asked = await put(Buffer.alloc(0), 10)();
  step('an empty piece only asks how much is there', asked.good && asked.said.length === 0 && asked.said.complete === false, asked.text);
  await refused('a negative offset', put(jpeg(), 100, -1), [400, 409, 422]);
  await refused('a piece beyond the end', put(jpeg(), 10, 5), [409, 422]);
  await refused('an offset that is no number', () => registrar.ask('PUT', `/blobs/${uuid7()}?purpose=dossier&subject=${uuid7()}&offset=1e3&total=x`, { body: jpeg() }), [400, 422]);
}

/** A photo that is markup after its first bytes is shown as a photo and runs nothing. */
async function polyglot(bundle) {
  const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>')]);
  const body = changed(bundle, (each) => {
    each.dossier = uuid7();
    each.papers = each.papers.map((paper) => ({ ...paper, blobs: [] }));
    each.applications.forEach((application, i) => {
      const id = uuid7();
      each.papers.forEach((paper) => (paper.applications = paper.applications.map((one) => (one === bundle.applications[i].application ? id : one))));
      application.application = id;
    });
  });
  for (const paper of body.papers) paper.blobs = [await registrar.upload(body.dossier, bytes)];
  step('a photo with markup in it is taken', (await submit(body)).good);
  const shown = await registrar.act(`/blobs/${body.papers[0].blobs[0]}/open`, { reason: 'complaint' });
  step('and is shown as nothing but a photo', shown.headers.get('content-type') === 'image/jpeg' && shown.headers.get('x-content-type-options') === 'nosniff' && /sandbox/.test(shown.headers.get('content-security-policy')), [...shown.headers]);
}

async function twice_and_together(bundle) {
  const key = uuid7();
  const taps = await Promise.all(Array.from({ length: 6 }, () => submit(bundle, { key })));
  step('six taps at once submit once', taps.every(({ good }) => good) && taps.filter(({ said }) => !said.repeated).length === 1, taps.map(({ status, text }) => `${status} ${text.slice(0, 80)}`));
  await refused('the same key with other content', () => submit(changed(bundle, (body) => (body.delivery = 'village_hall')), { key }), 409, 'command-reused');
  await refused('the same dossier under another key', () => submit(bundle), 409, 'conflict');
  const path = `/applications/${bundle.applications[0].application}/verify`;
  const verdicts = await Promise.all([verifier.act(path, {}), verifier.act(path, {}), verifier.act(`/applications/${bundle.applications[0].application}/reject`, { reason: 'already_served' })]);
  step('of three verdicts at once one holds', verdicts.filter(({ good }) => good).length === 1 && verdicts.filter(({ status }) => status === 409).length === 2, verdicts.map(({ status, text }) => `${status} ${text.slice(0, 200)}`));
}

/** A device whose clock is wrong: what happened is dated by the server's time, whatever it says. */
async function clocks() {
  const device = uuid7();
  await registrar.done('a device is enrolled', '/devices', { device, name: 'HP' });
  await new Promise((later) => setTimeout(later, 3000)); // no act is older than its device
  let seq = 0;
  const at = async (what, shift_s, ago, good) => {
    seq += 1;
    const body = await family_dossier(registrar, somebody);
    const act = `seq=${seq}; at=${now(shift_s - ago)}; sent=${now(shift_s)}; heard=${now(-3600)}`;
    const answer = await submit(body, { headers: { 'Layang-Device': device, 'Layang-Act': act } });
    const when = answer.said.result?.history?.[0]?.at;
    step(`${what} dates by the server's time`, answer.good && good((Date.parse(when) - Date.now()) / 1000), `${answer.status} ${when} ${answer.text.slice(0, 200)}`);
  };
  const three_days = 3 * 86400;
  await at('a clock three days ahead', three_days, 0, (s) => s > -30 && s <= 1);
  await at('a clock three days behind', -three_days, 0, (s) => s > -30 && s <= 1);
  await at('an act of two seconds ago', three_days, 2, (s) => s > -30 && s < -1);
  await at('an act "of last year", when nobody knew this device,', 0, 365 * 86400, (s) => s > -60 && s < 1);
  await at('an act of the future', 0, -three_days, (s) => s > -30 && s <= 1);
  seq += 5;
  await at('a number after a gap', 0, 0, (s) => s > -30);
  seq = 6;
  await at('a number that comes late', 0, 2, (s) => s > -30 && s < -1);
}

async function printed() {
  await stock_keeper.done('stock opens with one card', `/stock/CARD/${today()}/open`, { opening: 1 });
  const items = (await printer.read('/print-queue')).items;
  const cards = items.filter(({ medium }) => medium === 'CARD');
  for (const [i, { document }] of cards.entries()) {
    const answer = await printer.act(`/documents/${document}/print`, {});
    step(`card ${i + 1} of one blank is recorded${i ? ', and is printed-without-blank' : ''}`, answer.good && answer.said.anomalies.join() === (i ? 'printed-without-blank' : ''), answer.text);
  }
  step('there was more than one card', cards.length > 1);
  const again = await printer.act(`/documents/${cards[0].document}/print`, {});
  step('a card that is printed twice is recorded, and is printed-twice', again.good && again.said.anomalies.includes('printed-twice'), again.text);
  for (const { document } of items) {
    if (!cards.some((card) => card.document === document)) await printer.act(`/documents/${document}/print`, {});
    await printer.act(`/documents/${document}/pass`, { shelf: 'A1' });
  }
  return items.map(({ document }) => document);
}

const anomaly = (what, answer, rule) => step(`${what} is recorded, and is ${rule}`, answer.good && answer.said.anomalies.includes(rule), answer.text);
const contents = (...documents) => documents.map((id) => ({ kind: 'document', id }));
const sealing = (bag, seal, documents) => packer.act('/bags', { bag, seal, direction: 'outward', village: here, contents: contents(...documents) });

async function bags(documents) {
  const [a, b] = [uuid7(), uuid7()];
  const pair = await Promise.all([sealing(a, 'TG-1', [documents[0]]), sealing(b, 'TG-2', [documents[0]])]);
  step('two packers with one document: both are recorded, one is an anomaly', pair.every(({ good }) => good) && pair.filter(({ said }) => said.anomalies.includes('document-in-two-bags')).length === 1, pair.map(({ text }) => text));
  anomaly('a document in a second bag', await sealing(uuid7(), 'TG-3', [documents[0]]), 'document-in-two-bags');
  anomaly('a seal twice', await sealing(uuid7(), 'TG-1', [documents[1]]), 'seal-twice');
  const run = uuid7();
  const behind = { headers: { 'Layang-Act': `seq=1; at=${now(-2000 * 86400)}; sent=${now(-2000 * 86400)}` } };
  const planned = await dispatcher.done('a run is planned on a device that is years behind', '/runs', { run, bags: [a], stops: [here] }, behind);
  step('it is of today', planned.day === today(), planned);
  const { said: asked } = await dispatcher.act('/fare', { stops: [here], day: today() });
  step('and has the tariff and the fare of today, not of its clock', asked.tariff_row && planned.fare?.tariff_row === asked.tariff_row && planned.fare.total === asked.total, [planned.fare, asked]);
  const month_ago = now(-30 * 86400);
  const slow = { headers: { 'Layang-Act': `seq=1; at=${month_ago}; sent=${month_ago}` } };
  await refused('a run of the day that a slow clock says', () => dispatcher.act('/runs', { run: uuid7(), day: month_ago.slice(0, 10), bags: [b], stops: [here] }, slow), 422, 'run-day-outside');
  anomaly('a run without a rider', await dispatcher.act(`/runs/${run}/start`, {}), 'run-without-rider');
  await refused('a run of somebody else', () => rider.act(`/runs/${run}/assign`, { rider: rider.session.account.id, letter_number: '1' }), 403);
  const passed = await registrar.act(`/bags/${a}/open`, { seal_intact: true, present: contents(documents[0]) });
  step('a bag is opened before anybody said that it came', passed.good, passed.text);
  anomaly('a bag opened twice', await registrar.act(`/bags/${a}/open`, { seal_intact: true, present: contents(documents[0]) }), 'opened-twice');
  const taken = await registrar.act(`/bags/${a}/take`, { from: 'rider', to: 'village', rider: rider.session.account.id }, { headers: { 'Layang-Act': `seq=1; at=${now(-600)}; sent=${now()}; heard=${now(-3600)}` } });
  step('the taking that is told late, of before, breaks no rule of order', taken.good && !taken.said.anomalies.includes('moved-after-opened'), taken.text);
  anomaly('a loss', await registrar.act(`/documents/${documents[0]}/lose`, { reason: 'not_arrived' }), 'document-lost');
  const handed = await registrar.act(`/documents/${documents[0]}/handover`, { to: 'holder', relation: 'self', identified_by: 'card_shown', activation: 'deferred' });
  anomaly('a hand-over after the loss was told', handed, 'handover-after-lost');
  await refused('a hand-over at the office that a village tells of', () => registrar.act(`/documents/${documents[1]}/handover`, { to: 'holder', relation: 'self', identified_by: 'card_shown', activation: 'deferred', desk: 'dukcapil' }), 403, 'out-of-scope');
  await refused('a run that names a bag and a stop twice, and a place that is none', () => dispatcher.act('/runs', { run: uuid7(), day: '2018-01-02', bags: [b, b], stops: [here, here, 'Besuki'] }), 422, 'run-day-outside', 'named-twice', 'tariff-missing');
  await refused('a problem at a stop that is none', () => dispatcher.act(`/runs/${run}/problem`, { kind: 'weather', stop: -1 }), 422, 'number-range');
  await refused('a bag of things that do not exist', () => sealing(uuid7(), 'TG-9', [uuid7()]), 422, 'thing-unknown');
  await refused('an empty bag', () => sealing(uuid7(), 'TG-9', []), 422, 'field-missing');
  await refused('a bag from nowhere', () => packer.act(`/bags/${uuid7()}/give`, { from: 'office', to: 'rider' }), 404);
}

/** Whoever moved here keeps the number of elsewhere: it says where that is, and is taken like another. */
async function foreign_niks() {
  for (const [area, name] of [['350499', 'Kab. Tulungagung'], ['510101', 'Bali']]) {
    const nik = `${area}0101809001`;
    const { good, said, text } = await registrar.act('/nik/explain', { nik });
    step(`a NIK of ${name} says where it was issued`, good && said.region === area && said.region_name === name && said.birth_date === '1980-01-01', text);
    const sent = await submit(await family_dossier(registrar, { ...somebody, nik }));
    step(`a dossier of somebody of ${name} is taken`, sent.good, sent.text);
  }
  await refused('a NIK of no area and of serial 0000 that is asked about', () => registrar.act('/nik/explain', { nik: '9999990101800000' }), 422, 'nik-region', 'nik-serial');
}

/** Markup and SQL that were taken as a name stay a name wherever they are shown. */
async function markup() {
  const who = { ...somebody, name: "Wagi<b>'); DROP TABLE event;--", street: '<script>alert(1)</script>', hamlet: '<img src=x onerror=1>', receiver: '"><svg/onload=1>' };
  const bundle = await family_dossier(registrar, who);
  const sent = await submit(bundle);
  step('markup is a name like another', sent.good, sent.text);
  const open = await registrar.act(`/dossiers/${bundle.dossier}/unmask`, { reason: 'complaint' });
  step('it comes back as it was given', open.said.applicant?.name === who.name && open.headers.get('content-type') === 'application/json' && open.headers.get('x-content-type-options') === 'nosniff', open.text);
  const page = await ask('GET', `=/lacak/${sent.said.result?.code}`);
  step('the public page has no markup of a person', page.good && !/<script|<svg|<img|onerror/.test(page.text), page.text);
  const wrong = await ask('GET', '=/lacak/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
  step('nor of an address', !wrong.text.includes('<script>'), wrong.text);
  const receipt = await registrar.ask('GET', `/dossiers/${bundle.dossier}/receipt.pdf`);
  step('the receipt is made', receipt.good && receipt.text.startsWith('%PDF-'), receipt.text.slice(0, 100));
  const search = await registrar.act('/dossiers/search', { text: "Wagi<" });
  step('a search for SQL finds the name', search.good && search.said.items.length >= 1, search.text);
}

const bundle = await family_dossier(registrar, somebody);
await forms(bundle);
await raw_bodies();
await addresses();
await scans();
await twice_and_together(bundle);
await polyglot(bundle);
await clocks();
await foreign_niks();
await markup();
const waiting = (await verifier.read('/queue/verification')).waiting;
for (const { application } of waiting) await verifier.act(`/applications/${application}/verify`, {});
await bags(await printed());
step('everything still answers', (await counter.ask('GET', '/dossiers')).good && (await ask('GET', '=/readyz')).good);
finish();
