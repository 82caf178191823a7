import { afterEach, expect, test, vi } from 'vitest';
import { Codes } from './codes';
import { open_store } from './store';
import { make_vault } from './vault';

const device = { id: 'device-1', name: 'Ponsel', enrolment: 'e', enrolled: true };
const issued = Array.from({ length: 20 }, (_, i) => `TK00-0000-00${String(i).padStart(2, '0')}`);

vi.mock('../api/call', () => ({ call: async () => ({ value: { result: { codes: issued } } }) }));
afterEach(() => vi.restoreAllMocks());

test('each code is given out once, also to two tabs at once and while fresh ones come', async () => {
  const store = await open_store('codes');
  const vault = await make_vault(store, 'lastri', '482913', device);
  const tabs = [new Codes(store, vault, 'device-1'), new Codes(store, vault, 'device-1')];
  await tabs[0]!.refill();
  const taken = await Promise.all(Array.from({ length: 6 }, (_, i) => tabs[i % 2]!.take()));
  const [more] = await Promise.all([tabs[1]!.take(), tabs[0]!.refill()]);
  taken.push(more!);
  while ((taken.at(-1) ?? null) !== null) taken.push(await tabs[0]!.take());
  expect(taken.pop()).toBeNull();
  expect([...taken].sort()).toEqual(issued);
});
