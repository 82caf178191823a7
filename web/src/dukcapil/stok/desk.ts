import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['keep_stock'],
  name: { id: 'Stok', en: 'Stock' },
  order: 35,
  routes: [{ path: '/dukcapil/stok', load: () => import('./Stock.svelte') }],
};
