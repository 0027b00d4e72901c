/** Words of the check calendar (M33): schemas and types, shared with the browser. */

import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

export const CHECK_STATES = ['planned', 'recorded', 'dropped'] as const;
export const OUTCOMES = ['met', 'partly', 'not_met'] as const;

export const checkLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  resolution: s.object({ id: s.anyText(), title: s.anyText() }),
  due: s.anyText(),
  what: s.anyText(),
  checker: s.object({ id: s.anyText(), name: s.anyText() }),
  state: s.anyText(),
  overdue: s.flag(),
  recordedOn: s.nullable(s.anyText()),
  recordedBy: s.nullable(s.anyText()),
  findings: s.nullable(s.anyText()),
  outcome: s.nullable(s.anyText()),
  taskId: s.nullable(s.anyText()),
  dropReason: s.nullable(s.anyText()),
  version: s.anyNumber(),
  may: mayShape,
});
export type CheckLine = s.Infer<typeof checkLine>;
