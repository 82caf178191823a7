import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['verify', 'report_siak'],
  name: { id: 'Verifikasi', en: 'Verification' },
  order: 20,
  routes: [{ path: '/dukcapil/verifikasi', load: () => import('./Queue.svelte') }],
};
