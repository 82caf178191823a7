import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { broken_rule, kRules } from './broken_rules';

const kServer = join(__dirname, '../../../src');
const sources = readdirSync(kServer, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.cpp') || name.endsWith('.hpp'));
const server = sources.map((name) => readFileSync(join(kServer, name), 'utf8')).join('');

test('every rule that has words here is one of the server', () => {
  expect(Object.keys(kRules).filter((rule) => !server.includes(`"${rule}"`))).toEqual([]);
});

test('every rule that a decider says was broken has words', () => {
  const told = [...server.matchAll(/(?:breach|breaches\.add|breaches\.push_back|raise(?:_breach)?)\((?:tx_?, rules_?, )?\{?"([a-z-]+)"/g)].map((one) => one[1]!);
  expect(told.length).toBeGreaterThan(20);
  expect([...new Set(told)].filter((rule) => broken_rule(rule) === rule)).toEqual([]);
});
