/** Words of what waits: clocks that run out, questions that another unit asked. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';
import { labelled, named } from './case.ts';

/** A clock that runs out, on a list of clocks. */
export const clockLine = s.object({
  id: s.anyText(),
  caseId: s.anyText(),
  subject: s.anyText(),
  unit: named,
  procedure: labelled,
  step: labelled,
  rule: s.anyText(),
  due: s.anyText(),
  overdue: s.flag(),
});
export type ClockLine = s.Infer<typeof clockLine>;

/** A question that another unit asked, as the one that is asked sees it: the name, who asks, and what for; nothing else of the case. */
export const questionLine = s.object({
  id: s.anyText(),
  subject: s.anyText(),
  asker: named,
  procedure: labelled,
  kind: labelled,
  counts: s.flag(),
  askedOn: s.anyText(),
  due: s.nullable(s.anyText()),
  answeredOn: s.nullable(s.anyText()),
  stance: s.nullable(s.anyText()),
  body: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type QuestionLine = s.Infer<typeof questionLine>;
