import type { Desk } from '../routes';

export const desk: Desk = {
  rights: null,
  order: 901,
  before_start: true,
  routes: [{ path: '/', load: () => import('./Landing.svelte'), open: true }],
};
