import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['receive_bags'],
  order: 11,
  routes: [
    { path: '/desa/terima', load: () => import('./Bags.svelte') },
    { path: '/desa/terima/:bag', load: () => import('./Open.svelte') },
  ],
};
