import type { ModuleRoutes } from '../web/moduleRoutes.ts';
import { paths } from '../web/paths.ts';

export const routes: ModuleRoutes = {
  module: 'reportCheck',
  words: ['reportCheck', 'indicators'],
  nav: [{ key: 'report_check', path: (unit) => paths.reportCheck({ unit }), capability: 'counts.read' }],
  routes: [{ path: 'report-check', lazy: () => import('./pages/check.tsx') }],
};
