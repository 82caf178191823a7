import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['pack', 'hand_over+report_siak'],
  name: { id: 'Rak kembali', en: 'Returned to the shelf' },
  order: 43,
  routes: [{ path: '/dukcapil/rak', load: () => import('./Shelf.svelte') }],
};
