// Everybody writes for some seconds; fails when a correct act was refused or went unanswered.
// Usage: node under_load.mjs ADDRESS SECONDS
import { Load } from './load.mjs';

const [address, seconds] = process.argv.slice(2);
const load = await Load.of(address);
load.start(address);
await new Promise((go) => setTimeout(go, Number(seconds) * 1000));
await load.stop();
console.log(`${load.acknowledged.length} acknowledged, ${load.refused.length} refused, ${load.unanswered.length} unanswered`);
if (load.refused.length > 0) console.log(JSON.stringify(load.refused[0].answer).slice(0, 500));
process.exit(load.acknowledged.length > 0 && load.refused.length === 0 && load.unanswered.length === 0 ? 0 : 1);
