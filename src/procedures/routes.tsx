import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'procedures',
  words: ['procedures', 'votes', 'members'],
  nav: [{ key: 'cases', path: (unit) => paths.unitCases(unit), capability: 'case.read' }],
  routes: [
    { path: 'units/:unit/cases', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/case-clocks', lazy: () => import('./pages/clocks.tsx') },
    { path: 'units/:unit/questions', lazy: () => import('./pages/questions.tsx') },
    { path: 'units/:unit/transit', lazy: () => import('./pages/transit.tsx') },
    { path: 'cases/new/:kind/:subject', lazy: () => import('./pages/new.tsx') },
    { path: 'cases/:id', lazy: () => import('./pages/case.tsx') },
    { path: 'my/cases', lazy: () => import('./pages/own.tsx') },
  ],
};
