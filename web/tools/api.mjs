// Types of the API from the contract.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const tool = here('../node_modules/openapi-typescript/bin/cli.js');
execFileSync(process.execPath, [tool, here('../../contract/openapi.yaml'), '-o', here('../src/api.gen.ts')], { stdio: 'inherit' });
