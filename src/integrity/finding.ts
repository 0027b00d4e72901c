/** Words of the integrity checks: what a check found, how a run went. Shared with the browser. */
import { pageOf } from '../platform/paging.ts';
import type { Reason } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';

/** A value of an explanation: dates and months as text, codes of the rulebook, counts. */
const fact = s.object({ key: s.anyText(), value: s.union([s.anyText(), s.anyNumber()]) });

export const note = s.object({ reason: s.anyText(), on: s.anyText(), name: s.anyText() });

export const finding = s.object({
  id: s.anyText(),
  check: s.anyText(),
  severity: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  /** what the record is called; null for who may not read it, and where it has no name */
  name: s.nullable(s.anyText()),
  link: s.anyText(),
  facts: s.list(fact, 20),
  foundAt: s.anyText(),
  seenAt: s.anyText(),
  goneAt: s.nullable(s.anyText()),
  explainedOn: s.nullable(s.anyText()),
  notes: s.list(note, 100),
  version: s.anyNumber(),
  may: s.record(s.anyText(), s.list(s.object({ code: s.anyText() }), 10)),
});
export type Finding = s.Infer<typeof finding>;
export const findingsPage = pageOf(finding);

/** `open` is known when the run is over; until then `piecesDone` of `pieces` were looked at. */
export const integrityRun = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  state: s.anyText(),
  pieces: s.anyNumber(),
  piecesDone: s.anyNumber(),
  checks: s.anyNumber(),
  units: s.anyNumber(),
  found: s.anyNumber(),
  gone: s.anyNumber(),
  open: s.nullable(s.anyNumber()),
  beganAt: s.anyText(),
  endedAt: s.nullable(s.anyText()),
  ranName: s.anyText(),
});
export type IntegrityRun = s.Infer<typeof integrityRun>;

/** `n` at the unit and below, `own` of them at the unit itself, `explained` of them with a note. */
export const checkLine = s.object({
  check: s.anyText(),
  severity: s.anyText(),
  rules: s.list(s.anyText(), 20),
  n: s.anyNumber(),
  own: s.anyNumber(),
  explained: s.anyNumber(),
  /** since when the oldest is open */
  since: s.nullable(s.anyText()),
});
export type CheckLine = s.Infer<typeof checkLine>;

export const integrityOverview = s.object({
  /** the newest run that is over and covers the unit, asked for here or above */
  last: s.nullable(integrityRun),
  /** the one that is under way */
  running: s.nullable(integrityRun),
  checks: s.list(checkLine, 300),
  may: s.record(s.anyText(), s.list(s.object({ code: s.anyText() }), 10)),
});

export const unitLine = s.object({
  unitId: s.anyText(),
  unitName: s.anyText(),
  errors: s.anyNumber(),
  warnings: s.anyNumber(),
  notes: s.anyNumber(),
});
export type UnitLine = s.Infer<typeof unitLine>;
export const unitLines = pageOf(unitLine);

/** Why a finding cannot be explained now: it is gone. */
export function reasonsNotToExplain({ gone }: { gone: boolean }): Reason[] {
  return gone ? [{ code: 'integrity.gone' }] : [];
}

/** Why no run can begin: one is under way over this unit. */
export function reasonsNotToRun({ running }: { running: boolean }): Reason[] {
  return running ? [{ code: 'integrity.running' }] : [];
}
