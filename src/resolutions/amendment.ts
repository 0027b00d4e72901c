/** Words of amendments: schemas and types, shared with the browser. */
import * as s from '../platform/schema.ts';
import { targetInput } from './resolution.ts';

export const AMENDING_ACTS = ['resolution', 'decision'] as const;
export const CHANGE_KINDS = ['change', 'add', 'drop'] as const;

export const amendmentChange = s.object({
  kind: s.oneOf(CHANGE_KINDS),
  targetId: s.optional(s.nullable(s.id())),
  /** the whole new text; nothing for one that is dropped */
  target: s.optional(s.nullable(targetInput)),
});
export type AmendmentChange = s.Infer<typeof amendmentChange>;

/** A target as it stood: what amendments keep of it. */
export const targetText = s.object({
  indicator: s.anyText(),
  measure: s.anyText(),
  baseText: s.nullable(s.anyText()),
  baseValue: s.nullable(s.anyText()),
  goalMin: s.anyText(),
  goalMax: s.anyText(),
  deadline: s.anyText(),
});
export type TargetText = s.Infer<typeof targetText>;

export const amendmentLine = s.object({
  id: s.anyText(),
  act: s.oneOf(AMENDING_ACTS),
  numberText: s.anyText(),
  on: s.anyText(),
  reason: s.anyText(),
  signerName: s.anyText(),
  signerPost: s.anyText(),
  changes: s.list(
    s.object({ targetId: s.anyText(), before: s.nullable(targetText), after: s.nullable(targetText) }),
    200,
  ),
  /** how many were told and acknowledged; null where the reader does not see below */
  notices: s.nullable(s.object({ total: s.anyNumber(), acknowledged: s.anyNumber() })),
  /** the reader's own notice */
  mine: s.nullable(
    s.object({ id: s.anyText(), unit: s.anyText(), acknowledgedAt: s.nullable(s.anyText()), version: s.anyNumber() }),
  ),
});
export type AmendmentLine = s.Infer<typeof amendmentLine>;

/** What was said on a day, and every act that changed it. */
export const amendmentRecord = s.object({
  day: s.anyText(),
  targets: s.list(s.object({ id: s.anyText(), ...targetText.shape }), 200),
  amendments: s.list(amendmentLine, 200),
  /** adopted plans with an item on a changed target that was not adjusted since */
  flagged: s.anyNumber(),
});
export type AmendmentRecord = s.Infer<typeof amendmentRecord>;
