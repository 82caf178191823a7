// Usage: layang ledger export | node recount.mjs      prints the head "size:root" that the lines give
// The recount of an outsider: knows RFC 6962, RFC 8785 and what docs/architecture.md says of D2 and D3, and nothing of Layang's own code.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** RFC 8785: members by the UTF-16 units of their names, strings and numbers as JSON.stringify writes them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function leaf(line) {
  const { salt, ...event } = JSON.parse(line);
  return sha256(Buffer.of(0), Buffer.from(salt, 'hex'), canonical(event));
}

function root(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  let cut = 1;
  while (cut * 2 < leaves.length) cut *= 2;
  return sha256(Buffer.of(1), root(leaves.slice(0, cut)), root(leaves.slice(cut)));
}

const leaves = readFileSync(0, 'utf8').split('\n').filter(Boolean).map(leaf);
console.log(`${leaves.length}:${root(leaves).toString('hex')}`);
