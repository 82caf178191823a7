// Usage: node nowhere.mjs FOLDER... ; fails and tells where when anything planted lies in one of them.
import { planted } from './people.mjs';
import { files_under, find_planted } from './search.mjs';

const folders = process.argv.slice(2);
const found = folders.flatMap((folder) => find_planted(folder, planted));
for (const line of found.slice(0, 40)) console.log(line);
console.log(`${folders.flatMap(files_under).length} files searched, ${found.length} findings`);
process.exit(found.length ? 1 : 0);
