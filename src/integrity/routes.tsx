import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'integrity',
  words: ['integrity', 'platform'],
  nav: [{ key: 'integrity', path: (unit) => paths.integrity(unit), capability: 'integrity.read' }],
  routes: [
    { path: 'units/:unit/integrity', lazy: () => import('./pages/overview.tsx') },
    { path: 'units/:unit/integrity/findings', lazy: () => import('./pages/findings.tsx') },
    { path: 'units/:unit/integrity/units', lazy: () => import('./pages/units.tsx') },
  ],
};
