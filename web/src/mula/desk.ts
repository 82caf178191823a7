import type { Desk } from '../routes';

export const desk: Desk = {
  rights: null,
  name: { id: 'Lacak', en: 'Follow' },
  order: 901,
  before_start: true,
  routes: [{ path: '/', load: () => import('./Landing.svelte'), open: true }],
};
