/** By which declared indicator a number of the overview, or a series of months, is explained: its formula in words, its way, the units beside. Pure. */

const DECLARED: Readonly<Record<string, string>> = {
  members: 'member.head',
  official: 'member.status.official',
  probationary: 'member.status.probationary',
  female: 'member.female',
  minority: 'member.minority',
  grassroots: 'unit.grassroots',
  cells: 'unit.cell',
  non_state: 'unit.non_state',
  foreign_invested: 'unit.foreign',
  committee: 'unit.committee',
  head_member: 'unit.head_member',
  dual: 'unit.dual',
  dual_head: 'unit.dual_head',
  dual_front: 'unit.dual_front',
  acknowledged: 'resolution.acknowledged',
  planned: 'resolution.planned',
  with_plan: 'plan.cell',
  meetings: 'meeting.cell_month',
  attendance: 'meeting.attendance',
  tasks_open: 'task.open',
  tasks_reported: 'task.reported',
  tasks_returned: 'task.returned',
  tasks_done: 'task.done',
  tasks_overdue: 'task.overdue',
};

/** The id of the indicator that counts the same; null where none is declared. */
export function declaredAs({ key, code }: { key: string; code: string | null }): string | null {
  return key === 'kind' && code !== null ? `unit.kind.${code}` : (DECLARED[key] ?? null);
}
