import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'residence',
  words: ['residence', 'members', 'platform'],
  nav: [{ key: 'residence', path: (unit) => paths.residence(unit), capability: 'residence.read' }],
  routes: [
    { path: 'units/:unit/residence', lazy: () => import('./pages/overview.tsx') },
    { path: 'units/:unit/residence/homes', lazy: () => import('./pages/homes.tsx') },
    { path: 'units/:unit/residence/introduced', lazy: () => import('./pages/introduced.tsx') },
    { path: 'units/:unit/residence/members', lazy: () => import('./pages/members.tsx') },
    { path: 'units/:unit/residence/missing', lazy: () => import('./pages/missing.tsx') },
    { path: 'units/:unit/residence/remarks', lazy: () => import('./pages/remarks.tsx') },
    { path: 'units/:unit/residence/received', lazy: () => import('./pages/received.tsx') },
    { path: 'residence-rounds/:id', lazy: () => import('./pages/round.tsx') },
    { path: 'residence-remarks/:id', lazy: () => import('./pages/remark.tsx') },
    { path: 'members/:id/residence', lazy: () => import('./pages/member.tsx') },
    { path: 'my/residence', lazy: () => import('./pages/own.tsx') },
  ],
};
