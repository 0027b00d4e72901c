/** Words of tasks: schemas and types, shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { measured } from './progress.ts';

/** `carried`: unfinished when its year was closed, gone on with as another task. */
export const TASK_STATES = ['open', 'reported', 'returned', 'done', 'cancelled', 'carried'] as const;
/** Those in which somebody still has something to do. */
export const OPEN_STATES = ['open', 'reported', 'returned'] as const;
export const TASK_ROLES = ['do', 'lead', 'check', 'recorded'] as const;
export type TaskRole = (typeof TASK_ROLES)[number];
/** The six slots in the order of their fixed meanings (D19). */
export const SLOTS = ['assigneeId', 'work', 'accountability', 'due', 'result', 'checkerId'] as const;
export type Slot = (typeof SLOTS)[number];

const blankId = s.optional(s.nullable(s.union([s.id(), s.literal('')])));
const blankText = (max: number) => s.optional(s.nullable(s.text(max, 0)));

/** The slots may come blank: the rule names each blank one (task.slot_missing). */
export const taskDraft = s.object({
  assigneeId: blankId,
  work: blankText(1000),
  accountability: blankText(500),
  due: s.optional(s.nullable(s.union([s.date(), s.literal('')]))),
  result: blankText(1000),
  checkerId: blankId,
  authority: blankText(500),
  source: s.optional(s.nullable(s.code())),
  theme: s.optional(s.nullable(s.text(200))),
  planItemId: s.optional(s.nullable(s.id())),
});
export type TaskDraft = s.Infer<typeof taskDraft>;

const person = s.object({ id: s.anyText(), name: s.anyText() });

export const taskLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  work: s.anyText(),
  result: s.anyText(),
  assignee: person,
  checker: person,
  due: s.anyText(),
  state: s.anyText(),
  overdue: s.flag(),
  progress: s.anyNumber(),
  doneOn: s.nullable(s.anyText()),
  source: s.anyText(),
  planId: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type TaskLine = s.Infer<typeof taskLine>;

export const taskFile = s.object({ id: s.anyText(), name: s.anyText(), mediaType: s.anyText(), bytes: s.anyNumber() });

export const taskEvent = s.object({
  id: s.anyText(),
  kind: s.anyText(),
  progress: s.nullable(s.anyNumber()),
  dueBefore: s.nullable(s.anyText()),
  dueAfter: s.nullable(s.anyText()),
  note: s.anyText(),
  by: s.anyText(),
  onBehalfOf: s.nullable(s.anyText()),
  at: s.anyText(),
  files: s.list(taskFile, 100),
});
export type TaskEvent = s.Infer<typeof taskEvent>;

export const taskRecord = s.object({
  ...taskLine.shape,
  accountability: s.anyText(),
  authority: s.nullable(s.anyText()),
  theme: s.nullable(s.anyText()),
  givenBy: s.anyText(),
  createdAt: s.anyText(),
  reportedAt: s.nullable(s.anyText()),
  cancelReason: s.nullable(s.anyText()),
  planItemId: s.nullable(s.anyText()),
  meetingId: s.nullable(s.anyText()),
  resolutionId: s.nullable(s.anyText()),
  /** the series it comes from */
  seriesId: s.nullable(s.anyText()),
  /** the unfinished task of a closed year that it goes on with, and the one that goes on with it */
  carriedFrom: s.nullable(s.anyText()),
  carriedTo: s.nullable(s.anyText()),
  measured,
  /** the slots as this unit's rulebook words and orders them, in three languages */
  slots: s.list(s.object({ id: s.anyText(), meaning: s.anyText(), label: s.record(s.anyText(), s.anyText()) }), 20),
  events: s.list(taskEvent, 1000),
  /** whose part the reader has: his own, or that he may enter for somebody else (D22) */
  mine: s.flag(),
  checks: s.flag(),
  onBehalf: s.flag(),
  may: mayShape,
});
export type TaskRecord = s.Infer<typeof taskRecord>;

/** What the form of a new task offers: people, slots, sources, items of adopted plans. */
export const taskOffer = s.object({
  slots: s.list(
    s.object({
      id: s.anyText(),
      meaning: s.anyText(),
      required: s.flag(),
      label: s.record(s.anyText(), s.anyText()),
      help: s.record(s.anyText(), s.anyText()),
    }),
    20,
  ),
  assignees: s.list(person, 100_000),
  checkers: s.list(person, 100_000),
  sources: s.list(s.anyText(), 50),
  items: s.list(s.object({ id: s.anyText(), what: s.anyText(), planTitle: s.anyText(), endsOn: s.anyText() }), 2000),
});
export type TaskOffer = s.Infer<typeof taskOffer>;
