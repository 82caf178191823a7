import { beforeAll, expect, test } from 'vitest';
import type { Api } from '../api/types';
import { doors_of } from './doors';
import { id } from './id';
import { load_desks } from '../routes';

beforeAll(load_desks);

const kRegistrar = { rights: ['submit_dossier', 'see_dossiers', 'see_custody', 'receive_bags', 'hand_over'], village: 'v' };
const kCounter = { rights: ['submit_dossier', 'see_dossiers', 'see_custody', 'hand_over', 'report_siak'], village: null };
const found = (kind: Api['FoundThing']['kind'], state: Api['Standing']['state'], more: Partial<Api['FoundThing']> = {}): Api['FoundThing'] => ({
  kind, id: 'i', code: 'TK', standings: [{ state, ...(kind === 'dossier' && { application: 'a' }) }], ...more,
});
const doors = (of: Api['FoundThing'], account: Parameters<typeof doors_of>[1]) => doors_of(of, account, id.go).map((door) => door.href);

test('a document is handed over where it lies: in its village, or over the counter, new from the printer too', () => {
  const at = (state: Api['Standing']['state']) => found('document', state, { dossier: 'd' });
  expect(doors(at('at_village'), kRegistrar)).toEqual(['/desa/serahkan/d']);
  expect(doors(at('at_village'), kCounter)).toEqual([]);
  expect(doors(at('at_office'), kCounter)).toEqual(['/desa/serahkan/d', '/dukcapil/rak']);
  expect(doors(at('shelved'), kCounter)).toEqual(['/desa/serahkan/d']);
  expect(doors(at('shelved'), { rights: ['pack'], village: null })).toEqual(['/dukcapil/kemas']);
  expect(doors(at('making'), { rights: ['print'], village: null })).toEqual(['/dukcapil/cetak']);
  const cancelled = (state: Api['Standing']['state']): Api['FoundThing'] => ({ ...at(state), standings: [{ state, cancelled: true }] });
  expect(doors(cancelled('at_village'), kRegistrar)).toEqual(['/desa/kirim-kembali']);
  expect(doors(cancelled('cancelled'), { rights: ['pack'], village: null })).toEqual([]);
});

test('a bag leads to whoever opens, packs or rides it; an opened one to what was missed in it', () => {
  const bag = (direction: 'outward' | 'inward', state: Api['Standing']['state']) => found('bag', state, { direction });
  const packer = { rights: ['pack', 'see_custody'], village: null };
  expect(doors(bag('outward', 'carried'), kRegistrar)).toEqual(['/desa/terima/i']);
  expect(doors(bag('outward', 'sealed'), packer)).toEqual(['/dukcapil/kemas']);
  expect(doors(bag('outward', 'carried'), kCounter)).toEqual([]);
  expect(doors(bag('inward', 'sealed'), kRegistrar)).toEqual(['/desa/kirim-kembali']);
  expect(doors(bag('inward', 'carried'), kRegistrar)).toEqual([]);
  for (const state of ['sealed', 'carried'] as const) expect(doors(bag('inward', state), packer)).toEqual(['/dukcapil/kembali/i']);
  expect(doors(bag('outward', 'carried'), { rights: ['ride'], village: null })).toEqual(['/kurir']);
  for (const direction of ['outward', 'inward'] as const) {
    expect(doors(bag(direction, 'opened'), kRegistrar)).toEqual(['/desa/terima/i']);
    expect(doors(bag(direction, 'opened'), packer)).toEqual(['/dukcapil/kembali/i']);
    expect(doors(bag(direction, 'opened'), kCounter)).toEqual([]);
  }
});

test('a file leads the verifier to its application, and the village to its receipt and to what came back', () => {
  expect(doors(found('dossier', 'submitted'), { rights: ['verify', 'see_dossiers'], village: null })).toEqual(['/dukcapil/verifikasi?berkas=a']);
  expect(doors(found('dossier', 'cancelled'), { rights: ['verify', 'see_dossiers'], village: null })).toEqual(['/dukcapil/verifikasi?berkas=a']);
  expect(doors(found('dossier', 'returned'), kRegistrar)).toEqual(['/desa/dikembalikan/a', '/desa/tanda-terima/i']);
  expect(doors(found('dossier', 'at_village'), kRegistrar)).toEqual(['/desa/serahkan/i', '/desa/tanda-terima/i']);
});

test('a run leads to the dispatcher, and to its rider', () => {
  expect(doors(found('run', 'planned'), { rights: ['plan_runs'], village: null })).toEqual(['/dukcapil/rit']);
  expect(doors(found('run', 'planned'), { rights: ['ride'], village: null })).toEqual(['/kurir']);
});
