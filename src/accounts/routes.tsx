import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'accounts',
  words: ['accounts', 'platform'],
  nav: [
    { key: 'ledger', path: paths.ledger, capability: 'ledger.read' },
    { key: 'accounts', path: () => paths.accounts(), capability: 'account.manage' },
  ],
  routes: [
    { path: 'accounts', lazy: () => import('./pages/accounts.tsx') },
    { path: 'accounts/new', lazy: () => import('./pages/newAccount.tsx') },
    { path: 'units/:unit/ledger', lazy: () => import('./pages/ledger.tsx') },
  ],
};
