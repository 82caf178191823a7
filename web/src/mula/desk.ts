import type { Desk } from '../routes';

export const desk: Desk = {
  desk: null,
  order: 901,
  before_start: true,
  routes: [{ path: '/', load: () => import('./Landing.svelte'), open: true }],
};
