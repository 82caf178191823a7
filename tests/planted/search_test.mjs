// The searcher itself: what it must find, it finds. Usage: node search_test.mjs; the last line is "N passed, N failed".
import { planted } from './people.mjs';
import { find_in_bytes } from './search.mjs';

let passed = 0, failed = 0;
function finds(what, bytes, wanted = true) {
  const found = find_in_bytes(bytes, planted, 'the control').length > 0;
  if (found === wanted) passed += 1;
  else failed += 1;
  console.log(`${found === wanted ? 'ok   ' : 'FAIL '} ${wanted ? 'finds' : 'leaves alone'} ${what}`);
}
const around = (bytes) => Buffer.concat([Buffer.from([0, 255, 7]), bytes, Buffer.from([9, 0])]);
const [word, digits] = [planted['last name'], planted.NIK];
for (const text of [word, digits]) {
  const utf16 = Buffer.from(text, 'utf16le');
  finds('text', around(Buffer.from(text)));
  finds('UTF-16LE', around(utf16));
  finds('UTF-16BE', around(Buffer.from(utf16).swap16()));
  for (const before of ['', 'a', 'ab', 'abc'])
    for (const bytes of [Buffer.from(before + text + 'zz'), Buffer.from(before + text + 'zz', 'utf16le')]) {
      finds(`base64 after ${before.length}`, around(Buffer.from(bytes.toString('base64'))));
      finds(`base64url after ${before.length}`, around(Buffer.from(bytes.toString('base64url'))));
      finds('hex', around(Buffer.from(bytes.toString('hex'))));
      finds('HEX', around(Buffer.from(bytes.toString('hex').toUpperCase())));
    }
}
finds('lower case', around(Buffer.from(word.toLowerCase())));
finds('upper case', around(Buffer.from(word.toUpperCase())));
finds('a number with blanks', around(Buffer.from(digits.replace(/(.{4})/g, '$1 '))));
finds('a number with dots', around(Buffer.from(digits.replace(/^(..)(..)(..)/, '$1.$2.$3.'))));
finds('other words', around(Buffer.from('Siti Rahayu 3503010101809001')), false);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
