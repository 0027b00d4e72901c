/** Words of tasks that come again: schemas and types, shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

export const RHYTHMS = ['month', 'quarter', 'year'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const person = s.object({ id: s.anyText(), name: s.anyText() });

export const seriesLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  work: s.anyText(),
  result: s.anyText(),
  assignee: person,
  checker: person,
  every: s.anyText(),
  firstDue: s.anyText(),
  endsOn: s.anyText(),
  nextDue: s.nullable(s.anyText()),
  /** why the next one could not be given: the code of the first reason */
  heldBy: s.nullable(s.anyText()),
  stopped: s.nullable(s.object({ on: s.anyText(), reason: s.anyText() })),
  given: s.anyNumber(),
  done: s.anyNumber(),
  version: s.anyNumber(),
  may: mayShape,
});
export type SeriesLine = s.Infer<typeof seriesLine>;
