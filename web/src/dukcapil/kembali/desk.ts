import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['pack'],
  name: { id: 'Kembali', en: 'Coming back' },
  order: 42,
  routes: [
    { path: '/dukcapil/kembali', load: () => import('./Bags.svelte') },
    { path: '/dukcapil/kembali/musnah', load: () => import('./Destroy.svelte') },
    { path: '/dukcapil/kembali/arsip', load: () => import('./Archive.svelte') },
    { path: '/dukcapil/kembali/:bag', load: () => import('./Open.svelte') },
  ],
};
