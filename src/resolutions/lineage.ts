/** Words of the lineage: a resolution read downwards to the evidence, a task read upwards. Shared with the browser. */
import * as s from '../platform/schema.ts';
import { measured } from './progress.ts';
import { targetLine } from './resolution.ts';

const named = s.object({ id: s.anyText(), name: s.anyText() });

export const evidence = s.object({ id: s.anyText(), name: s.anyText(), at: s.anyText(), by: s.anyText() });

export const lineageTask = s.object({
  id: s.anyText(),
  work: s.anyText(),
  assigneeName: s.anyText(),
  due: s.anyText(),
  state: s.anyText(),
  overdue: s.flag(),
  progress: measured,
  evidence: s.list(evidence, 1000),
});
export type LineageTask = s.Infer<typeof lineageTask>;

export const lineageItem = s.object({
  id: s.anyText(),
  unit: named,
  planId: s.anyText(),
  planTitle: s.anyText(),
  what: s.anyText(),
  weight: s.anyNumber(),
  progress: measured,
  tasks: s.list(lineageTask, 5000),
});
export type LineageItem = s.Infer<typeof lineageItem>;

export const lineageDown = s.object({
  /** where the reader comes to it: the issuer, or a unit that received it */
  standing: named,
  resolution: s.object({
    id: s.anyText(),
    title: s.anyText(),
    numberText: s.nullable(s.anyText()),
    issuer: named,
    issuedOn: s.nullable(s.anyText()),
    state: s.anyText(),
    kind: s.anyText(),
    progress: measured,
  }),
  targets: s.list(s.object({ ...targetLine.shape, items: s.list(lineageItem, 5000) }), 100),
  /** targets of resolutions below, each of which carries out the target `of` one level higher, in tree order */
  carried: s.list(
    s.object({
      ...targetLine.shape,
      of: s.anyText(),
      resolution: s.object({ id: s.anyText(), title: s.anyText(), numberText: s.nullable(s.anyText()), issuer: named }),
      items: s.list(lineageItem, 5000),
    }),
    5000,
  ),
  /** items of plans for it that name no target, or one that was dropped */
  others: s.list(lineageItem, 5000),
  /** tasks given by the resolution itself (a month's) */
  tasks: s.list(lineageTask, 5000),
  /** items and targets below that did not fit on the page; ask by unit */
  more: s.anyNumber(),
});
export type LineageDown = s.Infer<typeof lineageDown>;

const goalOf = s.object({
  id: s.anyText(),
  indicator: s.anyText(),
  measure: s.anyText(),
  goalMin: s.anyText(),
  goalMax: s.anyText(),
  deadline: s.anyText(),
  /** no longer a target since this day; the work for it stays */
  droppedOn: s.nullable(s.anyText()),
});

export const lineageUp = s.object({
  task: s.object({
    id: s.anyText(),
    work: s.anyText(),
    unit: named,
    state: s.anyText(),
    progress: measured,
    meetingId: s.nullable(s.anyText()),
  }),
  month: s.nullable(s.object({ id: s.anyText(), title: s.anyText(), numberText: s.nullable(s.anyText()) })),
  item: s.nullable(s.object({ id: s.anyText(), what: s.anyText(), progress: measured })),
  plan: s.nullable(s.object({ id: s.anyText(), title: s.anyText(), progress: measured })),
  target: s.nullable(goalOf),
  /** what the resolution carries out, level by level to the top */
  above: s.list(
    s.object({
      resolution: s.object({
        id: s.anyText(),
        title: s.anyText(),
        numberText: s.nullable(s.anyText()),
        issuer: named,
        readable: s.flag(),
      }),
      target: s.nullable(goalOf),
    }),
    20,
  ),
  resolution: s.nullable(
    s.object({ id: s.anyText(), title: s.anyText(), numberText: s.nullable(s.anyText()), issuer: named }),
  ),
});
export type LineageUp = s.Infer<typeof lineageUp>;
export type LineageCarried = LineageDown['carried'][number];
