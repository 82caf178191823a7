import type { Desk } from '../routes';

export const desk: Desk = {
  desk: null,
  order: 901,
  routes: [{ path: '/', load: () => import('./Landing.svelte'), open: true }],
};
