/** Words of field reports (M31): who answers for a field reports at each regular meeting. Shared with the browser. */
import * as s from '../platform/schema.ts';

export const FIELD_REPORT_STATES = ['due', 'given', 'missed'] as const;

/** A report at a meeting: written, missed, or still owed (`due`: no row yet). */
export const fieldReportLine = s.object({
  id: s.nullable(s.anyText()),
  /** a code of the rulebook's fields of work, or the unit's own words */
  field: s.anyText(),
  personId: s.anyText(),
  personName: s.anyText(),
  state: s.oneOf(FIELD_REPORT_STATES),
  body: s.anyText(),
  onBehalf: s.flag(),
  /** whether it is the reader's own */
  own: s.flag(),
  /** how many meetings running were missed, this one included; 0 when it was given */
  missedRunning: s.anyNumber(),
  version: s.anyNumber(),
});
export type FieldReportLine = s.Infer<typeof fieldReportLine>;

/** Somebody who owes a report since at least one meeting, with the last meeting it was missed at. */
export const overdueReporter = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  field: s.anyText(),
  personId: s.anyText(),
  personName: s.anyText(),
  meetingId: s.anyText(),
  heldOn: s.anyText(),
  missedRunning: s.anyNumber(),
});
export type OverdueReporter = s.Infer<typeof overdueReporter>;
