import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'exchange',
  words: ['exchange', 'members', 'organization', 'platform'],
  nav: [
    { key: 'imports', path: paths.imports, capability: 'import.run' },
    { key: 'summaries', path: paths.summaries, capability: 'summary.compare' },
    { key: 'archive', path: paths.archive, capability: 'member.export' },
  ],
  routes: [
    { path: 'units/:unit/imports', lazy: () => import('./pages/imports.tsx') },
    { path: 'units/:unit/archive', lazy: () => import('./pages/archive.tsx') },
    { path: 'units/:unit/summaries', lazy: () => import('./pages/summaries.tsx') },
    { path: 'summaries/:id', lazy: () => import('./pages/summaryReport.tsx') },
    { path: 'imports/:id', lazy: () => import('./pages/batch.tsx') },
    { path: 'imports/:id/mapping', lazy: () => import('./pages/mapping.tsx') },
  ],
};
