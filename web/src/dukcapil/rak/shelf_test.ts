import { expect, test } from 'vitest';
import type { Api } from '../../api/types';
import { id } from './id';
import { by_village, on_shelf } from './shelf';

const document = (of: string, village: string, more = {}) =>
  ({ document: of, code: '', village, village_name: `Desa ${village}`, kind_name: 'KTP-el', holder: 'Siti R•••', attempts: 2, damaged: false, ...more }) as Api['CustodyDocument'];
const original = { original: 'o', village: 'b', village_name: 'Desa b', kind_name: 'Buku nikah', holder: 'Sri W•••' } as Api['Original'];

test('what lies here is told with its tries, and originals are called so', () => {
  expect(on_shelf([document('d', 'a'), document('e', 'a', { attempts: 0, damaged: true })], [original], id).map((one) => [one.title, one.text])).toEqual([
    ['KTP-el Siti R•••', 'Tidak diambil, 2 kali dicoba'],
    ['KTP-el Siti R•••', 'Belum pernah dicoba. Rusak'],
    ['Buku nikah asli', 'Sri W•••'],
  ]);
});

test('the village with the most comes first', () => {
  const things = on_shelf([document('d', 'a'), document('e', 'b')], [original], id);
  expect(by_village(things).map((one) => [one.village, one.n])).toEqual([['b', 2], ['a', 1]]);
});
