/** Words of published tables: what a committee prints under its name, as counts of a named whole. Shared with the browser: types and schemas only. */
import { mayShape, reasonsShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { labelShape } from '../rulebook/schemaBase.ts';

/** `replaced`: a corrected edition stands in its place; `discarded`: a draft that was given up. */
export const PUBLICATION_STATES = ['draft', 'published', 'replaced', 'withdrawn', 'discarded'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** What a line is a part of: the table's whole, a line above it ("of which"), or nothing: it stands for itself. */
export const PART_OF = ['whole', 'line', 'nothing'] as const;
export type PartOf = (typeof PART_OF)[number];

/** A table by units of a province has two lines for each of its communes. */
export const MOST_LINES = 400;
export const MOST_DECIMALS = 4;
/** How a number is divided by the units directly below, beside what its records know: their numbers, or what those are a part of. `code`: the unit. */
export const BELOW = 'below';
export const BELOW_BASE = 'below_base';
export const isBelow = (dimension: string | null | undefined): boolean =>
  dimension === BELOW || dimension === BELOW_BASE;

const MOST = 1e12;
const count = () => s.optional(s.nullable(s.whole(0, MOST)));
const words = (max: number) => s.optional(s.nullable(s.text(max)));

/** `share`: per cent as somebody printed it, with its digits; `parent`: the place of the line above that it is a part of, from 0. */
export const lineInput = s.object({
  label: s.text(200),
  n: count(),
  share: s.optional(s.nullable(s.decimal())),
  partOf: s.oneOf(PART_OF),
  parent: s.optional(s.nullable(s.whole(0, MOST_LINES))),
  /** a number of the register, alone or one of its parts by a dimension */
  indicator: words(100),
  dimension: words(40),
  code: s.optional(s.nullable(s.text(60, 0))),
});
export type LineInput = s.Infer<typeof lineInput>;

/** What a table says, of a day, or of the days `from` to `on`, both included. */
export const tableInput = {
  title: s.text(300),
  on: s.date(),
  from: s.optional(s.nullable(s.date())),
  whole: s.object({
    /** what the base is: "grassroots organizations", "rated members" */
    name: words(200),
    n: count(),
    /** it counts people: a share of it is of whole persons */
    people: s.flag(),
    indicator: words(100),
    /** of how many the base is a part, and who is left out of it: 3,655 of 3,900, without the exempt and the new */
    outOf: count(),
    leftOut: words(300),
  }),
  /** the lines of the whole are all there are: they add up to it */
  divides: s.flag(),
  /** digits after the decimal mark of the shares that are printed */
  decimals: s.whole(0, MOST_DECIMALS),
  source: s.object({
    kind: s.oneOf(['own', 'others']),
    name: words(300),
    number: words(60),
    on: s.optional(s.nullable(s.date())),
  }),
  note: words(2000),
  lines: s.list(lineInput, MOST_LINES),
};
const tableObject = s.object(tableInput);
export type TableInput = s.Infer<typeof tableObject>;

/** A number of the register as it is on the table's day: `of` is what it is a part of. Null where this reader is not shown it or nothing was recorded. */
export const registerNumber = s.object({
  indicator: s.anyText(),
  dimension: s.nullable(s.anyText()),
  code: s.nullable(s.anyText()),
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  people: s.flag(),
  /** its parts tell what people are: small groups are not published (STA-02) */
  personal: s.flag(),
  state: s.oneOf(['live', 'frozen']),
});
export type RegisterNumber = s.Infer<typeof registerNumber>;

const day = s.object({ on: s.anyText(), name: s.anyText() });

export const publicationLine = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  title: s.anyText(),
  on: s.anyText(),
  from: s.nullable(s.anyText()),
  state: s.oneOf(PUBLICATION_STATES),
  edition: s.anyNumber(),
  lines: s.anyNumber(),
  published: s.nullable(day),
});
export type PublicationLine = s.Infer<typeof publicationLine>;

