/** What the schema of an input does not tell, by name of the command or query. Keep it short: a good schema needs no hint. */
import type { Json } from './inputs.ts';

export const HINTS: Readonly<Record<string, Json>> = {
  'rule.get': { id: 'VOT-01' },
  'instrument.get': { id: 'QD294' },
  'unit.compare': { from: '2026-01-01', to: '2026-11-01' },
  'unit.compared': { from: '2026-01-01', to: '2026-11-01' },
  'dual.cohorts': { from: '2026-01-01', to: '2026-11-01' },
  'dual.cohort_cells': { from: '2026-01-01', to: '2026-11-01' },
  'unit.report': { from: '2026-01-01', to: '2026-11-01' },
  'badge.decide': { byKind: 'province_committee', byName: 'Tỉnh ủy' },
  'view.keep': { path: '/my/tasks', query: 'state=open' },
  'dues.year': { year: 2026 },
  'member_year.facts': { year: 2026, figure: 'task.given' },
};
