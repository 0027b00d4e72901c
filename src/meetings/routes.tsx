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
    { path: 'meetings/:id/agenda', lazy: () => import('./pages/agenda.tsx') },
    { path: 'meetings/:id/reports', lazy: () => import('./pages/reports.tsx') },
    { path: 'meetings/:id/score', lazy: () => import('./pages/score.tsx') },
    { path: 'meetings/:id/papers', lazy: () => import('./pages/papers.tsx') },
    { path: 'meetings/:id/print', lazy: () => import('./pages/print.tsx') },
    { path: 'meetings/:id/results', lazy: () => import('./pages/results.tsx') },
    { path: 'm/:code', lazy: () => import('./pages/code.tsx') },
    { path: 'quality-sheets/:id', lazy: () => import('./pages/sheet.tsx') },
    { path: 'units/:unit/quality', lazy: () => import('./pages/quality.tsx') },
    { path: 'units/:unit/quality/years', lazy: () => import('./pages/qualityYears.tsx') },
    { path: 'units/:unit/unheard', lazy: () => import('./pages/unheard.tsx') },
    { path: 'units/:unit/overdue-reports', lazy: () => import('./pages/overdueReports.tsx') },
    { path: 'units/:unit/proposals', lazy: () => import('./pages/proposals.tsx') },
    { path: 'units/:unit/proposals/new', lazy: () => import('./pages/newProposal.tsx') },
    { path: 'proposals/:id', lazy: () => import('./pages/proposal.tsx') },
    { path: 'my/attendance', lazy: () => import('./pages/attendance.tsx') },
  ],
};
