// A working day's writes by many people at once, each under an id of its own, and who remembers what was acknowledged.
// For journeys that kill, stop, fill or copy the server meanwhile. Nothing but the public API.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { uuid7 } from './_uuid7.mjs';

const village = '35.03.01.2001';
const wage = { name: 'Wagimin Contoh', nik: '3503010101809001' };

/// Starts `layang serve` and waits for its address; `ended` resolves to how it ended.
export function start_server(binary, more = []) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, ['serve', '--port', '0', ...more], { stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((tell) => child.on('exit', (code, signal) => tell({ code, signal })));
    let said = '';
    const hear = (text) => {
      said += text;
      const found = /listening on (https?:\/\/[0-9.]+:[0-9]+)/.exec(said);
      if (found) resolve({ child, ended, address: found[1], said: () => said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    ended.then(() => reject(new Error(`the server did not start: ${said.slice(-500)}`)));
  });
}

export async function log_in(address, name) {
  const answer = await fetch(`${address}/api/v1/session`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ name, password: 'layang-demo' }),
  });
  if (answer.status !== 200) throw new Error(`${name} cannot log in: ${answer.status} ${await answer.text()}`);
  return answer.headers.get('set-cookie').split(';')[0];
}

/// Sends one write; throws when no answer comes.
export async function send(address, act) {
  const answer = await fetch(`${address}/api/v1${act.path}`, {
    method: 'POST', body: act.body, signal: AbortSignal.timeout(30_000),
    headers: { Cookie: act.cookie, 'Content-Type': 'application/json', 'Idempotency-Key': act.key },
  });
  return { status: answer.status, said: await answer.json() };
}

const act_of = (cookie, path, body) => ({ cookie, path, key: uuid7(), body: JSON.stringify(body) });

function device(cookie) {
  return act_of(cookie, '/devices', { device: uuid7(), name: 'HP uji' });
}

async function scan(address, cookie, dossier) {
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(3000), Buffer.from([0xff, 0xd9])]);
  const blob = uuid7();
  const answer = await fetch(`${address}/api/v1/blobs/${blob}?purpose=dossier&subject=${dossier}&offset=0&total=${jpeg.length}`, {
    method: 'PUT', headers: { Cookie: cookie, 'Content-Type': 'application/octet-stream' }, body: jpeg, signal: AbortSignal.timeout(30_000),
  });
  if (answer.status !== 200) throw new Error(`a scan is refused: ${answer.status}`);
  return blob;
}

/// A lost family card: two papers, sealed fields, new data keys, a code.
async function dossier(address, cookie) {
  const [id, application] = [uuid7(), uuid7()];
  const paper = async (requirement) => ({ requirement, applications: [application], blobs: [await scan(address, cookie, id)], original: 'seen' });
  const answers = [['kk_number', '3503010101159003'], ['address', 'Dusun Krajan'], ['rt', '3'], ['rw', '1']].map(([field, value]) => ({ field, value }));
  return act_of(cookie, '/dossiers', {
    dossier: id, desk: village, village, address: { hamlet: 'Krajan', rt: '03', rw: '01' }, applicant: wage,
    contact: { phone: '081200009001' }, delivery: 'home', consent: true, receivers: [{ name: wage.name, relation: 'applicant' }],
    applications: [{ application, service: 'KK-LOST', answers, persons: [{ role: 'head', ...wage, answers: [] }] }],
    papers: [await paper('F-1.02'), await paper('R04'), await paper('KTP')],
  });
}

const names = ['registrar', 'verifier', 'printer', 'stock_keeper', 'packer', 'dispatcher', 'rider', 'admin'];

/// Everybody at work until `stop` is called or the server is gone.
export class Load {
  /// Sessions outlive the server: one log-in serves all rounds.
  static async of(address) {
    const load = new Load();
    load.cookies = await Promise.all(names.map((name) => log_in(address, name)));
    return load;
  }
  /// Acts that were answered 200.
  acknowledged = [];
  /// Acts on whose way no answer came.
  unanswered = [];
  /// Answers that nobody expects from correct work on a sound server.
  refused = [];

  start(address) {
    this.stopping = false;
    this.running = this.cookies.map((cookie, i) => this.#work(address, cookie, i === 0));
  }
  async stop() {
    this.stopping = true;
    await Promise.all(this.running);
  }
  async #work(address, cookie, registrar) {
    while (!this.stopping) {
      let act;
      try {
        act = registrar ? await dossier(address, cookie) : device(cookie);
      } catch {
        if (this.stopping) return;
        await new Promise((go) => setTimeout(go, 20));
        continue;
      }
      try {
        const answer = await send(address, act);
        if (answer.status === 200) this.acknowledged.push(act);
        else this.refused.push({ act, answer });
      } catch {
        this.unanswered.push(act);
        return;
      }
    }
  }
}
