// A small stand-in for the server, for what a real one cannot be asked to do on command: lose the line, end a log-in, fall
// ill. It knows log-in, files in pieces and commands exactly once; nothing of what they mean.
import { createHash, randomUUID, webcrypto } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { as_promised } from './contract.mjs';
import { kWeb } from './harness.mjs';

/** The policy that the server sends with every page, as its source has it. */
const kPolicy = Array.from(
  readFileSync(new URL('../../src/platform/http/security_headers.cpp', import.meta.url), 'utf8').match(/"Content-Security-Policy",([^}]*)\}/)[1].matchAll(/"([^"]*)"/g),
  ([, part]) => part,
).join('');

const kKinds = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.wasm': 'application/wasm', '.webmanifest': 'application/manifest+json' };

const kRiders = ['slamet'];
const kAccounts = {
  lastri: { id: '01900000-0000-7000-8000-000000000001', login: 'lastri', full_name: 'Lastri' },
  baru: { id: '01900000-0000-7000-8000-000000000003', login: 'baru', full_name: 'Baru' },
  budi: { id: '01900000-0000-7000-8000-000000000002', login: 'budi', full_name: 'Budi' },
  slamet: { id: '01900000-0000-7000-8000-000000000004', login: 'slamet', full_name: 'Slamet' },
};

export async function start_mock() {
  const office = await webcrypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']);
  const mock = {
    /** Commands in the order in which they were taken: each once, whatever was sent how often; with the files that had come by then. */
    taken: [],
    attempts: 0,
    /** Commands and files asked for, taken or not. */
    asked: 0,
    /** Acts of a removed account or device. */
    held: [],
    /** Answers by path: `(body) => [status, body]`; without one a command is taken. */
    replies: new Map(),
    /** What everybody here may do: a village registrar's rights, unless a test says otherwise. */
    rights: ['submit_dossier', 'see_dossiers', 'see_custody', 'receive_bags', 'hand_over'],
    /** A role of the office, for whom works at no village's desk. */
    role: null,
    /** Answers to reads by path, or by path and query where that matters. Nobody left an original unless a test says so. */
    reads: new Map([['/originals', { items: [] }]]),
    /** The line dies after the server has taken the command and before its answer. */
    lose_answers: 0,
    files: new Map(),
    /** Whose log-in each file came under. */
    sent_by: new Map(),
    /** The server falls ill after so many pieces of files. */
    pieces_max: Infinity,
    sessions: new Map(),
    devices: new Map(),
    codes: [],
    office,
    office_key: Buffer.from(await webcrypto.subtle.exportKey('raw', office.publicKey)).toString('base64'),
    expire: () => mock.sessions.clear(),
  };
  const server = createServer((request, response) => void answer(mock, request, response));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  mock.url = `http://127.0.0.1:${server.address().port}`;
  mock.close = () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve)));
  return mock;
}

async function answer(mock, request, response) {
  const url = new URL(request.url, mock.url);
  if (!url.pathname.startsWith('/api/v1/')) return file(url, response);
  response.asked = [request.method, url.pathname.slice('/api/v1'.length)];
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const path = url.pathname.slice('/api/v1'.length);
  const account = mock.sessions.get(/layang=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]);
  if (path === '/session/password') return password(mock, response, bytes);
  if (path === '/session') return session(mock, request, response, bytes, account);
  if (!account) return send(response, 401, { code: 'not-logged-in', detail: 'Silakan masuk dahulu.', detail_en: 'Please log in first.', errors: [] });
  if (request.method === 'GET') return read(mock, response, [path + url.search, path].find((at) => mock.reads.has(at)));
  if (path.startsWith('/blobs/')) return piece(mock, url, path, bytes, response, account);
  if (path === '/devices' || path.endsWith('/codes')) return device(mock, request, response, path, bytes, account);
  mock.asked += 1;
  if (mock.revoked) return hold(mock, response, bytes);
  const enrolled = mock.devices.get(request.headers['layang-device']);
  if (enrolled && enrolled !== account.login) return send(response, 401, { code: 'not-logged-in', detail: 'Silakan masuk dahulu.', detail_en: 'Please log in first.', errors: [] });
  if (!enrolled) return send(response, 403, { code: 'device-unknown', detail: 'Perangkat ini belum didaftarkan.', detail_en: 'Not enrolled.', errors: [] });
  return command(mock, request, response, path, bytes, account);
}

function read(mock, response, at) {
  return at ? send(response, 200, mock.reads.get(at)) : send(response, 404, { code: 'not-found' });
}

/** Of a removed account or device: kept for the office to judge. */
function hold(mock, response, bytes) {
  mock.held.push(JSON.parse(bytes));
  return send(response, 202, { anomalies: [], repeated: false, result: null, quarantined: true });
}

