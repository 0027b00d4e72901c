import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'indicators',
  words: ['indicators', 'organization', 'platform'],
  nav: [{ key: 'overview', path: paths.unit, capability: 'unit.read' }],
  routes: [
    { path: 'units/:unit', lazy: () => import('./pages/overview.tsx') },
    { path: 'units/:unit/indicators', lazy: () => import('./pages/indicatorList.tsx') },
    { path: 'units/:unit/indicators/:indicator', lazy: () => import('./pages/indicator.tsx') },
    { path: 'units/:unit/indicators/:indicator/records', lazy: () => import('./pages/indicatorRecords.tsx') },
    { path: 'units/:unit/own-indicators', lazy: () => import('./pages/ownIndicators.tsx') },
    { path: 'units/:unit/own-indicators/:own', lazy: () => import('./pages/ownIndicator.tsx') },
    { path: 'units/:unit/dashboards', lazy: () => import('./pages/dashboards.tsx') },
    { path: 'units/:unit/village', lazy: () => import('./pages/village.tsx') },
    { path: 'units/:unit/comparison', lazy: () => import('./pages/compare.tsx') },
    { path: 'units/:unit/comparison/names', lazy: () => import('./pages/comparedNames.tsx') },
    { path: 'units/:unit/months', lazy: () => import('./pages/workMonths.tsx') },
    { path: 'units/:unit/breakdown', lazy: () => import('./pages/breakdown.tsx') },
    { path: 'units/:unit/ages', lazy: () => import('./pages/ages.tsx') },
    { path: 'units/:unit/dual', lazy: () => import('./pages/dual.tsx') },
    { path: 'units/:unit/dual/cohorts', lazy: () => import('./pages/cohorts.tsx') },
    { path: 'units/:unit/dual/cohorts/cells', lazy: () => import('./pages/cohortCells.tsx') },
    { path: 'units/:unit/report', lazy: () => import('./pages/report.tsx') },
    { path: 'my/cells', lazy: () => import('./pages/myCells.tsx') },
    { path: 'units/:unit/units', lazy: () => import('./pages/units.tsx') },
  ],
};
