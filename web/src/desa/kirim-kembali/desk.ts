import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['receive_bags'],
  order: 13,
  routes: [{ path: '/desa/kirim-kembali', load: () => import('./SendBack.svelte') }],
};
