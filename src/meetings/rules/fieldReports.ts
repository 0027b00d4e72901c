/** Decisions on field reports (M31): who owes one, who may write it, what was missed when the meeting closed. Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type Duty = { field: string; personId: string; personName: string };
export type Written = { field: string; personId: string; state: 'given' | 'missed' };

/** May a report be written here? Only at a meeting that takes reports, by or for somebody who answers for the field that day. */
export function reasonsNotToReport(
  facts: { takesReports: boolean; duties: readonly Duty[] },
  field: string,
  personId: string,
): Reason[] {
  if (!facts.takesReports) return [{ code: 'field_report.not_here' }];
  const held = facts.duties.some((duty) => duty.field === field && duty.personId === personId);
  return held ? [] : [{ code: 'field_report.not_assigned', field: 'field' }];
}

/** The duties nobody fulfilled: neither written for this meeting by the holder nor for him. */
export function missing(duties: readonly Duty[], written: readonly Written[]): Duty[] {
  return duties.filter(
    (duty) => !written.some((w) => w.field === duty.field && w.personId === duty.personId && w.state === 'given'),
  );
}
