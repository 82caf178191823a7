import type { Desk } from '../routes';

export const desk: Desk = {
  rights: null,
  order: 900,
  routes: [{ path: '/masuk', load: () => import('./LogIn.svelte'), open: true }],
};
