import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'members',
  words: ['members', 'platform'],
  nav: [{ key: 'members', path: (unit) => paths.unitPeople(unit), capability: 'member.read' }],
  routes: [
    { path: 'units/:unit/members', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/members/new', lazy: () => import('./pages/register.tsx') },
    { path: 'members/:id', lazy: () => import('./pages/member.tsx') },
    { path: 'members/:id/correct', lazy: () => import('./pages/correct.tsx') },
    { path: 'members/:id/end', lazy: () => import('./pages/end.tsx') },
    { path: 'my/record', lazy: () => import('./pages/own.tsx') },
  ],
};
