import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'dues',
  words: ['dues'],
  nav: [{ key: 'dues', path: (unit) => paths.unitDues(unit), capability: 'dues.read' }],
  routes: [
    { path: 'units/:unit/dues', lazy: () => import('./pages/sheet.tsx') },
    { path: 'units/:unit/dues/print', lazy: () => import('./pages/print.tsx') },
    { path: 'units/:unit/dues/arrears', lazy: () => import('./pages/arrears.tsx') },
    { path: 'units/:unit/dues/remittances', lazy: () => import('./pages/remittances.tsx') },
    { path: 'units/:unit/dues/units', lazy: () => import('./pages/units.tsx') },
    { path: 'units/:unit/dues/years/:year', lazy: () => import('./pages/year.tsx') },
    { path: 'units/:unit/dues/settings', lazy: () => import('./pages/settings.tsx') },
    { path: 'members/:id/dues', lazy: () => import('./pages/member.tsx') },
    { path: 'my/dues', lazy: () => import('./pages/mine.tsx') },
    { path: 'dues-slips/:id', lazy: () => import('./pages/slip.tsx') },
    { path: 'dues-receipts/:id', lazy: () => import('./pages/receipt.tsx') },
  ],
};
