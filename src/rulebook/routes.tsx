import type { ModuleRoutes } from '../web/moduleRoutes.ts';

export const routes: ModuleRoutes = {
  module: 'rulebook',
  words: ['rulebook'],
  routes: [
    { path: 'rulebook', lazy: () => import('./pages/rules.tsx') },
    { path: 'rulebook/documents/:instrument', lazy: () => import('./pages/instrument.tsx') },
    { path: 'rulebook/:rule', lazy: () => import('./pages/rule.tsx') },
  ],
};
