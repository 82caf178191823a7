import type { Desk } from '../routes';

export const desk: Desk = {
  rights: null,
  name: { id: 'Masuk', en: 'Log in' },
  order: 900,
  routes: [{ path: '/masuk', load: () => import('./LogIn.svelte'), open: true }],
};
