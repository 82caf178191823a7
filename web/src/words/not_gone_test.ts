import { expect, test } from 'vitest';
import { not_gone } from './not_gone';

test('what was refused is no act that is still to be sent', () => {
  const said = [[0, 0], [2, 0], [0, 1], [2, 1]].map(([unsent, refused]) => not_gone({ unsent: unsent!, refused: refused! }));
  expect(said).toEqual(['', '2 belum terkirim', '1 ditolak', '2 belum terkirim, 1 ditolak']);
});
