import { expect, test } from 'vitest';
import type { Item } from './outbox_types';
import { unsent_bags } from './unsent_bags';

test('bags that wait in the outbox are known with what lies in them; what has gone, was refused or is another act is none', () => {
  const item = (id: string, state: Item['state'], path = '/bags') => ({ id, state, content: { request: { method: 'POST', path, body: { bag: `b${id}`, seal: `SG-${id}`, village: 'v', contents: [{ kind: 'document', id: `d${id}` }] } } } }) as unknown as Item;
  const answered = { id: '5', state: 'sent', content: { request: null } } as unknown as Item;
  const bags = unsent_bags([item('1', 'waiting'), item('2', 'sending'), item('3', 'refused'), item('4', 'queued', '/bags/b/take'), answered]);
  expect(bags.map((bag) => [bag.item, bag.seal, bag.contents.map((one) => one.id)])).toEqual([['1', 'SG-1', ['d1']], ['2', 'SG-2', ['d2']]]);
});
