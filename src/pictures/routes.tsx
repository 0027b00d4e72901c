import type { ModuleRoutes } from '../web/moduleRoutes.ts';

export const routes: ModuleRoutes = {
  module: 'pictures',
  words: ['pictures', 'indicators', 'admissions', 'platform'],
  routes: [
    { path: 'units/:unit/indicators/:indicator/pictures', lazy: () => import('./pages/pictures.tsx') },
    { path: 'units/:unit/boundaries', lazy: () => import('./pages/boundaries.tsx') },
    { path: 'units/:unit/pipeline', lazy: () => import('./pages/pipeline.tsx') },
  ],
};
