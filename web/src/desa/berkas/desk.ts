import type { Desk } from '../../routes';

export const desk: Desk = {
  rights: ['submit_dossier'],
  order: 11,
  routes: [
    { path: '/desa/berkas-baru', load: () => import('./Begin.svelte') },
    { path: '/desa/berkas-baru/:draft', load: () => import('./Form.svelte') },
    { path: '/desa/tanda-terima/:dossier', load: () => import('./Receipt.svelte') },
    { path: '/desa/dikembalikan', load: () => import('./Returned.svelte') },
    { path: '/desa/dikembalikan/:application', load: () => import('./Returned.svelte') },
  ],
};
