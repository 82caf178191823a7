import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['hand_over'],
  order: 12,
  routes: [
    { path: '/desa/serahkan', load: () => import('./People.svelte') },
    { path: '/desa/serahkan/:dossier', load: () => import('./AtDoor.svelte') },
  ],
};
