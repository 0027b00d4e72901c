import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'periods',
  words: ['periods', 'indicators', 'platform'],
  nav: [
    { key: 'periods', path: (unit) => paths.unitPeriods(unit), capability: 'counts.read' },
    { key: 'statistics', path: (unit) => paths.unitStatistics(unit), capability: 'member.read' },
  ],
  routes: [
    { path: 'units/:unit/statistics', lazy: () => import('./pages/forms.tsx') },
    { path: 'units/:unit/statistics/:form/:span/:startsOn', lazy: () => import('./pages/form.tsx') },
    { path: 'units/:unit/statistics/:form/:span/:startsOn/records', lazy: () => import('./pages/formRecords.tsx') },
    { path: 'units/:unit/periods', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/periods/:span/:startsOn', lazy: () => import('./pages/period.tsx') },
  ],
};
