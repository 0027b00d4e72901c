/** Words of resolutions: schemas and types, shared with the browser. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { measured } from './progress.ts';
import { stepLine, stepsInput, valueLine } from './steps.ts';

export const RESOLUTION_STATES = ['draft', 'issued', 'annulled'] as const;
export const RECIPIENT_STATES = ['waiting', 'acknowledged', 'planned'] as const;

/** A target as it is written: a goal is a value or a range, with its unit of measure, and for a share of what. */
export const targetInput = s.object({
  indicator: s.text(300),
  measure: s.text(60),
  baseText: s.optional(s.nullable(s.text(300))),
  baseValue: s.optional(s.nullable(s.decimal())),
  goalMin: s.decimal(),
  goalMax: s.decimal(),
  deadline: s.date(),
  /** the target of the resolution from above that this one carries out */
  carries: s.optional(s.nullable(s.id())),
  steps: stepsInput,
});
export type TargetInput = s.Infer<typeof targetInput>;

export const resolutionText = {
  title: s.text(300),
  body: s.text(50_000),
  theme: s.optional(s.nullable(s.text(200))),
  targets: s.list(targetInput, 100),
  /** the resolution from above that this one carries out */
  carries: s.optional(s.nullable(s.id())),
};

/** Who it goes to: every unit below, every cell below, the units directly below, units by name, or those of some kinds under one unit. */
export const recipientsInput = s.union([
  s.literal('all'),
  s.literal('cells'),
  s.literal('direct'),
  s.list(s.id(), 5000),
  s.object({ under: s.optional(s.nullable(s.id())), kinds: s.list(s.code(), 20, 1) }),
]);
export type RecipientsInput = s.Infer<typeof recipientsInput>;

const unitName = s.object({ id: s.anyText(), name: s.anyText() });
export const targetLine = s.object({
  id: s.anyText(),
  indicator: s.anyText(),
  measure: s.anyText(),
  baseText: s.nullable(s.anyText()),
  baseValue: s.nullable(s.anyText()),
  goalMin: s.anyText(),
  goalMax: s.anyText(),
  deadline: s.anyText(),
  progress: measured,
});
/** A target on its resolution's page: with its link upwards, its yearly steps and where it stood. */
export const targetRecord = s.object({
  ...targetLine.shape,
  carries: s.nullable(s.anyText()),
  steps: s.list(stepLine, 20),
  values: s.list(valueLine, 100),
  may: mayShape,
});
export type TargetRecord = s.Infer<typeof targetRecord>;
export type TargetLine = s.Infer<typeof targetLine>;

export const resolutionLine = s.object({
  id: s.anyText(),
  box: s.oneOf(['own', 'received']),
  kind: s.anyText(),
  state: s.anyText(),
  numberText: s.nullable(s.anyText()),
  title: s.anyText(),
  theme: s.nullable(s.anyText()),
  issuer: unitName,
  issuedOn: s.nullable(s.anyText()),
  acknowledgedAt: s.nullable(s.anyText()),
  planId: s.nullable(s.anyText()),
  recipientId: s.nullable(s.anyText()),
});
export type ResolutionLine = s.Infer<typeof resolutionLine>;

export const recipientLine = s.object({
  id: s.anyText(),
  unit: unitName,
  acknowledgedAt: s.nullable(s.anyText()),
  acknowledgedName: s.nullable(s.anyText()),
  planId: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type RecipientLine = s.Infer<typeof recipientLine>;

/** A line of what a unit and those below received. */
export const receivedLine = s.object({
  ...recipientLine.shape,
  resolution: s.object({ id: s.anyText(), title: s.anyText(), numberText: s.nullable(s.anyText()) }),
  issuerName: s.anyText(),
  issuedOn: s.anyText(),
});
export type ReceivedLine = s.Infer<typeof receivedLine>;

export const resolutionRecord = s.object({
  id: s.anyText(),
  unit: unitName,
  kind: s.anyText(),
  state: s.anyText(),
  numberText: s.nullable(s.anyText()),
  title: s.anyText(),
  body: s.anyText(),
  theme: s.nullable(s.anyText()),
  signerName: s.nullable(s.anyText()),
  signerPost: s.nullable(s.anyText()),
  issuedOn: s.nullable(s.anyText()),
  meetingId: s.nullable(s.anyText()),
  pollId: s.nullable(s.anyText()),
  annulled: s.nullable(
    s.object({ on: s.anyText(), decision: s.nullable(s.anyText()), reason: s.nullable(s.anyText()) }),
  ),
  targets: s.list(targetRecord, 200),
  /** the one from above that this carries out, and how many below carry this one out */
  carries: s.nullable(
    s.object({ id: s.anyText(), title: s.anyText(), numberText: s.nullable(s.anyText()), readable: s.flag() }),
  ),
  carriedOut: s.anyNumber(),
  themeOf: s.nullable(s.object({ unit: s.anyText(), year: s.anyNumber() })),
  progress: measured,
  /** how many it was issued to and how far they are; null where the reader does not see below */
  recipients: s.nullable(s.object({ total: s.anyNumber(), acknowledged: s.anyNumber(), planned: s.anyNumber() })),
  /** the reader's own unit as a receiver */
  received: s.nullable(s.object({ ...recipientLine.shape, may: mayShape })),
  tasks: s.anyNumber(),
  amendments: s.anyNumber(),
  checks: s.anyNumber(),
  version: s.anyNumber(),
  may: mayShape,
});
export type ResolutionRecord = s.Infer<typeof resolutionRecord>;
