import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'resolutions',
  words: ['resolutions', 'platform'],
  nav: [
    { key: 'resolutions', path: paths.unitResolutions, capability: 'resolution.read' },
    { key: 'plans', path: paths.unitPlans, capability: 'plan.read' },
    { key: 'tasks', path: paths.unitTasks, capability: 'task.read' },
  ],
  routes: [
    { path: 'units/:unit/resolutions', lazy: () => import('./pages/resolutions.tsx') },
    { path: 'units/:unit/resolutions/new', lazy: () => import('./pages/newResolution.tsx') },
    { path: 'units/:unit/received', lazy: () => import('./pages/received.tsx') },
    { path: 'units/:unit/coverage', lazy: () => import('./pages/coverage.tsx') },
    { path: 'resolutions/:id', lazy: () => import('./pages/resolution.tsx') },
    { path: 'resolutions/:id/edit', lazy: () => import('./pages/editResolution.tsx') },
    { path: 'resolutions/:id/issue', lazy: () => import('./pages/issue.tsx') },
    { path: 'resolutions/:id/recipients', lazy: () => import('./pages/recipients.tsx') },
    { path: 'resolutions/:id/lineage', lazy: () => import('./pages/lineage.tsx') },
    { path: 'units/:unit/plans', lazy: () => import('./pages/plans.tsx') },
    { path: 'units/:unit/plans/new', lazy: () => import('./pages/newPlan.tsx') },
    { path: 'plans/:id', lazy: () => import('./pages/plan.tsx') },
    { path: 'plans/:id/edit', lazy: () => import('./pages/editPlan.tsx') },
    { path: 'units/:unit/tasks', lazy: () => import('./pages/tasks.tsx') },
    { path: 'units/:unit/tasks/new', lazy: () => import('./pages/newTask.tsx') },
    { path: 'tasks/:id', lazy: () => import('./pages/task.tsx') },
    { path: 'tasks/:id/lineage', lazy: () => import('./pages/taskLineage.tsx') },
    { path: 'my/tasks', lazy: () => import('./pages/myTasks.tsx') },
  ],
};
