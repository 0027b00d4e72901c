import type { ModuleRoutes } from '../web/moduleRoutes.ts';

export const routes: ModuleRoutes = {
  module: 'elections',
  words: ['elections', 'organization', 'votes', 'platform'],
  routes: [
    { path: 'units/:unit/elections', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/elections/new', lazy: () => import('./pages/new.tsx') },
    { path: 'elections/:id', lazy: () => import('./pages/election.tsx') },
    { path: 'elections/:id/print', lazy: () => import('./pages/print.tsx') },
  ],
};
