// Plays the files that run.mjs names, one after the other, and answers how many tests passed and failed in each.
import { breaches } from './contract.mjs';
import { close_browser, equal, in_file, kPatienceMs, tests } from './harness.mjs';

/** A test that hangs must not keep the others. */
const kTestMsMax = 5 * kPatienceMs;

process.on('message', async (file) => {
  in_file(file);
  await import(new URL(file, import.meta.url));
  const counts = { passed: 0, failed: 0 };
  // In their order: some tell one story.
  for (const one of tests.splice(0)) counts[await play(one)] += 1;
  process.send(counts);
});
process.on('disconnect', async () => {
  await close_browser();
  process.exit();
});

async function play({ file, name, run }) {
  const closers = [];
  const begun = Date.now();
  const told = () => `${file}: ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`;
  let clock;
  const too_long = new Promise((_, reject) => (clock = setTimeout(() => reject(new Error('it hangs')), kTestMsMax)));
  try {
    await Promise.race([run((closer) => closers.push(closer)), too_long]);
    equal([...new Set(breaches.splice(0))], [], 'answers of the mock that break the contract');
    console.log(`ok    ${told()}`);
    return 'passed';
  } catch (error) {
    console.log(`FAIL  ${told()}\n      ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n      ') : error}`);
    return 'failed';
  } finally {
    clearTimeout(clock);
    breaches.length = 0;
    for (const close of closers.reverse()) await close().catch(() => undefined);
  }
}
