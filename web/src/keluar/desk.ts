import type { Desk } from '../routes';

export const desk: Desk = {
  rights: null,
  order: 902,
  routes: [{ path: '/kotak-keluar', load: () => import('./Outbox.svelte') }],
};
