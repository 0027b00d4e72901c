/** Words of overseers' visits. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';

export const visitFacts = {
  kind: s.code(),
  on: s.date(),
  seen: s.optional(s.nullable(s.text(5000))),
  advice: s.optional(s.nullable(s.text(5000))),
  followUp: s.optional(s.nullable(s.text(1000))),
  followUpDue: s.optional(s.nullable(s.date())),
};

export const visitRecord = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  personId: s.anyText(),
  personName: s.anyText(),
  fromUnit: s.anyText(),
  kind: s.anyText(),
  on: s.anyText(),
  seen: s.nullable(s.anyText()),
  advice: s.nullable(s.anyText()),
  followUp: s.nullable(s.anyText()),
  followUpDue: s.nullable(s.anyText()),
  followUpDone: s.nullable(s.anyText()),
  followUpResult: s.nullable(s.anyText()),
  meetingId: s.nullable(s.anyText()),
  mayChange: s.flag(),
  version: s.anyNumber(),
});
export type VisitRecord = s.Infer<typeof visitRecord>;

export const quota = s.object({ n: s.anyNumber(), rule: s.anyText(), confidence: s.anyText(), citation: s.anyText() });
export type Quota = s.Infer<typeof quota>;

export const quotaLine = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  fromUnitId: s.anyText(),
  fromUnit: s.anyText(),
  /** units in this person's charge, within the unit asked about */
  units: s.anyNumber(),
  made: s.anyNumber(),
  /** visits that count towards the quota */
  counted: s.anyNumber(),
  /** null: no rule sets a quota here */
  quota: s.nullable(quota),
});
export type QuotaLine = s.Infer<typeof quotaLine>;

export const unvisitedLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  overseers: s.nullable(s.anyText()),
  lastOn: s.nullable(s.anyText()),
});
export type UnvisitedLine = s.Infer<typeof unvisitedLine>;
