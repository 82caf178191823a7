import type { Desk } from '../routes';

export const desk: Desk = {
  rights: null,
  name: { id: 'Kotak keluar', en: 'Outbox' },
  order: 902,
  routes: [{ path: '/kotak-keluar', load: () => import('./Outbox.svelte') }],
};
