// The mock's answers keep the contract, or the test that told them fails.
import { as_promised, breaches } from './contract.mjs';
import { check, equal, test } from './harness.mjs';

const broken = (method, path, status, body) => {
  const full = as_promised(method, path, status, body);
  return { full, wrong: breaches.splice(0) };
};

test('what a test leaves out of an answer is filled in by the contract', () => {
  const { full, wrong } = broken('GET', '/bags/b1', 200, { bag: 'b1', state: 'opened' });
  equal(wrong, []);
  equal([full.bag, full.state, full.contents, full.hands.holder], ['b1', 'opened', [], 'office']);
});

test('a name, a type, a choice, a status, a path or a code that the contract does not know is a breach', () => {
  for (const [method, path, status, body] of [
    ['GET', '/bags/b1', 200, { bag: 'b1', stage: 'opened' }],
    ['GET', '/bags/b1', 200, { bag: 'b1', things: '3' }],
    ['GET', '/bags/b1', 200, { bag: 'b1', state: 'gone' }],
    ['GET', '/bags/b1', 200, { bag: 'b1', contents: [{ kind: 'document', owner: 'Siti' }] }],
    ['GET', '/bags/b1', 206, { bag: 'b1' }],
    ['GET', '/sacks/b1', 200, {}],
    ['GET', '/bags/b1', 404, { code: 'not-found', reason: 'x' }],
    ['GET', '/bags/b1', 404, { code: 'bag-gone' }],
    ['GET', '/bags/b1', 404, { code: 'not-found', errors: [{ code: 'bag-gone' }] }],
  ])
    check(broken(method, path, status, body).wrong.length > 0, `${method} ${path} ${status} ${JSON.stringify(body)} passes`);
});
