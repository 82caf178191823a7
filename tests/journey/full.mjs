// A full disk under load: a clear refusal in two languages, reads go on, nothing half-done; when there is room again, the same
// acts are taken.
// Usage: node full.mjs LAYANG           SQLite's own limit is the disk; room is made by a start without it
//        node full.mjs LAYANG FOLDER    FOLDER lies on a small disk with the store, and is filled up; room is made while serving
import { closeSync, openSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { Load, log_in, send, start_server } from './load.mjs';

const [binary, folder] = process.argv.slice(2);
let failed = 0;

function step(what, good, said) {
  if (!good) failed += 1;
  console.log(`${good ? 'ok   ' : 'FAIL '} ${what}${good ? '' : `\n      ${(JSON.stringify(said) ?? '').slice(0, 800)}`}`);
}
const wait = (ms) => new Promise((go) => setTimeout(go, ms));
async function stop(server) {
  process.kill(server.child.pid, 'SIGTERM');
  return (await server.ended).code;
}

/// Takes all that is free.
function fill(file) {
  const taken = openSync(file, 'w');
  try {
    for (;;) writeSync(taken, Buffer.alloc(4096));
  } catch (full) {
    if (full.code !== 'ENOSPC') throw full;
  } finally {
    closeSync(taken);
  }
}

const pages = Math.ceil(statSync(`${process.env.LAYANG_VAR}/layang.db`).size / 4096);
let server = await start_server(binary, folder ? [] : ['--pages-max', String(pages + 40)]);
const load = await Load.of(server.address);
const reader = await log_in(server.address, 'admin');
load.start(server.address);
while (load.acknowledged.length < 20 && load.refused.length === 0) await wait(10);
if (folder) fill(`${folder}/filler`);
for (let tries = 0; load.refused.length < 5 && tries < 3000; ++tries) await wait(10);
await load.stop();
step(`writes are refused when the disk is full (${load.acknowledged.length} were taken before)`, load.refused.length >= 5);
const other = load.refused.find(({ answer }) => answer.status !== 503 || answer.said.code !== 'disk-full');
step('each with 503 and the code disk-full', !other, other?.answer);
const words = load.refused[0]?.answer.said ?? {};
step('in Indonesian and English', /penuh/.test(words.detail) && /full/.test(words.detail_en), words);

const seen = await fetch(`${server.address}/api/v1/accounts`, { headers: { Cookie: reader } });
step('reads go on', seen.status === 200, seen.status);
const ready = await fetch(`${server.address}/readyz`);
step('the server says that it is ready to be read', ready.status === 200, ready.status);

if (folder) unlinkSync(`${folder}/filler`);
else {
  step('a full server stops without complaint', (await stop(server)) === 0);
  server = await start_server(binary);
}
const again = [];
for (const { act } of load.refused) again.push(await send(server.address, act));
const unfit = again.find(({ status, said }) => status !== 200 || said.repeated !== false);
step('with room again each refused act is taken, for the first time', !unfit, unfit);
const kept = [];
for (const act of load.acknowledged.slice(-20)) kept.push(await send(server.address, act));
const lost = kept.find(({ status, said }) => status !== 200 || said.repeated !== true);
step('and what was taken before is still there', !lost, lost);
step('no act went unanswered', load.unanswered.length === 0, load.unanswered.length);
step('the server stops', (await stop(server)) === 0);
process.exit(failed === 0 ? 0 : 1);
