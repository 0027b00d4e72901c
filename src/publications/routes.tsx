import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'publications',
  words: ['publications', 'indicators', 'platform'],
  nav: [{ key: 'publications', path: (unit) => paths.publications(unit), capability: 'counts.read' }],
  routes: [
    { path: 'units/:unit/publications', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/publications/new', lazy: () => import('./pages/new.tsx') },
    { path: 'publications/:id', lazy: () => import('./pages/publication.tsx') },
    { path: 'publications/:id/edit', lazy: () => import('./pages/edit.tsx') },
  ],
};
