import { beforeAll, expect, test } from 'vitest';
import { load_words } from '../words';
import { question_of } from './question';

beforeAll(load_words);

const good = (document: string) => ({ document, recorded: true, state: 'printed' });
const refused = (document: string) => ({ document, recorded: false, refused: 'not-found', reason: 'Tidak ditemukan.', reason_en: 'Not found.' });

test('a batch tells what was refused, by the code that the person knows; what is all recorded asks nothing', () => {
  const items = [good('p1'), refused('p2'), good('p3'), refused('p4')];
  expect(question_of({ anomalies: [], result: { items } }, { p2: 'TK7K-4Q2M-9XHC' })).toBe('2 tercatat, 2 ditolak: TK7K-4Q2M-9XHC (Tidak ditemukan), p4 (Tidak ditemukan).');
  expect(question_of({ anomalies: [], result: { items: [good('p1')] } })).toBeNull();
  expect(question_of(null)).toBeNull();
});

test('a batch of which something broke a rule tells both', () => {
  const said = question_of({ anomalies: ['printed-without-blank'], result: { items: [good('p1'), refused('p2')] } }, { p2: 'TK7K-4Q2M-9XHC' });
  expect(said).toMatch(/^1 tercatat, 1 ditolak: .*\. Tercatat, perlu penjelasan: Dokumen dicetak tanpa blangko yang tercatat\./);
});

test('whoever will ask about it is named by the role, once for each rule; where the server names nobody, in general', () => {
  const rule = 'printed-without-blank';
  expect(question_of({ anomalies: [rule, rule], owners: { [rule]: 'stock_keeper' } })).toBe('Tercatat, perlu penjelasan: Dokumen dicetak tanpa blangko yang tercatat. Yang akan bertanya kepada Anda: penjaga stok.');
  expect(question_of({ anomalies: [rule] })).toMatch(/Yang akan bertanya kepada Anda: petugas yang berwenang\.$/);
});
