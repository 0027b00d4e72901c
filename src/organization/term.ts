/** Words of terms and seats. Shared with the browser: types and schemas only. */
import * as s from '../platform/schema.ts';

/** How many seats of a kind the congress decided. */
export const seatInput = s.object({ seat: s.code(), seats: s.whole(1, 1000) });
export type SeatInput = s.Infer<typeof seatInput>;

export const seatLine = s.object({
  seat: s.anyText(),
  /** null: the congress has not decided how many */
  seats: s.nullable(s.anyNumber()),
  held: s.anyNumber(),
});
export type SeatLine = s.Infer<typeof seatLine>;

export const termLine = s.object({
  id: s.anyText(),
  name: s.anyText(),
  congressOn: s.nullable(s.anyText()),
  startsOn: s.anyText(),
  endsOn: s.anyText(),
  endedOn: s.nullable(s.anyText()),
  endReason: s.nullable(s.anyText()),
  decision: s.nullable(s.anyText()),
  seats: s.list(seatInput, 20),
  version: s.anyNumber(),
});
export type TermLine = s.Infer<typeof termLine>;

export const TERM_SHOWS = ['all', 'ending', 'over', 'none', 'no_regulation'] as const;
export type TermShow = (typeof TERM_SHOWS)[number];

/** What a unit's term looks like from above. */
export const termUnderLine = s.object({
  unitId: s.anyText(),
  unitName: s.anyText(),
  kind: s.anyText(),
  term: s.nullable(s.anyText()),
  startsOn: s.nullable(s.anyText()),
  endsOn: s.nullable(s.anyText()),
  regulationId: s.nullable(s.anyText()),
  regulationOn: s.nullable(s.anyText()),
});
export type TermUnderLine = s.Infer<typeof termUnderLine>;

export const vacancyLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  seat: s.anyText(),
  seats: s.anyNumber(),
  held: s.anyNumber(),
  missing: s.anyNumber(),
  /** the day the last holder left, or the term began; null: nobody is known to have held it */
  since: s.nullable(s.anyText()),
});
export type VacancyLine = s.Infer<typeof vacancyLine>;

export const dualLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  pair: s.anyText(),
  name: s.anyText(),
  first: s.anyText(),
  firstEnds: s.nullable(s.anyText()),
  second: s.anyText(),
  secondEnds: s.nullable(s.anyText()),
  /** the earlier of the two days, on which the hands part; null: neither is written down */
  soonest: s.nullable(s.anyText()),
  /** null: one of the two days is not written down */
  apart: s.nullable(s.flag()),
});
export type DualLine = s.Infer<typeof dualLine>;
