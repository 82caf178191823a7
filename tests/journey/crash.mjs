// kill -9 under load, again and again, then SIGTERM under load: nothing that was acknowledged is lost, nothing is done twice.
// Usage: node crash.mjs LAYANG; the store is a demo store, named by LAYANG_VAR.
import { execFileSync } from 'node:child_process';
import { Load, send, start_server } from './load.mjs';

const binary = process.argv[2];
const kills = 4;
const stops = 5;
let failed = 0;

function step(what, good, said) {
  if (!good) failed += 1;
  console.log(`${good ? 'ok   ' : 'FAIL '} ${what}${good ? '' : `\n      ${(JSON.stringify(said) ?? '').slice(0, 800)}`}`);
}
const wait = (ms) => new Promise((go) => setTimeout(go, ms));

/// Sends acts again as they were; returns those that the server does not know as done.
async function not_repeated(address, acts) {
  const missing = [];
  const queue = [...acts];
  const worker = async () => {
    for (let act = queue.pop(); act; act = queue.pop()) {
      let answer = await send(address, act);
      // One account may ask 1200 times a minute.
      for (; answer.status === 429; answer = await send(address, act)) await wait(500);
      if (answer.status !== 200 || answer.said.repeated !== true) missing.push({ path: act.path, status: answer.status, said: answer.said });
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return missing;
}

let server = await start_server(binary);
const load = await Load.of(server.address);
let seen = 0;
for (let round = 1; round <= kills; ++round) {
  load.start(server.address);
  // A moment that nobody chose, but not before anything was acknowledged.
  while (load.acknowledged.length < seen + 20) await wait(10);
  await wait(Math.random() * 700);
  process.kill(server.child.pid, 'SIGKILL');
  await load.stop();
  await server.ended;
  server = await start_server(binary);
  const fresh = load.acknowledged.slice(seen);
  seen = load.acknowledged.length;
  const missing = await not_repeated(server.address, fresh);
  step(`kill -9 number ${round}: ${fresh.length} acknowledged acts are all there`, missing.length === 0, missing[0]);
}
step('no correct act was refused', load.refused.length === 0, load.refused[0]?.answer);

const cut_off = load.unanswered.splice(0);
await not_repeated(server.address, cut_off);
const twice = await not_repeated(server.address, cut_off);
step(`${cut_off.length} acts without an answer are done once when they are sent again`, twice.length === 0, twice[0]);

// Until a stop came between an act and its answer: without one, nothing is told of what meets a closed door.
let met_closed_door = 0;
for (let round = 1; round <= stops && met_closed_door === 0; ++round) {
  load.start(server.address);
  while (load.acknowledged.length < seen + 100) await wait(10);
  process.kill(server.child.pid, 'SIGTERM');
  const end = await server.ended;
  await load.stop();
  step(`SIGTERM number ${round} under load ends without complaint`, end.code === 0, end);
  server = await start_server(binary);
  const last = load.acknowledged.slice(seen);
  seen = load.acknowledged.length;
  const lost = await not_repeated(server.address, last);
  step(`SIGTERM under load: ${last.length} acknowledged acts are all there`, lost.length === 0, lost[0]);
  const silent = load.unanswered.splice(0);
  const undone = await not_repeated(server.address, silent);
  met_closed_door += silent.length;
  step(`no act was committed and left unanswered (${silent.length} met a closed door)`, undone.length === silent.length, silent.length - undone.length);
}
step('some act met a closed door', met_closed_door > 0);
process.kill(server.child.pid, 'SIGTERM');
await server.ended;

const exported = new Set(execFileSync(binary, ['ledger', 'export'], { maxBuffer: 1 << 28 }).toString().trim().split('\n').map((line) => JSON.parse(line).command_id));
const absent = load.acknowledged.filter(({ key }) => !exported.has(key));
step(`the exported log names each of the ${load.acknowledged.length} acknowledged commands`, absent.length === 0, absent[0]);
process.exit(failed === 0 ? 0 : 1);
