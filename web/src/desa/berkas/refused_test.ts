import { expect, test } from 'vitest';
import type { Api } from '../../api/types';
import { id } from './id';
import { refused_lacks } from './refused';
import type { Catalogue } from './rules';

const named = (code: string, name: string) => ({ code, name: { id: name, en: name } });
const kCatalogue = {
  services: [{ code: 's', fields: [{ key: 'color', label: { id: 'Warna', en: 'Color' } }, { key: 'kk', label: { id: 'Nomor KK', en: 'Card' } }] }],
  requirements: [named('R01', 'Buku nikah')],
} as unknown as Catalogue;
const kBody = {
  receivers: [{ name: 'Contoh Budi', relation: 'x' }],
  applications: [{ service: 's', persons: [{ name: 'Contoh Sari' }, { name: 'Contoh Wati' }] }, { service: 's', persons: [{ name: 'Contoh Sari' }] }],
  papers: [{ requirement: 'R01' }],
} as unknown as Api['SubmitDossier'];
const at = (field: string, text = 'Salah.') => refused_lacks([{ code: 'x', field, text }], kBody, kCatalogue, id)[0];

test('every reason of a refused dossier stands at the step where it is put right, with the name of its field', () => {
  expect(at('applicant.nik')).toEqual({ step: 'siapa', text: `${id.applicant}: Salah.` });
  expect(at('applications.0.persons.1.nik')).toEqual({ step: 'siapa', text: 'Contoh Wati: Salah.' });
  expect(at('applications.0.persons')).toEqual({ step: 'siapa', text: 'Salah.' });
  expect(at('applications.0.persons.1.answers.color')).toEqual({ step: 'isian', text: 'Warna, Contoh Wati: Salah.' });
  expect(at('applications.0.answers.color')).toEqual({ step: 'isian', text: 'Warna: Salah.' });
  expect(at('applications.0.answers.gone')).toEqual({ step: 'isian', text: 'Salah.' });
  expect(at('applications.0.papers')).toEqual({ step: 'syarat', text: 'Salah.' });
  expect(at('papers.0.blobs')).toEqual({ step: 'syarat', text: 'Buku nikah: Salah.' });
  expect(at('papers')).toEqual({ step: 'syarat', text: 'Salah.' });
  expect(at('address.rt')).toEqual({ step: 'penyerahan', text: 'RT: Salah.' });
  expect(at('receivers.0.relation')).toEqual({ step: 'penyerahan', text: 'Contoh Budi: Salah.' });
  expect(at('consent')).toEqual({ step: 'penyerahan', text: 'Salah.' });
  expect([at('applications.0.service'), at('applications.9.service'), at('code'), at('')]).toEqual(Array(4).fill({ step: 'kirim', text: 'Salah.' }));
});

test('a reason that names its field itself does not name it twice, and the same one of two applications stands once', () => {
  expect(at('applications.0.answers.kk', 'Nomor KK harus 16 angka.')).toEqual({ step: 'isian', text: 'Nomor KK harus 16 angka.' });
  const both = ['applications.0.persons.0.nik', 'applications.1.persons.0.nik'].map((field) => ({ code: 'x', field, text: 'Salah.' }));
  expect(refused_lacks(both, kBody, kCatalogue, id)).toEqual([{ step: 'siapa', text: 'Contoh Sari: Salah.' }]);
});
