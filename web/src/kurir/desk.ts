import type { Desk } from '../routes';

export const desk: Desk = {
  rights: ['ride'],
  name: { id: 'Kurir', en: 'Rider' },
  order: 40,
  sun: true,
  routes: [
    { path: '/kurir', load: () => import('./MyRun.svelte') },
    { path: '/kurir/masalah', load: () => import('./Problem.svelte') },
  ],
};
