// Runs every *_test.mjs of this folder, or those whose name contains the first argument. Prints "N passed, N failed".
import { readdirSync } from 'node:fs';
import { in_file, tests } from './harness.mjs';

const wanted = process.argv[2] ?? '';
const folder = new URL('./', import.meta.url);
for (const name of readdirSync(folder).filter((each) => each.endsWith('_test.mjs') && each.includes(wanted)).sort()) {
  in_file(name);
  await import(new URL(name, folder));
}

let passed = 0;
let failed = 0;
for (const { file, name, run } of tests) {
  const closers = [];
  try {
    await run((closer) => closers.push(closer));
    passed += 1;
    console.log(`ok    ${file}: ${name}`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${file}: ${name}\n      ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n      ') : error}`);
  } finally {
    for (const close of closers.reverse()) await close().catch(() => undefined);
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
