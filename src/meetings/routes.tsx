import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'meetings',
  words: ['meetings', 'votes', 'platform'],
  nav: [
    { key: 'meetings', path: paths.unitMeetings, capability: 'meeting.read' },
    { key: 'proposals', path: paths.proposals, capability: 'meeting.read' },
  ],
  routes: [
    { path: 'units/:unit/meetings', lazy: () => import('./pages/list.tsx') },
    { path: 'units/:unit/meetings/new', lazy: () => import('./pages/new.tsx') },
    { path: 'meetings/:id', lazy: () => import('./pages/meeting.tsx') },
    { path: 'meetings/:id/edit', lazy: () => import('./pages/edit.tsx') },
    { path: 'meetings/:id/live', lazy: () => import('./pages/live.tsx') },
    { path: 'meetings/:id/minutes', lazy: () => import('./pages/minutes.tsx') },
    { path: 'units/:unit/proposals', lazy: () => import('./pages/proposals.tsx') },
    { path: 'units/:unit/proposals/new', lazy: () => import('./pages/newProposal.tsx') },
    { path: 'proposals/:id', lazy: () => import('./pages/proposal.tsx') },
    { path: 'my/attendance', lazy: () => import('./pages/attendance.tsx') },
  ],
};
