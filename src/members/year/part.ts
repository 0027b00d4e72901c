/** What modules bring to a member's year (M15): the facts recorded of somebody between two days. Each number of a year is a count of such facts. */
import { type RawBuilder, sql } from 'kysely';
import type { Context, Module } from '../../platform/bus/command.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { inLanguages, type Label } from '../../rulebook/schemaBase.ts';

/**
 * `text`: its words. `good`, `bad`: how it is shown; the others are neither. `main`: stands in the first table of a cell.
 * `total`: its facts are told by other figures as well, and once on paper.
 */
export type YearFigure = { id: string; text: string; sign?: 'good' | 'bad'; main?: true; total?: true };

/** Whose facts are asked for, between which days (both included). */
export type YearAsked = {
  /** the ids, as an array of the database */
  people: RawBuilder<unknown>;
  from: string;
  to: string;
  today: string;
  rulebook: Rulebook;
};

/** A fact as a part's statement gives it. */
export type YearRow = {
  person_id: string;
  figure: string;
  /** the record it stands in; one record may hold several facts of somebody, each of another figure */
  ref: string;
  /** the address of the record's page */
  link: string;
  /** the day it is told by */
  on_day: string;
  what: string;
  /** the reason or the judgement, where one was given */
  why: string | null;
  /** who recorded it: as it was written then, and his person or account where it is known */
  by_name: string | null;
  by_id: string | null;
  unit_id: string;
};

export type YearPart = {
  /** heading of its figures */
  text: string;
  /** asked at the member's cell; one's own year is seen without it */
  capability: string;
  figures: readonly YearFigure[];
  /** a statement of YearRow for these people; each range is served by an index on the person */
  rows(asked: YearAsked): RawBuilder<unknown>;
  /** what a fact is called, and its reason, where the rows hold codes of the rulebook */
  named?(row: Pick<YearRow, 'figure' | 'what' | 'why'>, rulebook: Rulebook): { what: Label; why: Label | null };
  /** decisions with an appeal of their own are not contested here */
  appeal?: true;
  /** said among those who have the right, and not to the member himself */
  inner?: true;
};

declare module '../../platform/bus/command.ts' {
  interface ModuleParts {
    memberYear?: readonly YearPart[];
  }
  interface Services {
    memberYear: readonly YearPart[];
  }
}

/** The parts that all modules bring, lower floors first. A figure that two of them claim is a mistake of ours. */
export function memberYearOf(modules: readonly Module[]): readonly YearPart[] {
  const parts = modules.flatMap((module) => module.memberYear ?? []);
  const ids = parts.flatMap((part) => part.figures.map(({ id }) => id));
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) throw new Error(`The figure "${twice}" of a member's year is brought twice.`);
  return parts;
}

/** What has no words of its own stands as it is written, in every language. */
export function asWritten(text: string): Label {
  return { vi: text, en: text, ar: text };
}

/** The label of a code in a list of the rulebook; the code itself where the list no longer has it. */
export function labelIn(
  list: readonly { id: string; label: Label | Record<keyof Label, { one: string }> }[],
  code: string,
): Label {
  const label = list.find((each) => each.id === code)?.label;
  return label ? inLanguages((language) => wordOf(label[language])) : asWritten(code);
}

function wordOf(word: string | { one: string }): string {
  return typeof word === 'string' ? word : word.one;
}

/**
 * FROM of a table's rows that name these people in a column. The people are handed in, not joined: they are asked for wherever their records lie. Selected
 * from their list, so that the index on the column serves: knowing each of them, the planner may read a table from end to end instead.
 */
export function rowsNaming(
  people: RawBuilder<unknown>,
  table: string,
  column: string,
  alias: string,
): RawBuilder<unknown> {
  return sql`(select * from ${sql.table(table)} where ${sql.ref(column)} = any(array(select unnest(${people})))) ${sql.ref(alias)}`;
}

/** The first and last day of a year. */
export function daysOf(year: number): { from: string; to: string } {
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

const COLUMNS = sql.raw('(person_id, figure, ref, link, on_day, what, why, by_name, by_id, unit_id)');

/** The facts of these parts as one set of rows; none where there are no parts. */
export function rowsOf(parts: readonly YearPart[], asked: YearAsked): RawBuilder<unknown> {
  const none = sql`select null::uuid, null::text, null::uuid, null::text, null::date, null::text, null::text, null::text, null::uuid, null::uuid where false`;
  const all = parts.map((part) => sql`(${part.rows(asked)})`);
  return sql`select * from (${sql.join([none, ...all], sql` union all `)}) as f${COLUMNS}`;
}

/** The parts whose facts of somebody at a unit the reader sees, those with most figures first. */
export function partsSeen(ctx: Context, unit: Parameters<Context['may']>[1], own: boolean): YearPart[] {
  return ctx.services.memberYear
    .filter((part) => (own && part.inner !== true) || ctx.may(part.capability, unit))
    .sort((a, b) => b.figures.length - a.figures.length);
}
