import { expect, test, vi } from 'vitest';
import { called, called_at_door, kind_of } from './names';

vi.mock('../words', () => ({ language: 'en' }));

test('on an English page a thing bears its English name, and the Indonesian one where a kept copy knows no other', () => {
  expect([kind_of({ kind_name: 'Kartu', kind_name_en: 'Card' }), called({ name: 'Buku nikah', name_en: 'Marriage book' })]).toEqual(['Card', 'Marriage book']);
  expect([kind_of({ kind_name: 'Kartu' }), called({ name: 'Buku nikah', name_en: '' })]).toEqual(['Kartu', 'Buku nikah']);
});

test('who receives by a row of the rules is called in the language of the page, whom the family named by that name', () => {
  const row = (relation: string, id: string, en: string) => ({ relation, name: { id, en }, identified: [], papers: [] });
  const rules = [{ code: 'A', name: { id: '', en: '' }, allowed: [row('self', 'Pemohon', 'The applicant'), row('kin', 'Keluarga', 'Family')] }, { code: 'P', name: { id: '', en: '' }, allowed: [row('self', 'Pemilik sendiri', 'The holder')] }];
  const offer = (relation: string, name: string, index?: number) => ({ to: 'named' as const, relation, name, identified: [], papers: [], ...(index !== undefined && { index }) });
  expect([offer('self', 'Pemilik sendiri'), offer('kin', 'Keluarga'), offer('kin', 'Keluarga', 0), offer('kin', 'Tetangga')].map((one) => called_at_door(one, rules))).toEqual(['The holder', 'Family', 'Keluarga', 'Tetangga']);
  expect(called_at_door(offer('self', 'Pemohon'), undefined)).toBe('Pemohon');
});
