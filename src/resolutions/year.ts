/** Words of the year of a unit (M43): schemas and types, shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { measured } from './progress.ts';
import { taskLine } from './task.ts';

/** What became of a year: of how many, how many. Frozen when the year is closed. */
export const yearReview = s.object({
  /** own targets with a step or deadline in the year: those whose progress is whole, of all */
  targets: s.object({ met: s.anyNumber(), all: s.anyNumber() }),
  /** tasks due in the year, without cancelled ones; `late` of those done: after their day */
  tasks: s.object({
    all: s.anyNumber(),
    done: s.anyNumber(),
    late: s.anyNumber(),
    open: s.anyNumber(),
    carried: s.anyNumber(),
  }),
  /** adopted plans whose period ends in the year */
  plans: s.object({ adopted: s.anyNumber(), whole: s.anyNumber() }),
});
export type YearReview = s.Infer<typeof yearReview>;

export const yearRecord = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  year: s.anyNumber(),
  /** as it stood when it was closed; of an open year as it stands now */
  review: yearReview,
  targets: s.list(
    s.object({
      id: s.anyText(),
      indicator: s.anyText(),
      resolution: s.object({ id: s.anyText(), title: s.anyText() }),
      progress: measured,
      met: s.flag(),
    }),
    1000,
  ),
  /** what a close would carry over; empty when it is closed */
  unfinished: s.list(taskLine, 5000),
  closed: s.nullable(
    s.object({
      on: s.anyText(),
      by: s.anyText(),
      conclusion: s.anyText(),
      carried: s.anyNumber(),
      programme: s.object({ id: s.anyText(), title: s.anyText(), state: s.anyText() }),
    }),
  ),
  may: mayShape,
});
export type YearRecord = s.Infer<typeof yearRecord>;
