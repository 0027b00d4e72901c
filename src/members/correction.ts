/** Words of corrections that members ask for, and of what is kept about oneself. Shared with the browser. */
import { mayShape } from '../platform/may.ts';
import { pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';

/** The facts a member may ask to have put right. */
export const CORRECTABLE = [
  'fullName',
  'sex',
  'ethnicity',
  'birthDate',
  'admittedOn',
  'ceremonyOn',
  'officialOn',
  'education',
  'theory',
  'cardNo',
  'phone',
] as const;
export type CorrectableField = (typeof CORRECTABLE)[number];
export const CORRECTION_STATES = ['open', 'agreed', 'refused', 'withdrawn', 'moved'] as const;

export const correctionRecord = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  personName: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  field: s.anyText(),
  /** masked for who may not see such numbers */
  before: s.nullable(s.anyText()),
  after: s.nullable(s.anyText()),
  reason: s.anyText(),
  askedOn: s.anyText(),
  due: s.anyText(),
  rule: s.anyText(),
  state: s.anyText(),
  decidedOn: s.nullable(s.anyText()),
  decidedName: s.nullable(s.anyText()),
  answer: s.nullable(s.anyText()),
  /** a contested fact of his year, as it stood then; its record, and whether that was put right before the answer */
  fact: s.nullable(
    s.object({
      figure: labelShape,
      year: s.anyNumber(),
      what: labelShape,
      why: s.nullable(labelShape),
      on: s.anyText(),
      by: s.nullable(s.anyText()),
      link: s.anyText(),
      changed: s.nullable(s.flag()),
    }),
  ),
  /** where it goes on, after he moved to another division */
  movedTo: s.nullable(s.anyText()),
  /** the file after which an office asks in the member's place, and who */
  source: s.nullable(s.anyText()),
  askedName: s.nullable(s.anyText()),
  own: s.flag(),
  version: s.anyNumber(),
  may: mayShape,
});
export type CorrectionRecord = s.Infer<typeof correctionRecord>;

export const correctionLine = s.object({
  id: s.anyText(),
  personName: s.anyText(),
  unitName: s.anyText(),
  field: s.anyText(),
  /** what a contested fact is called; null: a fact of the dossier */
  figure: s.nullable(labelShape),
  askedOn: s.anyText(),
  due: s.anyText(),
  state: s.anyText(),
  decidedOn: s.nullable(s.anyText()),
});
export type CorrectionLine = s.Infer<typeof correctionLine>;
export const correctionPage = pageOf(correctionLine);

/** A recorded look at one's numbers, or a list one stood on that was exported; `who` is empty for the local operator. */
export const lookLine = s.object({
  id: s.anyText(),
  at: s.anyText(),
  command: s.anyText(),
  who: s.anyText(),
  unitName: s.anyText(),
  own: s.flag(),
});
export type LookLine = s.Infer<typeof lookLine>;
export const lookPage = pageOf(lookLine);

/** Everything that names one, to take away: the dossier in the clear, and every row by its table. */
export const ownCopy = s.object({
  madeAt: s.anyText(),
  person: s.record(s.anyText(), s.unknown()),
  memberships: s.list(s.record(s.anyText(), s.unknown()), 1000),
  records: s.list(s.object({ table: s.anyText(), rows: s.list(s.record(s.anyText(), s.unknown()), 5000) }), 200),
});
