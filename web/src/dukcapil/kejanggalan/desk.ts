import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['see_anomalies', 'own_anomalies'],
  name: { id: 'Kejanggalan', en: 'Anomalies' },
  order: 60,
  routes: [{ path: '/dukcapil/kejanggalan', load: () => import('./Anomalies.svelte') }],
};
