import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['pack'],
  name: { id: 'Kemas', en: 'Packing' },
  order: 40,
  routes: [{ path: '/dukcapil/kemas', load: () => import('./Pack.svelte') }],
};