export const shownLine = s.object({
  label: s.anyText(),
  n: s.nullable(s.anyNumber()),
  share: s.nullable(s.anyText()),
  partOf: s.oneOf(PART_OF),
  parent: s.nullable(s.anyNumber()),
  indicator: s.nullable(s.anyText()),
  dimension: s.nullable(s.anyText()),
  code: s.nullable(s.anyText()),
  /** how deep it stands under the lines it is a part of */
  level: s.anyNumber(),
  /** per cent made of the counts, and of how many; null where it is a part of nothing or a count is missing */
  printed: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  /** the register's state when it was published; while it is a draft, today's */
  register: s.nullable(s.oneOf(['live', 'frozen'])),
  /** of a committee's own indicator, the number of the definition it was counted by; of a draft, of the one in force */
  definition: s.nullable(s.anyNumber()),
});
export type ShownLine = s.Infer<typeof shownLine>;

/** An indicator that the table's numbers are of, as it was defined when they were published. */
export const tableSource = s.object({
  indicator: s.anyText(),
  name: labelShape,
  formula: labelShape,
  /** a committee's own: which definition of it, since when and by whom; null of the standing set */
  own: s.nullable(s.object({ no: s.anyNumber(), since: s.anyText(), by: s.anyText() })),
  /** how many lines are of it, and in which states of the register */
  lines: s.anyNumber(),
  states: s.list(s.oneOf(['live', 'frozen']), 2),
  /** its lines are of the units directly below */
  below: s.flag(),
});
export type TableSource = s.Infer<typeof tableSource>;

/** Whether numbers are closed ones, reckoned from the records, or some of each. */
export function statesOf({ states }: Pick<TableSource, 'states'>): 'frozen' | 'live' | 'mixed' {
  return states.length > 1 ? 'mixed' : (states[0] ?? 'live');
}

export const publicationRecord = s.object({
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText() }),
  state: s.oneOf(PUBLICATION_STATES),
  edition: s.anyNumber(),
  version: s.anyNumber(),
  title: s.anyText(),
  on: s.anyText(),
  from: s.nullable(s.anyText()),
  whole: s.object({
    name: s.nullable(s.anyText()),
    n: s.nullable(s.anyNumber()),
    people: s.flag(),
    indicator: s.nullable(s.anyText()),
    outOf: s.nullable(s.anyNumber()),
    leftOut: s.nullable(s.anyText()),
  }),
  divides: s.flag(),
  decimals: s.anyNumber(),
  source: s.object({
    kind: s.oneOf(['own', 'others']),
    name: s.nullable(s.anyText()),
    number: s.nullable(s.anyText()),
    on: s.nullable(s.anyText()),
  }),
  note: s.nullable(s.anyText()),
  reason: s.nullable(s.anyText()),
  lines: s.list(shownLine, MOST_LINES),
  drafted: day,
  published: s.nullable(day),
  ended: s.nullable(s.object({ on: s.anyText(), name: s.anyText(), reason: s.nullable(s.anyText()) })),
  /** all editions of the table that this reader sees, the latest first */
  editions: s.list(
    s.object({
      id: s.anyText(),
      edition: s.anyNumber(),
      state: s.oneOf(PUBLICATION_STATES),
      published: s.nullable(day),
      reason: s.nullable(s.anyText()),
    }),
    200,
  ),
  rule: s.nullable(s.anyText()),
  /** the least people a group may have that is published by what they are (STA-02); 0: no such rule */
  smallest: s.anyNumber(),
  /** of a draft: the numbers of the register it names, and what stands against publishing it */
  registered: s.list(registerNumber, MOST_LINES + 1),
  sources: s.list(tableSource, MOST_LINES + 1),
  findings: reasonsShape,
  may: mayShape,
});
export type PublicationRecord = s.Infer<typeof publicationRecord>;
