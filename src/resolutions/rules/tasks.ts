/** Decisions on tasks: facts in, reasons why not out (empty = allowed). Pure. D19, M09, M54. */
import type { Reason } from '../../platform/refusal.ts';
import { SLOTS, type TaskDraft } from '../task.ts';
import { isMeasurable, type VaguenessWords, vagueWordsIn } from './vagueness.ts';

export type AssignFacts = {
  today: string;
  /** ids of those who may be given a task here, and of those who may check one */
  assignees: ReadonlySet<string>;
  checkers: ReadonlySet<string>;
  sources: string[];
  words: VaguenessWords;
  /** extra slots of this unit's rulebook, and those of them it requires */
  extras: string[];
  required: string[];
  /** the rulebook's rule on clear tasks */
  rule: string;
  /** the plan of the item it serves; null when it serves none */
  plan: { known: boolean; state: string; endsOn: string } | null;
};

/** Why the task cannot be given as it stands; every reason names its slot. */
export function reasonsNotToAssign(task: TaskDraft, facts: AssignFacts): Reason[] {
  const { rule } = facts;
  const blank = [...SLOTS, ...(facts.required.includes('authority') ? (['authority'] as const) : [])].filter(
    (slot) => !task[slot],
  );
  const reasons: Reason[] = blank.map((slot) => ({ code: 'task.slot_missing', field: slot, values: { slot }, rule }));
  // what no slot here shows would be kept and never seen
  if (task.authority && !facts.extras.includes('authority'))
    reasons.push({ code: 'task.slot_not_here', field: 'authority', values: { slot: 'authority' }, rule });
  reasons.push(...reasonsOfVagueness(task, facts));
  reasons.push(...reasonsOfPeople(task.assigneeId, task.checkerId, facts));
  if (task.due && task.due < facts.today)
    reasons.push({ code: 'task.due_past', field: 'due', values: { date: task.due }, rule });
  if (task.source && !facts.sources.includes(task.source)) reasons.push({ code: 'choice.unknown', field: 'source' });
  if (facts.plan) {
    if (!facts.plan.known) reasons.push({ code: 'task.item_unknown', field: 'planItemId' });
    else if (facts.plan.state !== 'adopted') reasons.push({ code: 'task.plan_not_adopted', field: 'planItemId' });
    else reasons.push(...reasonsOfPlanEnd(task.due ?? null, facts.plan.endsOn));
  }
  return reasons;
}

/**
 * A part with a vague word and nothing to count is vague; so is a task whose work and result name no product, number or
 * date at all. `found` says whether a vague word gave it away.
 */
export function reasonsOfVagueness(
  task: Pick<TaskDraft, 'work' | 'result'>,
  facts: Pick<AssignFacts, 'words' | 'rule'>,
): Reason[] {
  const parts = (['work', 'result'] as const)
    .map((part) => ({ part, text: task[part] ?? '' }))
    .filter((p) => p.text !== '');
  const judged = parts.map((p) => ({
    ...p,
    measurable: isMeasurable(p.text, facts.words),
    vague: vagueWordsIn(p.text, facts.words),
  }));
  const reasons = judged
    .filter((p) => !p.measurable && p.vague.length > 0)
    .map(
      (p): Reason => ({
        code: 'task.vague',
        field: p.part,
        values: { part: p.part, found: 'yes', words: p.vague.join(', ') },
        rule: facts.rule,
      }),
    );
  if (reasons.length > 0) return reasons;
  if (parts.length === 2 && judged.every((p) => !p.measurable))
    return [
      { code: 'task.vague', field: 'result', values: { part: 'result', found: 'no', words: '' }, rule: facts.rule },
    ];
  return [];
}

function reasonsOfPeople(
  assignee: string | null | undefined,
  checker: string | null | undefined,
  facts: AssignFacts,
): Reason[] {
  const { rule } = facts;
  const reasons: Reason[] = [];
  if (assignee && assignee === checker) reasons.push({ code: 'task.self_check', field: 'checkerId', rule });
  if (assignee && !facts.assignees.has(assignee)) reasons.push({ code: 'task.outsider', field: 'assigneeId', rule });
  if (checker && checker !== assignee && !facts.checkers.has(checker))
    reasons.push({ code: 'task.outsider', field: 'checkerId', rule });
  return reasons;
}

function reasonsOfPlanEnd(due: string | null, endsOn: string): Reason[] {
  return due && due > endsOn ? [{ code: 'task.due_after_plan', field: 'due', values: { date: due, end: endsOn } }] : [];
}

/** What a rule needs to know of a task and of who acts on it. */
export type TaskStanding = {
  state: string;
  assigneeId: string;
  checkerId: string;
  /** the person who acts, null for an account without one */
  self: string | null;
  /** whether he may enter something for somebody else at this unit (D22) */
  mayEnterForOthers: boolean;
};

/** Who may report: the one it was given to, or whoever may enter it for him, and says so. */
export function reasonsNotToReport(task: TaskStanding, onBehalfOf: string | null): Reason[] {
  return [...reasonsNotInHand(task), ...reasonsOfHand(task, task.assigneeId, onBehalfOf, 'task.not_assignee')];
}

function reasonsNotInHand(task: TaskStanding): Reason[] {
  if (task.state === 'reported') return [{ code: 'task.reported_already', field: 'id' }];
  return reasonsClosed(task);
}

/** A task that was done, cancelled or carried over stays as it is. */
export function reasonsClosed(task: Pick<TaskStanding, 'state'>): Reason[] {
  return ['done', 'cancelled', 'carried'].includes(task.state)
    ? [{ code: 'task.closed', field: 'id', values: { state: task.state } }]
    : [];
}

/** Who may check: the checker (or somebody entering it for him), never the one who did it. */
export function reasonsNotToCheck(task: TaskStanding, onBehalfOf: string | null): Reason[] {
  if (task.self !== null && task.self === task.assigneeId) return [{ code: 'task.self_check', field: 'id' }];
  return [
    ...reasonsClosed(task),
    ...(task.state === 'open' || task.state === 'returned' ? [{ code: 'task.not_reported', field: 'id' }] : []),
    ...reasonsOfHand(task, task.checkerId, onBehalfOf, 'task.not_checker'),
  ];
}

function reasonsOfHand(task: TaskStanding, whose: string, onBehalfOf: string | null, code: string): Reason[] {
  if (onBehalfOf === null) return task.self === whose ? [] : [{ code, field: 'id' }];
  if (onBehalfOf !== whose) return [{ code, field: 'onBehalfOf' }];
  return task.mayEnterForOthers ? [] : [{ code: 'task.not_on_behalf', field: 'onBehalfOf' }];
}

/** A new day for a task in hand: not past, not after the plan's end, another than before. */
export function reasonsNotToChangeDue(
  task: { state: string; due: string },
  due: string,
  today: string,
  planEnds: string | null,
): Reason[] {
  const reasons = reasonsClosed(task);
  if (due < today) reasons.push({ code: 'task.due_past', field: 'due', values: { date: due } });
  if (due === task.due) reasons.push({ code: 'task.due_same', field: 'due' });
  if (planEnds !== null) reasons.push(...reasonsOfPlanEnd(due, planEnds));
  return reasons;
}
