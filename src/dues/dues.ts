/** Words of the dues: a month's sheet, a person's account, slips, the year. Shared with the browser: types and schemas only. Amounts are whole units of the currency. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';

export const unitName = s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() });

/** A line of a month's sheet: what one person owes and has paid. Amounts are null while his dues are based on nothing. */
export const sheetLine = s.object({
  lineId: s.nullable(s.anyText()),
  personId: s.anyText(),
  name: s.anyText(),
  seat: s.anyText(),
  marks: s.list(s.anyText(), 10),
  category: s.nullable(s.anyText()),
  due: s.nullable(s.anyNumber()),
  voluntary: s.anyNumber(),
  paid: s.anyNumber(),
  /** the last day on which something was paid for the month */
  paidOn: s.nullable(s.anyText()),
});
export type SheetLine = s.Infer<typeof sheetLine>;

/** Money counted in a sheet that was paid for another month. */
export const otherLine = s.object({
  lineId: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  month: s.anyText(),
  amount: s.anyNumber(),
  on: s.anyText(),
});

export const duesSheet = s.object({
  unit: unitName,
  month: s.anyText(),
  state: s.oneOf(['open', 'closed']),
  closedOn: s.nullable(s.anyText()),
  closedName: s.nullable(s.anyText()),
  lines: s.list(sheetLine, 10_000),
  others: s.list(otherLine, 10_000),
  totals: s.object({
    members: s.anyNumber(),
    due: s.anyNumber(),
    voluntary: s.anyNumber(),
    /** paid for this month, whenever it was counted */
    paid: s.anyNumber(),
    /** counted in this sheet, for whichever month */
    collected: s.anyNumber(),
    paidMembers: s.anyNumber(),
    unassessed: s.anyNumber(),
  }),
  methods: s.list(s.anyText(), 20),
  previous: s.anyText(),
  next: s.nullable(s.anyText()),
  rule: s.anyText(),
  may: mayShape,
});
export type DuesSheet = s.Infer<typeof duesSheet>;

/** What somebody's dues are based on in a period; the base is null where the reader may not see it. */
export const basisLine = s.object({
  id: s.anyText(),
  category: s.anyText(),
  base: s.nullable(s.anyNumber()),
  voluntary: s.anyNumber(),
  consent: s.nullable(s.anyText()),
  from: s.anyText(),
  to: s.nullable(s.anyText()),
  setName: s.anyText(),
});

export const entryLine = s.object({
  id: s.anyText(),
  kind: s.anyText(),
  amount: s.anyNumber(),
  booked: s.anyText(),
  on: s.anyText(),
  method: s.nullable(s.anyText()),
  receipt: s.nullable(s.anyText()),
  handedBy: s.nullable(s.anyText()),
  reason: s.nullable(s.anyText()),
  takenName: s.anyText(),
});
export type EntryLine = s.Infer<typeof entryLine>;

export const monthLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  month: s.anyText(),
  closed: s.flag(),
  category: s.anyText(),
  rule: s.anyText(),
  due: s.anyNumber(),
  dueChange: s.anyNumber(),
  voluntary: s.anyNumber(),
  paid: s.anyNumber(),
  entries: s.list(entryLine, 200),
});
export type MonthLine = s.Infer<typeof monthLine>;

/** Months of a year unpaid, and whether that is as many as the rule names. */
export const arrearsFacts = s.object({
  months: s.list(s.anyText(), 400),
  owed: s.anyNumber(),
  signal: s.flag(),
  rule: s.nullable(s.anyText()),
  /** so many months unpaid in one year are told */
  from: s.nullable(s.anyNumber()),
});

export const personDues = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unit: unitName,
  own: s.flag(),
  year: s.anyNumber(),
  bases: s.list(basisLine, 100),
  months: s.list(monthLine, 400),
  totals: s.object({ due: s.anyNumber(), voluntary: s.anyNumber(), paid: s.anyNumber() }),
  arrears: arrearsFacts,
  may: mayShape,
});
export type PersonDues = s.Infer<typeof personDues>;

export const arrearsLine = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  months: s.anyNumber(),
  first: s.anyText(),
  last: s.anyText(),
  owed: s.anyNumber(),
  signal: s.flag(),
});
export type ArrearsLine = s.Infer<typeof arrearsLine>;

export const receipt = s.object({
  id: s.anyText(),
  number: s.anyText(),
  unit: unitName,
  personId: s.anyText(),
  name: s.anyText(),
  month: s.anyText(),
  amount: s.anyNumber(),
  on: s.anyText(),
  method: s.anyText(),
  handedBy: s.nullable(s.anyText()),
  takenName: s.anyText(),
});
export type Receipt = s.Infer<typeof receipt>;
