import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'admissions',
  words: ['admissions', 'members', 'platform'],
  nav: [{ key: 'candidates', path: paths.candidates, capability: 'candidate.read' }],
  routes: [
    { path: 'units/:unit/candidates', lazy: () => import('./pages/candidates.tsx') },
    { path: 'units/:unit/candidates/new', lazy: () => import('./pages/nominate.tsx') },
    { path: 'units/:unit/candidate-reviews', lazy: () => import('./pages/reviews.tsx') },
    { path: 'units/:unit/candidate-reviews/:month', lazy: () => import('./pages/review.tsx') },
    { path: 'units/:unit/classes', lazy: () => import('./pages/classes.tsx') },
    { path: 'units/:unit/classes/new', lazy: () => import('./pages/newClass.tsx') },
    { path: 'units/:unit/class-places', lazy: () => import('./pages/places.tsx') },
    { path: 'units/:unit/admissions', lazy: () => import('./pages/overview.tsx') },
    { path: 'units/:unit/admissions/people', lazy: () => import('./pages/admitted.tsx') },
    { path: 'units/:unit/admissions/idle-cells', lazy: () => import('./pages/idleCells.tsx') },
    { path: 'units/:unit/admission-plans', lazy: () => import('./pages/plans.tsx') },
    { path: 'units/:unit/admission-plans/new', lazy: () => import('./pages/newPlan.tsx') },
    { path: 'candidates/:id', lazy: () => import('./pages/candidate.tsx') },
    { path: 'candidates/:id/correct', lazy: () => import('./pages/correct.tsx') },
    { path: 'classes/:id', lazy: () => import('./pages/class.tsx') },
    { path: 'admission-plans/:id', lazy: () => import('./pages/plan.tsx') },
    { path: 'admission-plans/:id/division', lazy: () => import('./pages/division.tsx') },
    { path: 'my/nominations', lazy: () => import('./pages/ownNominations.tsx') },
    { path: 'my/candidates', lazy: () => import('./pages/ownCandidates.tsx') },
  ],
};
