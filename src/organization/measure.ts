/**
 * What modules declare of their records so that they can be counted: a measure says once which records count, and everything that is shown of it (the
 * number, its list, its division, its table by units) is made of that one statement. An indicator is a measure, or a part of another one.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Module } from '../platform/bus/command.ts';
import { lastDayOf, monthOf } from '../platform/clock.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { inLanguages, type Label } from '../rulebook/schemaBase.ts';
import type { Group } from './groups.ts';

/** What one record of a measure is: the unit of measure of a plain number. */
export const COUNTED = [
  'person',
  'unit',
  'post',
  'candidate',
  'meeting',
  'place',
  'proposal',
  'resolution',
  'plan',
  'task',
  'case',
  'visit',
  'honour',
  'regulation',
  'household',
  'house',
  'money',
  'other',
] as const;
export type Counted = (typeof COUNTED)[number];

/** A stock stands on a day; a flow happened between two days, both included. */
export type Nature = 'stock' | 'flow';

/** What a statement of records is asked for. Of a stock `from` and `to` are the same day. */
export type MeasureAsked = {
  from: string;
  to: string;
  /** the legal date */
  today: string;
  /** `now`: as today's tree has the units, with their kinds; `then`: as it stood on the day of each record */
  tree: Tree;
};
export type Tree = 'now' | 'then';

/** Which records of a measure are meant: of each dimension named, one of these codes ('' : not written down). */
export type Filters = Readonly<Record<string, readonly string[]>>;

/** A code as it is shown: by the rulebook's label, or by words of the module. */
export type Code = { id: string; label: Label } | { id: string; text: string };

export type Dimension = {
  /** its name: words, or the rulebook's label */
  text?: string;
  label?: Label;
  /** the codes it may have, in the order they are shown; codes met that are not listed stand behind them as they are written */
  codes: readonly Code[];
  /** it divides people by what they are: its small groups are hidden from whoever reads counts only (STA-02) */
  personal?: true;
};

/** Rows of a table of counts whose sum is the number: a column, of the rows for which `where` holds. */
export type StatPart = { table: string; column: string; where?: (alias: string) => RawBuilder<boolean> };

/**
 * A measure. `records` is one flat SELECT (no grouping, so that a range is handed down to its tables) whose columns are
 * division, unit_id, scope, id (uuid), day (date: the day that counts), label, sort_key, search (folded, or lower case), link (the address of the record's
 * page or null), note (text or null), `amount` where `amount` is said, and a column `d_<dimension>` (text, never null) for each dimension.
 * Of a flow, `day` lies between the two days asked for; `id` and `day` together name a line once.
 */
export type Measure = {
  /** `<noun>.<what>`: part of addresses and of what committees define; never changed */
  id: string;
  counts: Counted;
  nature: Nature;
  /** words: what is counted (a noun), and who and which day counts (a sentence) */
  text: string;
  who: string;
  /** the rule that says so, where one does */
  rule?: string;
  /** asked for opening the records; the number itself asks for counts.read, or for this where `closed` */
  capability: string;
  closed?: true;
  /** the tables it is counted from */
  sources: readonly string[];
  records(asked: MeasureAsked): RawBuilder<unknown>;
  /** the sum of the column `amount` is the number, not how many lines there are */
  amount?: true;
  /** all the people there are: never too few to be shown; every other number of people is (STA-02) */
  everybody?: true;
  /** units exist from their own first day; everything else follows its unit to its first known place (`peopleStoodFrom`) */
  strict?: true;
  dimensions?: Readonly<Record<string, Dimension>>;
  /**
   * The same number from a table of counts, where there is one for these filters: asked for today's stock, and for a flow's whole months, under today's tree.
   * What is large at the top of the nation must have it.
   */
  stat?(filters: Filters, asked: MeasureAsked): StatPart | null;
  /** its parts by a dimension from a table of counts: the column of the codes, and of the numbers */
  statBy?(dimension: string, asked: MeasureAsked): (StatPart & { code: string }) | null;
};

/** A measure with some of its records only. */
export type Part = { measure: string; filters?: Filters };

export type Better = 'up' | 'down' | null;

