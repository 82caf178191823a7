import { expect, test, vi } from 'vitest';
import { called, kind_of } from './names';

vi.mock('../words', () => ({ language: 'en' }));

test('on an English page a thing bears its English name, and the Indonesian one where a kept copy knows no other', () => {
  expect([kind_of({ kind_name: 'Kartu', kind_name_en: 'Card' }), called({ name: 'Buku nikah', name_en: 'Marriage book' })]).toEqual(['Card', 'Marriage book']);
  expect([kind_of({ kind_name: 'Kartu' }), called({ name: 'Buku nikah', name_en: '' })]).toEqual(['Kartu', 'Buku nikah']);
});
