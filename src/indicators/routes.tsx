import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'indicators',
  words: ['indicators', 'organization'],
  nav: [{ key: 'overview', path: paths.unit, capability: 'unit.read' }],
  routes: [
    { path: 'units/:unit', lazy: () => import('./pages/overview.tsx') },
    { path: 'units/:unit/units', lazy: () => import('./pages/units.tsx') },
  ],
};
