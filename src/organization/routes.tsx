import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'organization',
  words: ['organization', 'platform', 'rulebook'],
  nav: [
    { key: 'posts', path: paths.unitPosts, capability: 'unit.read' },
    { key: 'history', path: paths.unitHistory, capability: 'unit.read' },
  ],
  routes: [
    { path: 'units/:unit/history', lazy: () => import('./pages/history.tsx') },
    { path: 'units/:unit/posts', lazy: () => import('./pages/posts.tsx') },
    { path: 'units/:unit/posts/new', lazy: () => import('./pages/newPost.tsx') },
    { path: 'units/:unit/overseers/new', lazy: () => import('./pages/newOverseer.tsx') },
    { path: 'units/:unit/found', lazy: () => import('./pages/found.tsx') },
    { path: 'units/:unit/change', lazy: () => import('./pages/change.tsx') },
    { path: 'units/:unit/letterhead', lazy: () => import('./pages/letterhead.tsx') },
  ],
};
