/** What every change of a case's file asks first: that the case goes on, and that no day lies ahead. Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** A case that has ended keeps its file as it is. */
export function openOnly(row: { state: string }): Reason[] {
  return row.state === 'ended' ? [{ code: 'case.ended' }] : [];
}

/** A day that is told of is not after today. */
export function notAhead(field: string, date: string | null | undefined, today: string): Reason[] {
  return date && date > today ? [{ code: 'date.future', field, values: { date } }] : [];
}
