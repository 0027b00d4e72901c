import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'reorganization',
  // every module names its open work
  words: [
    'reorganization',
    'organization',
    'platform',
    'rulebook',
    'procedures',
    'members',
    'admissions',
    'dues',
    'resolutions',
    'meetings',
    'elections',
    'honours',
    'residence',
    'indicators',
    'periods',
    'exchange',
    // and what was done since is called by its command
    'accounts',
  ],
  nav: [{ key: 'reorganizations', path: paths.reorganizations, capability: 'reorganization.draft' }],
  routes: [
    { path: 'units/:unit/reorganizations', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/reorganizations/new', lazy: () => import('./pages/new.tsx') },
    { path: 'reorganizations/:id', lazy: () => import('./pages/decision.tsx') },
    { path: 'reorganizations/:id/edit', lazy: () => import('./pages/edit.tsx') },
    { path: 'reorganizations/:id/print', lazy: () => import('./pages/print.tsx') },
    { path: 'reorganizations/:id/units', lazy: () => import('./pages/units.tsx') },
    { path: 'reorganizations/:id/people', lazy: () => import('./pages/people.tsx') },
    { path: 'reorganizations/:id/posts', lazy: () => import('./pages/posts.tsx') },
    { path: 'reorganizations/:id/work', lazy: () => import('./pages/work.tsx') },
  ],
};
