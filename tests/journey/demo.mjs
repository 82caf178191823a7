// What each desk of the demo finds in its lists, and who its people are. Usage: node demo.mjs ADDRESS EXPORT
import { readFileSync } from 'node:fs';
import { everybody, finish, here, step } from './_api.mjs';

/** What the screens of each role ask for: no list of these may be empty. A word is a state that the list is asked for. */
const kLists = {
  registrar: ['/dossiers?state=submitted', '/dossiers?state=returned', `/bags?state=unopened&village=${here}`, `/documents?state=at_village&village=${here}`, '/documents?state=in_bag', '/documents?state=handed_over', `/old-documents?state=at_village&village=${here}`],
  counter: ['/dossiers', '/dossiers?state=returned', '/documents?state=at_office', '/queue/verification'],
  verifier: ['/queue/verification', ...['submitted', 'returned', 'verified', 'completed', 'rejected', 'withdrawn'].map((state) => `/dossiers?state=${state}`)],
  printer: ['/print-queue?state=queued', '/print-queue?state=ordered', '/print-queue?state=printed', '/print-queue?state=shelved', '/stock'],
  stock_keeper: ['/stock', '/print-queue?state=queued'],
  packer: ['/packing', '/bags?state=sealed', '/bags?state=carried', '/bags?state=arrived', '/bags?state=opened', '/documents?state=missing', '/documents?state=at_office', '/old-documents?state=at_office', '/old-documents?state=at_village', '/old-documents?state=in_bag'],
  dispatcher: ['/runs?state=planned', '/runs?state=started', '/runs?state=completed', '/riders', '/anomalies'],
  admin: ['/accounts?state=active', '/accounts?state=disabled', '/anomalies', '/late-acts'],
};

const people = await everybody();
for (const [role, paths] of Object.entries(kLists))
  for (const path of paths) {
    const { said, text, good } = await people[role].ask('GET', path);
    step(`the ${role} finds something in ${path}`, good && Object.values(said).some((list) => Array.isArray(list) && list.length > 0), text);
  }
const { run } = await people.rider.read('/my-run');
step('the rider has a run, with bags', run?.state === 'started' && run.bags.length > 0, run);

/** Every text that stands in the log, the sealed ones opened, with the members that lead to it: ["persons.name", "Siti Sari Contoh"]. */
function* texts(value, members = []) {
  if (typeof value === 'string') yield [members.join('.'), value];
  else if (Array.isArray(value)) for (const each of value) yield* texts(each, members);
  else if (value !== null && typeof value === 'object') for (const [name, each] of Object.entries(value)) yield* texts(each, [...members, name]);
}
const told = readFileSync(process.argv[3], 'utf8').split('\n').filter(Boolean).flatMap((line) => [...texts(JSON.parse(line).payload)]);
const said = told.map(([, text]) => text);
const all = (what, found, good, at_least = 60) => step(what, found.length >= at_least && found.every(good), [found.length, ...found.filter((text) => !good(text)).slice(0, 5)]);
const lists = JSON.parse(readFileSync(new URL('../../data/demo/names.json', import.meta.url), 'utf8'));
const ours = new Set([...lists.men, ...lists.women, ...lists.second]);
// The parts of an act's path and of a fare have names too, and are no people.
const kNoPeople = ['path.name', 'fare.parts.name'];
const names = told.filter(([member]) => /(^|[._])name$/.test(member) && !kNoPeople.includes(member)).map(([, text]) => text);
all('every name is put together from our own lists, and ends as no name does', names, (name) => name.endsWith(` ${lists.last}`) && name.split(' ').slice(0, -1).every((word) => ours.has(word)), 120);
// The registry gives a serial to whoever was born on the same day in the same kecamatan: it never comes to 9000.
all('the serial of every NIK and family card is from 9000 on, where none is ever given out', said.filter((text) => /^\d{16}$/.test(text)), (text) => /9\d{3}$/.test(text), 120);
all('every mail goes to a domain that cannot exist', said.filter((text) => /@[a-z]/.test(text)), (text) => /^[^@]+@([^@]+\.)?invalid$/.test(text), 5);
all('every phone is of a range that nobody has', said.filter((text) => /^(\+?62|0)8\d{7,}$/.test(text)), (text) => /^08120000\d{4}$/.test(text), 20);
finish();
