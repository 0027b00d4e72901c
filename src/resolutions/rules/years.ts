/** Decisions on closing a year (M43). Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** A year that was closed: what stands in the way of changing it, and since when. */
export type ClosedYear = { year: number; closedOn: string };

/** Nothing new falls into a closed year. `date` is what the command would put into it. */
export function reasonsOfClosedYear(
  closed: readonly ClosedYear[],
  date: string | null | undefined,
  field: string,
): Reason[] {
  const found = closed.find((c) => date && Number(date.slice(0, 4)) === c.year);
  return found ? [{ code: 'year.closed', field, values: { year: String(found.year), date: found.closedOn } }] : [];
}

export type CloseFacts = {
  year: number;
  today: string;
  /** the first day of the year, MM-DD, on which it may be closed: the rulebook's */
  closesFrom: string;
  closed: readonly ClosedYear[];
  /** unfinished tasks of the year, as they stand now */
  unfinished: ReadonlySet<string>;
  /** the day given to each by name; all others get `due` */
  dues: { taskId: string; due: string }[];
  due: string | null;
  /** how many the preview showed */
  seen: number;
};

/** May the year be closed so? Late enough, once, with exactly the unfinished tasks that were looked through, each with a day in the next year. */
export function reasonsNotToClose(facts: CloseFacts): Reason[] {
  const standing = reasonsNotClosable(facts);
  if (standing.length > 0) return standing;
  const reasons: Reason[] = [];
  const { size } = facts.unfinished;
  if (facts.seen !== size)
    reasons.push({ code: 'year.changed', field: 'seen', values: { seen: facts.seen, present: size } });
  const named = new Set(facts.dues.map((d) => d.taskId));
  if (size > 0 && facts.due === null && [...facts.unfinished].some((id) => !named.has(id)))
    reasons.push({ code: 'text.required', field: 'due' });
  if (facts.due !== null && size > 0) reasons.push(...reasonsOfNewDue(facts.due, 'due', facts));
  facts.dues.forEach((given, i) => {
    const field = `dues.${i}`;
    if (!facts.unfinished.has(given.taskId)) reasons.push({ code: 'year.task_unknown', field: `${field}.taskId` });
    reasons.push(...reasonsOfNewDue(given.due, `${field}.due`, facts));
  });
  return reasons;
}

/** Whether the year can be closed at all today. */
export function reasonsNotClosable(facts: Pick<CloseFacts, 'year' | 'today' | 'closesFrom' | 'closed'>): Reason[] {
  const closed = facts.closed.find((c) => c.year === facts.year);
  if (closed)
    return [{ code: 'year.closed', field: 'year', values: { year: String(closed.year), date: closed.closedOn } }];
  const from = `${facts.year}-${facts.closesFrom}`;
  return facts.today < from ? [{ code: 'year.too_early', field: 'year', values: { date: from } }] : [];
}

function reasonsOfNewDue(due: string, field: string, facts: Pick<CloseFacts, 'year' | 'today'>): Reason[] {
  if (due < facts.today) return [{ code: 'task.due_past', field, values: { date: due } }];
  const next = facts.year + 1;
  return Number(due.slice(0, 4)) === next ? [] : [{ code: 'year.not_next', field, values: { year: String(next) } }];
}

/** An item that goes on with a task names one that was carried over here, and each only once. */
export function reasonsOfCarried(
  items: { carriedFrom?: string | null | undefined }[],
  known: ReadonlySet<string>,
): Reason[] {
  return items.flatMap((item, i) => {
    const from = item.carriedFrom;
    if (!from) return [];
    const again = items.findIndex((one) => one.carriedFrom === from) < i;
    return known.has(from) && !again ? [] : [{ code: 'year.task_unknown', field: `items.${i}.carriedFrom` }];
  });
}