/** Enrolment, and codes for receipts. */
function device(mock, request, response, path, bytes, account) {
  const [, , id, what] = path.split('/');
  const body = JSON.parse(bytes);
  if (what === 'codes') mock.codes.push(...Array.from({ length: 50 }, (_, i) => `TK00-0000-${String(mock.codes.length + i).padStart(4, '0')}`));
  else mock.devices.set(body.device, account.login);
  return send(response, 200, { anomalies: [], repeated: false, result: { id: id ?? body.device, codes: mock.codes } });
}

function session(mock, request, response, bytes, account) {
  const rides = (who) => kRiders.includes(who.login);
  const told = (who) => ({
    account: who,
    grants: [rides(who) ? { role: 'rider', area: '' } : mock.role ? { role: mock.role, area: '' } : { role: 'registrar', area: '35.03.02.2001' }],
    rights: rides(who) ? ['ride'] : mock.rights,
    desks: rides(who) || mock.role ? [] : [{ code: '35.03.02.2001', kind: 'village', name: { id: 'Desa Besuki, Panggul', en: 'Besuki village, Panggul' }, village: '35.03.02.2001' }],
    regency_name: 'Trenggalek',
    zone: 'Asia/Jakarta',
    zone_name: 'WIB',
    must_change_password: who.login === 'baru' && !mock.password_changed,
    office_key: mock.office_key,
  });
  if (request.method === 'GET') return account ? send(response, 200, told(account)) : send(response, 401, { code: 'not-logged-in' });
  if (request.method === 'DELETE') return send(response, 204, null, { 'Set-Cookie': 'layang=; Max-Age=0; Path=/' });
  const { name, password } = JSON.parse(bytes);
  const who = kAccounts[name];
  if (!who || password !== 'rahasia') {
    return send(response, 401, { code: 'wrong-password', detail: 'Nama atau kata sandi salah.', detail_en: 'Wrong name or password.', errors: [] });
  }
  const token = randomUUID();
  mock.sessions.set(token, who);
  return send(response, 200, told(who), { 'Set-Cookie': `layang=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=43200` });
}

function password(mock, response, bytes) {
  const { old_password, new_password } = JSON.parse(bytes);
  if (old_password !== 'rahasia') return send(response, 401, { code: 'wrong-password', detail: 'Nama atau kata sandi salah.', detail_en: 'Wrong.', errors: [] });
  if (new_password.length < 10) {
    return send(response, 422, { code: 'password-weak', detail: '', detail_en: '', errors: [{ code: 'password-weak', field: 'new_password', id: 'Kata sandi paling sedikit 10 huruf dan bukan kata sandi lama.', en: 'x' }] });
  }
  mock.password_changed = true;
  return send(response, 204, null);
}

function piece(mock, url, path, bytes, response, account) {
  if (mock.pieces_max <= 0) return send(response, 503, { code: 'busy' });
  mock.pieces_max -= 1;
  mock.sent_by.set(path, account.full_name);
  const had = mock.files.get(path) ?? Buffer.alloc(0);
  const offset = Number(url.searchParams.get('offset'));
  if (offset === had.length) mock.files.set(path, Buffer.concat([had, bytes]));
  return send(response, 200, { length: mock.files.get(path)?.length ?? 0 });
}

function command(mock, request, response, path, bytes, account) {
  mock.attempts += 1;
  const key = request.headers['idempotency-key'];
  const digest = createHash('sha256').update(bytes).digest('hex');
  // A read in the form of a POST.
  if (!key) return send(response, ...(mock.replies.get(path)?.(JSON.parse(bytes)) ?? [404, { code: 'not-found' }]));
  const before = mock.taken.find((one) => one.key === key);
  if (before && before.digest !== digest) return send(response, 409, { code: 'command-reused' });
  const [status, body] = mock.replies.get(path)?.(JSON.parse(bytes)) ?? [200, {}];
  if (status < 300 && !before) {
    mock.taken.push({ key, digest, path, account: account.full_name, act: request.headers['layang-act'], device: request.headers['layang-device'], body: JSON.parse(bytes), came: new Map(mock.files) });
  }
  if (mock.lose_answers > 0) {
    mock.lose_answers -= 1;
    return response.destroy();
  }
  return send(response, status, body);
}

function send(response, status, body, headers = {}) {
  response.writeHead(status, {
    'Content-Type': status < 300 ? 'application/json' : 'application/problem+json',
    'Layang-Time': new Date().toISOString().replace('Z', '000Z'),
    'Layang-Head': `42:${'ab'.repeat(32)}`,
    ...headers,
  });
  response.end(body === null ? undefined : JSON.stringify(as_promised(...response.asked, status, body)));
}

function file(url, response) {
  const asked = join(kWeb, 'dist', normalize(url.pathname));
  const found = extname(asked) && existsSync(asked) && statSync(asked).isFile();
  if (!found && extname(asked)) return response.writeHead(404).end();
  const path = found ? asked : join(kWeb, 'dist/index.html');
  response.writeHead(200, { 'Content-Type': kKinds[extname(path)] ?? 'application/octet-stream', 'Content-Security-Policy': kPolicy, 'Cache-Control': 'no-cache' });
  createReadStream(path).pipe(response);
}
