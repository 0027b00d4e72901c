/** Words of a procedure, and of what may be opened now. Shared with the browser: types and schemas only. */
import { reasonsShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import { caseField, labelled, named } from './case.ts';

/** A procedure as a page needs it to open a case, to filter a list and to name steps. */
export const procedureView = s.object({
  id: s.anyText(),
  label: labelShape,
  subject: s.anyText(),
  rule: s.anyText(),
  byHand: s.flag(),
  opensBy: s.anyText(),
  otherSide: s.nullable(s.anyText()),
  restricted: s.flag(),
  fields: s.list(caseField, 60),
  /** otherSide: taken by the side that receives */
  steps: s.list(s.object({ id: s.anyText(), label: labelShape, otherSide: s.flag() }), 60),
  outcomes: s.list(labelled, 200),
  /** papers of the file, and who may be asked for a remark */
  papers: s.list(s.object({ id: s.anyText(), code: s.nullable(s.anyText()), label: labelShape }), 200),
});
export type ProcedureView = s.Infer<typeof procedureView>;

/** What may be opened on somebody now: each procedure with what stands against it. */
export const caseOffer = s.object({
  subject: s.object({ kind: s.anyText(), id: s.anyText(), name: s.anyText() }),
  unit: named,
  procedures: s.list(
    s.object({ ...procedureView.shape, reasons: reasonsShape, openCase: s.nullable(s.anyText()) }),
    100,
  ),
});
export type CaseOffer = s.Infer<typeof caseOffer>;
