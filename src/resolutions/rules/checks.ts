/** Decisions on the check calendar of a resolution (M33). Pure. */
import type { Reason } from '../../platform/refusal.ts';

export type PlannedCheck = { due: string; checkerId: string; what: string };

/** May the dates be set? Of a resolution in force, from today on, each with a checker who belongs to the unit. */
export function reasonsNotToPlanChecks(
  checks: PlannedCheck[],
  facts: { state: string; today: string; checkers: ReadonlySet<string>; known: ReadonlySet<string> },
): Reason[] {
  if (facts.state !== 'issued') return [{ code: 'resolution.not_issued', field: 'id' }];
  const days = new Set(facts.known);
  return checks.flatMap((check, i): Reason[] => {
    const field = (name: string) => `checks.${i}.${name}`;
    const reasons: Reason[] = [];
    if (check.due < facts.today) reasons.push({ code: 'check.past', field: field('due'), values: { date: check.due } });
    if (!facts.checkers.has(check.checkerId)) reasons.push({ code: 'task.outsider', field: field('checkerId') });
    const key = keyOf(check);
    if (days.has(key)) reasons.push({ code: 'check.twice', field: field('due') });
    days.add(key);
    return reasons;
  });
}

/** The same person the same day for the same thing is one check. */
export function keyOf(check: PlannedCheck): string {
  return `${check.due} ${check.checkerId} ${check.what.trim().toLowerCase()}`;
}

/** May the findings be recorded? Of a date still open, by its checker or who may enter for him, on a day gone by. */
export function reasonsNotToRecordCheck(
  check: { state: string; checkerId: string; madeOn: string },
  by: { self: string | null; mayEnterForOthers: boolean; on: string; today: string },
): Reason[] {
  if (check.state !== 'planned') return [{ code: 'check.closed', field: 'id', values: { state: check.state } }];
  if (by.self !== check.checkerId && !by.mayEnterForOthers) return [{ code: 'check.not_checker', field: 'id' }];
  if (by.on > by.today) return [{ code: 'date.future', field: 'on', values: { date: by.on } }];
  if (by.on < check.madeOn)
    return [{ code: 'date.order', field: 'on', values: { earlier: check.madeOn, later: by.on } }];
  return [];
}

export function reasonsNotToDropCheck(check: { state: string }): Reason[] {
  return check.state === 'planned' ? [] : [{ code: 'check.closed', field: 'id', values: { state: check.state } }];
}
