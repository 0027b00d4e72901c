import type { ModuleRoutes } from '../web/moduleRoutes.ts';

export const routes: ModuleRoutes = {
  module: 'rulebook',
  words: ['rulebook'],
  routes: [{ path: 'rulebook', lazy: () => import('./pages/rules.tsx') }],
};
