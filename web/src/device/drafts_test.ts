import { beforeEach, expect, test } from 'vitest';
import { Drafts } from './drafts';
import { open_store } from './store';
import { make_vault, type Vault } from './vault';

let vault: Vault;
let drafts: Drafts;
let turn = 0;

/** Sealing of `slow` waits for what `until` does. */
function seals_slowly(slow: string, until: () => Promise<void>): void {
  const seal = vault.seal.bind(vault);
  vault.seal = async (place, value) => {
    if (value === slow) await until();
    return seal(place, value);
  };
}

beforeEach(async () => {
  const store = await open_store(`drafts-${turn++}`);
  vault = await make_vault(store, 'lastri', '482913', { id: 'd', name: 'Ponsel', enrolment: 'e', enrolled: true });
  drafts = new Drafts(store, vault);
});

test('of two saves the later one stands, though the earlier one takes longer to be sealed', async () => {
  seals_slowly('old', () => new Promise((resolve) => setTimeout(resolve, 100)));
  await Promise.all([drafts.save('a', 'form', 'old'), drafts.save('a', 'form', 'new')]);
  expect((await drafts.load('a'))?.content).toBe('new');
});

test('a save that fails is told to whoever asked for it, and holds up none after it', async () => {
  seals_slowly('old', () => Promise.reject(new Error('full')));
  const told = expect(drafts.save('a', 'form', 'old')).rejects.toThrow('full');
  await drafts.save('a', 'form', 'new');
  await told;
  expect((await drafts.load('a'))?.content).toBe('new');
});

test('a draft that is dropped while it is still being saved stays away', async () => {
  seals_slowly('old', () => new Promise((resolve) => setTimeout(resolve, 100)));
  await Promise.all([drafts.save('a', 'form', 'old'), drafts.drop('a')]);
  expect(await drafts.load('a')).toBe(null);
});
