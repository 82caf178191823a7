// Runs every *_test.mjs of this folder, or those whose name contains the first argument. Prints "N passed, N failed".
import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';

/** Files that are played at the same time: much of a test is waiting, until an act can be taken back no more above all. */
const kLanes = 3;

const wanted = process.argv[2] ?? '';
const folder = new URL('./', import.meta.url);
const files = readdirSync(folder).filter((each) => each.endsWith('_test.mjs') && each.includes(wanted)).sort();
/** Files that failed beside others; each is played once more by itself. */
const again = [];
let passed = 0;
let failed = 0;

async function lane() {
  let player = fork(new URL('lane.mjs', folder));
  for (let file = files.shift(); file; file = files.shift()) {
    const counts = await played(player, file);
    if (counts && !counts.failed) passed += counts.passed;
    else again.push(file);
    if (!counts) player = fork(new URL('lane.mjs', folder));
  }
  player.disconnect();
}

/** A full machine makes a browser late in ways that no limit foresees, so the word of a file alone on the machine counts; the first stays told. */
async function alone(file) {
  const player = fork(new URL('lane.mjs', folder));
  const counts = await played(player, file);
  if (counts) player.disconnect();
  passed += counts?.passed ?? 0;
  failed += counts?.failed ?? 1;
  if (counts && !counts.failed) console.log(`UNSTEADY  ${file}: failed beside others, passes by itself`);
}

/** Null when the player came to its end over it. */
function played(player, file) {
  return new Promise((resolve) => {
    const died = () => {
      console.log(`FAIL  ${file}: its process ended`);
      resolve(null);
    };
    player.once('exit', died);
    player.once('message', (counts) => {
      player.off('exit', died);
      resolve(counts);
    });
    player.send(file);
  });
}

await Promise.all(Array.from({ length: Math.min(kLanes, files.length) }, lane));
for (const file of again) await alone(file);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
