import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'members',
  words: ['members', 'platform'],
  nav: [
    { key: 'members', path: (unit) => paths.unitPeople(unit), capability: 'member.read' },
    { key: 'reconciliation', path: (unit) => paths.reconciliation(unit), capability: 'member.read' },
  ],
  routes: [
    { path: 'units/:unit/members', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/members/new', lazy: () => import('./pages/register.tsx') },
    { path: 'units/:unit/reconciliation', lazy: () => import('./pages/reconciliation.tsx') },
    { path: 'units/:unit/party-groups', lazy: () => import('./pages/groups/groups.tsx') },
    { path: 'units/:unit/party-groups/new', lazy: () => import('./pages/groups/found.tsx') },
    { path: 'units/:unit/party-groups/members', lazy: () => import('./pages/groups/seats.tsx') },
    { path: 'party-groups/:id', lazy: () => import('./pages/groups/group.tsx') },
    { path: 'units/:unit/employers', lazy: () => import('./pages/employers.tsx') },
    { path: 'units/:unit/employers/people', lazy: () => import('./pages/employerPeople.tsx') },
    { path: 'units/:unit/duplicates', lazy: () => import('./pages/duplicates.tsx') },
    { path: 'units/:unit/merges', lazy: () => import('./pages/merges.tsx') },
    { path: 'units/:unit/corrections', lazy: () => import('./pages/corrections.tsx') },
    { path: 'roster-checks/:id', lazy: () => import('./pages/rosterCheck.tsx') },
    { path: 'corrections/:id', lazy: () => import('./pages/correction.tsx') },
    { path: 'members/:id', lazy: () => import('./pages/member.tsx') },
    { path: 'members/:id/correct', lazy: () => import('./pages/correct.tsx') },
    { path: 'members/:id/end', lazy: () => import('./pages/end.tsx') },
    { path: 'members/:id/merge', lazy: () => import('./pages/merge.tsx') },
    { path: 'members/:id/years/:year', lazy: () => import('./pages/year.tsx') },
    { path: 'members/:id/years/:year/:figure', lazy: () => import('./pages/yearFacts.tsx') },
    { path: 'units/:unit/years/:year/members', lazy: () => import('./pages/cellYear.tsx') },
    { path: 'units/:unit/graduations', lazy: () => import('./pages/graduations.tsx') },
    { path: 'units/:unit/graduations/people', lazy: () => import('./pages/graduates.tsx') },
    { path: 'my/year', lazy: () => import('./pages/ownYear.tsx') },
    { path: 'my/record', lazy: () => import('./pages/own.tsx') },
    { path: 'my/corrections/new', lazy: () => import('./pages/newCorrection.tsx') },
  ],
};
