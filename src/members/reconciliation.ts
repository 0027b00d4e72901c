/** Words of the reconciliation of rosters (FIL-01): what a cell says of each line of its list, and how differences are settled. Shared with the browser. */
import { mayShape } from '../platform/may.ts';
import { pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';

/** What the cell says of a line: there, gone, nobody knows him, there but something written of him is wrong. */
export const VERDICTS = ['present', 'left', 'unknown', 'wrong'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** What differs: a verdict that is not "present", or somebody who is there and not on the list. */
export type DifferenceKind = Exclude<Verdict, 'present'> | 'missing';
/** How a cell stands in a period: confirmed in time or after it, still in time, or late. */
export const STANDINGS = ['confirmed', 'confirmed_late', 'waiting', 'late'] as const;
export type Standing = (typeof STANDINGS)[number];

export const verdictInput = s.object({
  membershipId: s.id(),
  verdict: s.oneOf(VERDICTS),
  note: s.optional(s.nullable(s.text(300))),
});
export const missingInput = s.object({ name: s.text(120), note: s.optional(s.nullable(s.text(300))) });
export type SaidOfLine = { membershipId: string; verdict: Verdict; note?: string | null | undefined };
export type SaidMissing = { name: string; note?: string | null | undefined };

export const bookLine = s.object({
  membershipId: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  birthYear: s.anyNumber(),
  seat: s.anyText(),
  status: s.anyText(),
  exempt: s.flag(),
  suspended: s.flag(),
  away: s.flag(),
});
export type BookLine = s.Infer<typeof bookLine>;

export const rosterPeriod = s.object({
  period: s.anyText(),
  until: s.anyText(),
  standing: s.anyText(),
  checkId: s.nullable(s.anyText()),
});
export type RosterPeriod = s.Infer<typeof rosterPeriod>;

/** The list of a cell to go through, and how it stands in this period and the one before. */
export const rosterBook = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  period: s.anyText(),
  until: s.anyText(),
  asOf: s.anyText(),
  months: s.anyNumber(),
  rule: s.anyText(),
  standing: s.anyText(),
  checkId: s.nullable(s.anyText()),
  periods: s.list(rosterPeriod, 20),
  lines: s.list(bookLine, 5000),
  may: mayShape,
});
export type RosterBook = s.Infer<typeof rosterBook>;

export const difference = s.object({
  id: s.anyText(),
  kind: s.anyText(),
  personId: s.nullable(s.anyText()),
  name: s.anyText(),
  note: s.nullable(s.anyText()),
  foundOn: s.anyText(),
  settledOn: s.nullable(s.anyText()),
  settledName: s.nullable(s.anyText()),
  settlement: s.nullable(s.anyText()),
  version: s.anyNumber(),
});
export type Difference = s.Infer<typeof difference>;

/** A list that was gone through and signed. */
export const rosterCheck = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  period: s.anyText(),
  until: s.anyText(),
  asOf: s.anyText(),
  registered: s.anyNumber(),
  confirmed: s.anyNumber(),
  guests: s.anyNumber(),
  signedOn: s.anyText(),
  signedName: s.anyText(),
  late: s.flag(),
  rule: s.anyText(),
  differences: s.list(difference, 5000),
  may: mayShape,
});
export type RosterCheckRecord = s.Infer<typeof rosterCheck>;

export const cellLine = s.object({
  unitId: s.anyText(),
  name: s.anyText(),
  parent: s.nullable(s.anyText()),
  standing: s.anyText(),
  checkId: s.nullable(s.anyText()),
  members: s.anyNumber(),
  registered: s.nullable(s.anyNumber()),
  confirmed: s.nullable(s.anyNumber()),
  differences: s.anyNumber(),
  open: s.anyNumber(),
  signedOn: s.nullable(s.anyText()),
  signedName: s.nullable(s.anyText()),
});
export type CellLine = s.Infer<typeof cellLine>;

export const cellsPage = s.object({
  ...pageOf(cellLine).shape,
  period: s.anyText(),
  until: s.anyText(),
  rule: s.anyText(),
  periods: s.list(s.anyText(), 20),
  figures: s.object({
    cells: s.anyNumber(),
    confirmed: s.anyNumber(),
    confirmedLate: s.anyNumber(),
    waiting: s.anyNumber(),
    late: s.anyNumber(),
    open: s.anyNumber(),
    registered: s.anyNumber(),
    counted: s.anyNumber(),
  }),
});
export type CellsPage = s.Infer<typeof cellsPage>;
