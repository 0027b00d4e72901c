/** For tests of the rules: a regular meeting to be called, and a line of its roll. */
import type { RollFacts } from './meeting.ts';

export const REGULAR = { id: 'regular', at: ['cell'], fulfils: ['regular'] };
export const call = {
  date: '2026-11-12',
  month: '2026-11',
  today: '2026-11-10',
  mode: 'in_person',
  modes: ['in_person', 'by_groups'],
  groupModes: [{ id: 'by_groups', rule: 'MEE-09' }],
  groups: 2,
  unitKind: 'cell',
  openRegular: null,
  items: [{ kind: 'opening' }],
  itemKinds: ['opening'],
};
export const line = (id: string, more: Partial<RollFacts> = {}): RollFacts => ({
  id,
  personId: id,
  role: 'official',
  votes: true,
  exempt: false,
  away: false,
  state: 'present',
  ...more,
});
