import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['print'],
  name: { id: 'Cetak', en: 'Printing' },
  order: 30,
  routes: [{ path: '/dukcapil/cetak', load: () => import('./Print.svelte') }],
};
