/** Words of a member's year: its numbers, the facts behind them, the table of a cell. Shared with the browser. */

import { pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { labelShape } from '../../rulebook/schemaBase.ts';

export const yearInput = s.whole(1900, 2200);

export const figure = s.object({
  id: s.anyText(),
  text: labelShape,
  sign: s.nullable(s.anyText()),
  /** stands in the first table of a cell */
  main: s.flag(),
});
export type Figure = s.Infer<typeof figure>;

/** A heading with its numbers. */
export const yearGroup = s.object({ text: labelShape, figures: s.list(figure, 50) });
export type YearGroup = s.Infer<typeof yearGroup>;

export const memberYear = s.object({
  person: s.object({ id: s.anyText(), name: s.anyText() }),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  year: s.anyNumber(),
  /** the years there is anything to tell of: from his first line on a roster to this one, the latest first */
  years: s.list(s.anyNumber(), 200),
  groups: s.list(yearGroup, 50),
  /** by figure; one that is not here is 0 */
  counts: s.record(s.anyText(), s.anyNumber()),
  /** what he contested of this year: all, and still open */
  contested: s.object({ all: s.anyNumber(), open: s.anyNumber() }),
  own: s.flag(),
});
export type MemberYear = s.Infer<typeof memberYear>;

export const yearFact = s.object({
  ref: s.anyText(),
  link: s.anyText(),
  on: s.anyText(),
  what: labelShape,
  why: s.nullable(labelShape),
  by: s.nullable(s.anyText()),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  /** the latest contest of this fact */
  contest: s.nullable(
    s.object({ id: s.anyText(), state: s.anyText(), changed: s.nullable(s.flag()), due: s.anyText() }),
  ),
  mayContest: s.flag(),
});
export type YearFact = s.Infer<typeof yearFact>;

export const yearFacts = s.object({
  ...pageOf(yearFact).shape,
  person: s.object({ id: s.anyText(), name: s.anyText() }),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  year: s.anyNumber(),
  /** the heading the figure stands under */
  group: labelShape,
  figure,
  own: s.flag(),
  /** a decision with an appeal of its own */
  appeal: s.flag(),
});

export const yearLine = s.object({
  id: s.anyText(),
  name: s.anyText(),
  counts: s.record(s.anyText(), s.anyNumber()),
});
export type YearLine = s.Infer<typeof yearLine>;

export const cellYear = s.object({
  ...pageOf(yearLine).shape,
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  year: s.anyNumber(),
  groups: s.list(yearGroup, 50),
});
export type CellYear = s.Infer<typeof cellYear>;

/** A fact as it stood when it was contested. */
export type ContestedFact = {
  what: Record<'vi' | 'en' | 'ar', string>;
  why: Record<'vi' | 'en' | 'ar', string> | null;
  on: string;
  by: string | null;
  link: string;
};
