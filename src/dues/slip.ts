/** Words of what goes up and of the year: slips, the units below, accounts, settings. Shared with the browser: types and schemas only. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';
import { unitName } from './dues.ts';

export const SLIP_STATES = ['sent', 'confirmed', 'returned'] as const;

export const slip = s.object({
  id: s.anyText(),
  unit: unitName,
  to: s.nullable(unitName),
  number: s.anyText(),
  year: s.anyNumber(),
  fromMonth: s.anyText(),
  toMonth: s.anyText(),
  own: s.anyNumber(),
  received: s.anyNumber(),
  kept: s.anyNumber(),
  remitted: s.anyNumber(),
  /** the share kept, in per cent */
  percent: s.anyNumber(),
  rule: s.anyText(),
  state: s.anyText(),
  sentOn: s.anyText(),
  sentName: s.anyText(),
  confirmedOn: s.nullable(s.anyText()),
  confirmedName: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  version: s.anyNumber(),
  may: mayShape,
});
export type Slip = s.Infer<typeof slip>;

/** What one unit below did in a year. */
export const duesUnitLine = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  closedMonths: s.anyNumber(),
  lastClosed: s.nullable(s.anyText()),
  due: s.anyNumber(),
  collected: s.anyNumber(),
  remitted: s.anyNumber(),
  confirmed: s.anyNumber(),
  /** collected in closed months, and on no slip yet */
  unsent: s.anyNumber(),
  settled: s.flag(),
});
export type DuesUnitLine = s.Infer<typeof duesUnitLine>;

export const yearMonth = s.object({
  month: s.anyText(),
  payers: s.anyNumber(),
  unpaid: s.anyNumber(),
  due: s.anyNumber(),
  paid: s.anyNumber(),
  collected: s.anyNumber(),
  kept: s.anyNumber(),
  remitted: s.anyNumber(),
  confirmed: s.anyNumber(),
  /** units here and below that closed the month */
  closed: s.anyNumber(),
});
export type YearMonth = s.Infer<typeof yearMonth>;

/** The year's account of one unit: what came together there equals what it kept and what it sent up. */
export const account = s.object({
  due: s.anyNumber(),
  collected: s.anyNumber(),
  received: s.anyNumber(),
  kept: s.anyNumber(),
  remitted: s.anyNumber(),
  undivided: s.anyNumber(),
  unpaid: s.anyNumber(),
  unpaidMembers: s.anyNumber(),
});
export type Account = s.Infer<typeof account>;

export const duesYear = s.object({
  unit: unitName,
  collects: s.flag(),
  year: s.anyNumber(),
  account,
  settled: s.nullable(s.object({ on: s.anyText(), name: s.anyText(), note: s.nullable(s.anyText()) })),
  /** sums of the unit and everything below, month by month */
  months: s.list(yearMonth, 12),
  may: mayShape,
});
export type DuesYear = s.Infer<typeof duesYear>;

const keepRange = s.object({ least: s.anyNumber(), most: s.anyNumber(), rule: s.anyText(), citation: labelShape });

export const duesSettings = s.object({
  unit: unitName,
  collects: s.flag(),
  categories: s.list(
    s.object({
      id: s.anyText(),
      kind: s.oneOf(['share', 'amount']),
      /** per cent of the base */
      percent: s.nullable(s.anyNumber()),
      least: s.nullable(s.anyNumber()),
      most: s.nullable(s.anyNumber()),
      /** per cent of the amount that is due */
      factor: s.nullable(s.anyNumber()),
      base: labelShape,
      help: s.nullable(labelShape),
      rule: s.anyText(),
      citation: labelShape,
    }),
    50,
  ),
  /** what this unit keeps; null: all of it */
  keeps: s.nullable(
    s.object({ ...keepRange.shape, percent: s.nullable(s.anyNumber()), setBy: s.nullable(s.anyText()) }),
  ),
  /** where units directly below keep what this one sets */
  sets: s.nullable(
    s.object({
      ...keepRange.shape,
      units: s.list(unitName, 1000),
      shares: s.list(
        s.object({
          id: s.anyText(),
          forUnit: s.nullable(s.anyText()),
          percent: s.anyNumber(),
          from: s.anyText(),
          to: s.nullable(s.anyText()),
          decision: s.nullable(s.anyText()),
        }),
        1000,
      ),
    }),
  ),
  /** members whose dues are based on nothing yet */
  unassessed: s.list(s.object({ personId: s.anyText(), name: s.anyText() }), 10_000),
  arrears: s.nullable(s.object({ months: s.anyNumber(), rule: s.anyText(), citation: labelShape })),
  may: mayShape,
});
export type DuesSettings = s.Infer<typeof duesSettings>;