/** An indicator: of a plain number, of a share (per cent of the denominator), or of a mean (so many for each of the denominator). */
export type Indicator = {
  id: string;
  group: Group;
  /** words of its name; `label` where the rulebook names it, `name` where a committee wrote it */
  text?: string;
  label?: Label;
  name?: string;
  form: 'number' | 'share' | 'mean';
  numerator: Part;
  denominator?: Part;
  better: Better;
  /** over which period a flow is shown at first; left out: the year */
  span?: 'month';
  /** the figure of a rule to be reached, in the unit of the indicator (per cent for a share) */
  target?: { value: number; rule: string };
  /** what the rulebook's ready-made targets of resolutions call it (`counts` of targets.yaml) */
  goal?: string;
};

declare module '../platform/bus/command.ts' {
  interface ModuleParts {
    measures?: (rulebook: Rulebook) => readonly Measure[];
    indicators?: (rulebook: Rulebook) => readonly Indicator[];
  }
  interface Services {
    measures: MeasureBook;
  }
}

/** Everything the modules declare, by id, lower floors first. */
export type MeasureBook = { measures: ReadonlyMap<string, Measure>; indicators: ReadonlyMap<string, Indicator> };

/** Collects what the modules declare. An id declared twice, or a part that names what nobody declares, is a mistake of ours. */
export function measureBookOf(modules: readonly Module[], rulebook: Rulebook): MeasureBook {
  const measures = byId(modules.flatMap((module) => module.measures?.(rulebook) ?? []));
  const indicators = byId(modules.flatMap((module) => module.indicators?.(rulebook) ?? []));
  for (const { id, form, numerator, denominator } of indicators.values()) {
    if ((form === 'number') !== (denominator === undefined)) throw new Error(`The indicator "${id}" is no ${form}.`);
    for (const part of denominator ? [numerator, denominator] : [numerator]) {
      const measure = measures.get(part.measure);
      const strange = Object.keys(part.filters ?? {}).find((key) => measure?.dimensions?.[key] === undefined);
      if (!measure || strange) throw new Error(`The indicator "${id}" names "${strange ?? part.measure}": unknown.`);
    }
  }
  return { measures, indicators };
}

function byId<T extends { id: string }>(all: readonly T[]): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const one of all) {
    if (found.has(one.id)) throw new Error(`"${one.id}" is declared twice.`);
    found.set(one.id, one);
  }
  return found;
}

/** Whether a line with a first day and a day after its last stood on the day asked for: today what has no end, as the counts have it. */
export function stood(alias: string, { to, today }: Pick<MeasureAsked, 'to' | 'today'>): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  return to >= today
    ? sql`(${column('valid_to')} = 'infinity')`
    : sql`(${column('valid_from')} <= ${to} and ${column('valid_to')} > ${to})`;
}

/** The whole months that the days asked for make up, the running one up to today; null where they begin or end within one. */
export function wholeMonths({ from, to, today }: MeasureAsked): { first: string; last: string } | null {
  if (!from.endsWith('-01')) return null;
  const last = monthOf(to);
  const whole = to === lastDayOf(last) || (to >= today && last === monthOf(today));
  return whole ? { first: monthOf(from), last } : null;
}

/** `where` of a StatPart for the months asked for; null where they are not whole. */
export function inMonths(asked: MeasureAsked): ((alias: string) => RawBuilder<boolean>) | null {
  const months = wholeMonths(asked);
  if (months === null) return null;
  return (alias) =>
    sql<boolean>`(${sql.ref(`${alias}.month`)} >= ${months.first} and ${sql.ref(`${alias}.month`)} <= ${months.last})`;
}

/** The only filter there is, if it is of this dimension and names one code. */
export function onlyCode(filters: Filters, dimension: string): string | null {
  const [first, ...others] = Object.entries(filters);
  return first?.[0] === dimension && others.length === 0 && first[1].length === 1 ? (first[1][0] ?? null) : null;
}

/** A list of the rulebook as codes of a dimension; what has a counted noun is shown by it. */
export function codesOf(
  list: readonly { id: string; label: Record<keyof Label, string | { one: string }> }[],
): { id: string; label: Label }[] {
  const word = (each: string | { one: string }) => (typeof each === 'string' ? each : each.one);
  return list.map(({ id, label }) => ({ id, label: inLanguages((language) => word(label[language])) }));
}
