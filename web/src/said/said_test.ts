import { expect, test } from 'vitest';
import { id as admin } from '../admin/id';
import type { Api } from '../api/types';
import { id as t } from './id';
import { lines_of } from './said';

const speech = { t, admin, catalogue: null };
const kThing = '01900000-0000-7000-8000-00000000aaaa';

test('fields have names, papers count from one, a stop has its own number, and ids of things are left out', () => {
  const path = [{ name: 'run', value: kThing }, { name: 'date', value: '2026-11-24' }];
  expect(lines_of(path, { kind: 'road_cut', paper: 0, stop: 2, note: null, photo: kThing, seal_intact: false, revision: 3 }, speech)).toEqual([
    { label: 'Tanggal', text: '2026-11-24' },
    { label: 'Jenis', text: 'road_cut' },
    { label: 'Syarat ke', text: '1' },
    { label: 'Perhentian ke', text: '2' },
    { label: 'Segel utuh', text: 'Tidak' },
  ]);
});

test('a problem on the road is told by the name of its row, not by its code', () => {
  const catalogue = { documents: [], reasons: [{ kind: 'run_problem', code: 'road_cut', name: { id: 'Jalan putus', en: 'Road cut' } }] };
  expect(lines_of([], { kind: 'road_cut' }, { ...speech, catalogue: catalogue as unknown as Api['Catalogue'] })).toEqual([{ label: 'Jenis', text: 'Jalan putus' }]);
});

test('of many things with ids alone their number is said', () => {
  expect(lines_of([], { blobs: [kThing, kThing], documents: [kThing], contents: [{ kind: 'original', id: kThing }], stops: [] }, speech)).toEqual([
    { label: 'Foto', text: '2 foto' },
    { label: 'Dokumen', text: '1' },
    { label: 'Isi tas 1', lines: [{ label: 'Jenis', text: 'Dokumen asli' }] },
  ]);
});

test('a field that nobody has named yet is read by its own name', () => {
  expect(lines_of([], { some_new_field: 'x' }, speech)).toEqual([{ label: 'some new field', text: 'x' }]);
});
