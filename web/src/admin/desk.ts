import type { Desk } from '../routes';

const quarantine = () => import('./karantina/Quarantine.svelte');

export const desk: Desk = {
  rights: ['see_accounts'],
  name: { id: 'Akun dan perangkat', en: 'Accounts and devices' },
  order: 55,
  routes: [
    { path: '/admin', load: () => import('./Accounts.svelte') },
    { path: '/admin/baru', load: () => import('./NewAccount.svelte') },
    { path: '/admin/akun/:account', load: () => import('./Account.svelte') },
    { path: '/admin/karantina', load: quarantine },
    { path: '/admin/karantina/:act', load: quarantine },
  ],
};
