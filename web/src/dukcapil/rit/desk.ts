import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['plan_runs'],
  name: { id: 'Rit', en: 'Runs' },
  order: 50,
  routes: [{ path: '/dukcapil/rit', load: () => import('./Runs.svelte') }],
};
