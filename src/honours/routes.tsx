import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'honours',
  words: ['honours', 'members', 'platform'],
  nav: [{ key: 'honours', path: (unit) => paths.commendations(unit), capability: 'honour.read' }],
  routes: [
    { path: 'units/:unit/commendations', lazy: () => import('./pages/commendations.tsx') },
    { path: 'units/:unit/commendations/new', lazy: () => import('./pages/newCommendation.tsx') },
    { path: 'units/:unit/commendations/propose', lazy: () => import('./pages/proposeCommendations.tsx') },
    { path: 'commendations/:id', lazy: () => import('./pages/commendation.tsx') },
    { path: 'units/:unit/badges/due', lazy: () => import('./pages/due.tsx') },
    { path: 'units/:unit/badges', lazy: () => import('./pages/badges.tsx') },
    { path: 'units/:unit/badges/propose', lazy: () => import('./pages/propose.tsx') },
    { path: 'units/:unit/badges/decide', lazy: () => import('./pages/decide.tsx') },
    { path: 'units/:unit/badges/hand', lazy: () => import('./pages/hand.tsx') },
    { path: 'units/:unit/cards', lazy: () => import('./pages/cards.tsx') },
    { path: 'units/:unit/honours', lazy: () => import('./pages/counts.tsx') },
    { path: 'members/:id/honours', lazy: () => import('./pages/member.tsx') },
    { path: 'my/honours', lazy: () => import('./pages/own.tsx') },
  ],
};
