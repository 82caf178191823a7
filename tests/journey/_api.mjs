// For journeys: people who log in and act over HTTP, and counted steps. Not a journey of its own.
import { createHash, randomBytes } from 'node:crypto';
import { uuid7 } from './_uuid7.mjs';
export { uuid7 };

export const address = process.argv[2];
export const here = '35.03.01.2001';
export const elsewhere = '35.03.02.2001';
export const today = () => new Date(Date.now() + 7 * 36e5).toISOString().slice(0, 10);

let passed = 0, failed = 0;
export function step(what, good, said) {
  if (good) passed += 1;
  else failed += 1;
  if (!good) console.log(`FAIL  ${what}\n      ${(typeof said === 'string' ? said : JSON.stringify(said) ?? '').slice(0, 700)}`);
  else if (!process.env.QUIET) console.log(`ok    ${what}`);
  return good;
}
/** The last line, and the end of the process. */
export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

export const jpeg = (size = 2000) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(size), Buffer.from([0xff, 0xd9])]);

/** Any request at all; the answer with its text read, and as JSON where it is such. */
export async function ask(method, path, { body, headers = {}, cookie } = {}) {
  const answer = await fetch(`${address}${path.startsWith('=') ? path.slice(1) : `/api/v1${path}`}`, {
    method, headers: { ...(cookie ? { Cookie: cookie } : {}), ...headers }, body,
  });
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  let said = {};
  if (answer.headers.get('content-type')?.includes('json')) said = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
  return { status: answer.status, said, text, headers: answer.headers, good: answer.status === 200, codes: (said.errors ?? []).map(({ code }) => code) };
}

export class Person {
  async log_in(name, password = 'layang-demo') {
    const answer = await ask('POST', '/session', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name, password }) });
    this.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    this.session = answer.said;
    if (answer.status !== 200) step(`${name} logs in`, false, answer.text);
    return this;
  }
  ask(method, path, { body, headers = {} } = {}) {
    return ask(method, path, { body, headers, cookie: this.cookie });
  }
  async read(path) {
    return (await this.ask('GET', path)).said;
  }
  /** `body` an object, or a string that goes out as it is. */
  act(path, body, { key = uuid7(), headers = {} } = {}) {
    return this.ask('POST', path, {
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, ...headers },
      body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    });
  }
  /** The act is accepted and breaks no rule. */
  async done(what, path, body, how) {
    const { good, said, text } = await this.act(path, body, how);
    step(what, good && said.anomalies.length === 0, text);
    return said.result ?? {};
  }
  put(blob, dossier, piece, offset = 0, total = piece.length) {
    return this.ask('PUT', `/blobs/${blob}?purpose=dossier&subject=${dossier}&offset=${offset}&total=${total}`, { headers: { 'Content-Type': 'application/octet-stream' }, body: piece });
  }
  async upload(dossier, bytes = jpeg()) {
    const blob = uuid7();
    const answer = await this.put(blob, dossier, bytes);
    if (!answer.good) step('a scan is uploaded', false, answer.text);
    return blob;
  }
  async head() {
    return (await this.ask('GET', '/session')).headers.get('layang-head');
  }
}

/** Everybody of the demo, by name. */
export async function everybody() {
  const people = {};
  for (const name of ['registrar', 'counter', 'verifier', 'printer', 'stock_keeper', 'packer', 'dispatcher', 'rider', 'admin']) people[name] = await new Person().log_in(name);
  return people;
}

export const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');
export const answers = (pairs) => pairs.map(([field, value]) => ({ field, value }));

/** A changed card and a lost family card of `who` ({name, nik, kk, phone, hamlet, street, email, receiver}). */
export async function family_dossier(registrar, who) {
  const dossier = uuid7();
  const [card, family] = [uuid7(), uuid7()];
  const home = answers([['kk_number', who.kk], ['address', who.street], ['rt', '3'], ['rw', '1']]);
  const paper = async (requirement, applications, original = 'seen') => ({ requirement, applications, blobs: [await registrar.upload(dossier)], original });
  const man = { name: who.name, nik: who.nik };
  return {
    dossier, desk: here, village: here, address: { hamlet: who.hamlet, rt: '03', rw: '01' }, applicant: man, contact: { phone: who.phone, email: who.email },
    delivery: 'home', consent: true, receivers: [{ name: who.receiver, relation: 'applicant' }],
    applications: [
      { application: card, service: 'KTP-CHG', answers: home, persons: [{ role: 'subject', ...man, answers: answers([['marital_status', 'married'], ['change', 'name'], ['new_value', who.name]]) }] },
      { application: family, service: 'KK-LOST', answers: home, persons: [{ role: 'head', ...man, answers: [] }] },
    ],
    papers: [
      await paper('F-1.02', [card, family]), await paper('F-1.06', [card]), await paper('R03', [card]), await paper('R01', [card]), await paper('R12', [card]),
      await paper('R04', [family], 'kept'), await paper('KTP', [family]),
    ],
  };
}
export const somebody = { name: 'Wagimin Contoh', nik: '3503010101809001', kk: '3503010101159003', phone: '081200009001', email: null, hamlet: 'Krajan', street: 'Dusun Krajan', receiver: 'Wagimin Contoh' };
