/** Words of plans: schemas and types, shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { measured } from './progress.ts';
import { targetLine } from './resolution.ts';

export const PLAN_STATES = ['draft', 'adopted', 'annulled'] as const;

export const itemInput = s.object({
  what: s.text(500),
  targetId: s.optional(s.nullable(s.id())),
  measure: s.optional(s.nullable(s.text(60))),
  goalMin: s.optional(s.nullable(s.decimal())),
  goalMax: s.optional(s.nullable(s.decimal())),
  deadline: s.optional(s.nullable(s.date())),
  weight: s.whole(0, 1000),
  /** the unfinished task of a closed year that it goes on with */
  carriedFrom: s.optional(s.nullable(s.id())),
});
export type ItemInput = s.Infer<typeof itemInput>;

export const planText = {
  title: s.text(300),
  body: s.text(50_000, 0),
  startsOn: s.date(),
  endsOn: s.date(),
  theme: s.optional(s.nullable(s.text(200))),
  items: s.list(itemInput, 2000),
};

export const planLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  title: s.anyText(),
  state: s.anyText(),
  startsOn: s.anyText(),
  endsOn: s.anyText(),
  adoptedOn: s.nullable(s.anyText()),
  resolutionId: s.nullable(s.anyText()),
  items: s.anyNumber(),
});
export type PlanLine = s.Infer<typeof planLine>;

const taskOfItem = s.object({
  id: s.anyText(),
  work: s.anyText(),
  assigneeName: s.anyText(),
  due: s.anyText(),
  state: s.anyText(),
  overdue: s.flag(),
  progress: measured,
});

export const planItem = s.object({
  id: s.anyText(),
  what: s.anyText(),
  targetId: s.nullable(s.anyText()),
  measure: s.nullable(s.anyText()),
  goalMin: s.nullable(s.anyText()),
  goalMax: s.nullable(s.anyText()),
  deadline: s.nullable(s.anyText()),
  weight: s.anyNumber(),
  carriedFrom: s.nullable(s.anyText()),
  /** the amendment that changed its target after it was written; null when it answers the target as it stands */
  amendedBy: s.nullable(s.anyText()),
  progress: measured,
  tasks: s.list(taskOfItem, 2000),
});
export type PlanItem = s.Infer<typeof planItem>;

/** A dated act by which an adopted plan was changed. */
export const adjustmentLine = s.object({
  id: s.anyText(),
  on: s.anyText(),
  decision: s.anyText(),
  reason: s.anyText(),
  by: s.anyText(),
  changes: s.list(
    s.object({
      itemId: s.nullable(s.anyText()),
      before: s.nullable(s.record(s.anyText(), s.union([s.anyText(), s.anyNumber()]))),
      after: s.nullable(s.record(s.anyText(), s.union([s.anyText(), s.anyNumber()]))),
    }),
    400,
  ),
});
export type AdjustmentLine = s.Infer<typeof adjustmentLine>;

export const planRecord = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  title: s.anyText(),
  body: s.anyText(),
  startsOn: s.anyText(),
  endsOn: s.anyText(),
  state: s.anyText(),
  adoptedOn: s.nullable(s.anyText()),
  annulled: s.nullable(
    s.object({ on: s.anyText(), decision: s.nullable(s.anyText()), reason: s.nullable(s.anyText()) }),
  ),
  resolution: s.nullable(s.object({ id: s.anyText(), title: s.anyText(), numberText: s.nullable(s.anyText()) })),
  theme: s.nullable(s.anyText()),
  items: s.list(planItem, 2000),
  adjustments: s.list(adjustmentLine, 200),
  /** the targets of the resolution in force, and those that no item takes up */
  targets: s.list(s.object({ ...targetLine.shape, progress: s.optional(measured) }), 100),
  untaken: s.list(s.anyText(), 100),
  progress: measured,
  version: s.anyNumber(),
  may: mayShape,
});
export type PlanRecord = s.Infer<typeof planRecord>;
