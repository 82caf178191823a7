import type { Desk } from '../routes';

export const desk: Desk = {
  rights: ['submit_dossier', 'receive_bags', 'hand_over'],
  name: { id: 'Layanan', en: 'Service' },
  order: 10,
  routes: [{ path: '/desa', load: () => import('./Home.svelte') }],
};
