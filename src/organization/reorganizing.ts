/**
 * What modules say about their rows for the day on which units are merged, split, moved or closed (M51, M55). Every owned table needs a line:
 * a record that nobody claims would lose its owner, so the build stops (checks/reorganizing.db.test.ts), and so does the dry run.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Module } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';

/** The day on which a decision takes effect, where these conditions ask for one: whoever evaluates them sets it in the transaction (`setTheDay`). */
export const theDay: RawBuilder<string> = sql<string>`coalesce(nullif(current_setting('chibo.day', true), '')::date, current_date)`;

/** Evaluates conditions of modules as on this day, until the transaction ends. By SET LOCAL: other machines see no set_config(). */
export async function setTheDay(tx: Tx, on: string): Promise<void> {
  await sql`set local chibo.day = ${sql.lit(on)}`.execute(tx);
}

/** Closed units and whoever came after each, through as many decisions as there were. */
export type Heirs = readonly { unit: string; heir: string }[];

/** A condition on `w`: as it is, or made for those who came after the units that are asked for. */
export type Waiting = RawBuilder<unknown> | ((heirs: Heirs) => RawBuilder<unknown>);

/** The condition for these heirs. */
export function waitingFor(open: Waiting, heirs: Heirs): RawBuilder<unknown> {
  return typeof open === 'function' ? open(heirs) : open;
}

/** Who came after these units. Of the tree alone: recursion does not go with rows that lie on several machines, so it is asked first and handed in. */
export async function heirsOf(tx: Tx, units: readonly string[]): Promise<Heirs> {
  const { rows } = await sql<{ unit: string; heir: string }>`with recursive after as (
      select unit_id, successor_id from unit_successor where unit_id = any(${[...units]}::uuid[])
      union select a.unit_id, s.successor_id from after a join unit_successor s on s.unit_id = a.successor_id)
    select unit_id as unit, successor_id as heir from after`.execute(tx);
  return rows;
}

/** What becomes of a table's rows when the unit they lie at is closed. Where a unit only moves in the tree, every row keeps its unit and its scope is rewritten. */
export type RowPolicy =
  /** history: stays under the old name, which hangs below the successor and stays readable */
  | { do: 'stays'; because: string }
  /** what is kept of somebody goes to the unit where he goes; `while`: only rows that still hold (condition on `t`) */
  | { do: 'follows'; person: string; while?: RawBuilder<unknown> }
  /** a line of somebody ends here on the day and a new one with the same facts begins there */
  | { do: 'continues'; person: string }
  /**
   * a period that ends with the unit on the day (posts, duties, terms). `running`: which rows (condition on `t`; without it: `valid_to` open);
   * `set`: what is written into them (without it: `valid_to`)
   */
  | {
      do: 'ends';
      because: string;
      running?: RawBuilder<unknown>;
      set?: (on: string, decision: string) => RawBuilder<unknown>;
    }
  /** open work: rows that still wait go to exactly one living owner, the others stay */
  | { do: 'handed'; work: string | readonly string[] }
  /** goes where the row of `table` goes that it names by `column`, and stays where that stays */
  | {
      do: 'along';
      table: string;
      column: string;
      /** rows of somebody who goes to another unit than that row end on the day instead: condition for those that run, and what is written */
      leaves?: { person: string; running: RawBuilder<unknown>; set: (on: string) => RawBuilder<unknown> };
    }
  /** goes where the row goes whose id stands in this column, of whatever table, and stays where that stays (files, polls) */
  | { do: 'hangs'; by: string }
  /** made anew by its Stat */
  | { do: 'counted' };

/** A kind of open work: each of its rows is listed in the dry run and gets one living owner. */
export type OpenWork = {
  /** also the key of its words: `openWork.<kind>` in the module's words */
  kind: string;
  table: string;
  /** whether a row still waits for somebody */
  open: Waiting;
  /** what it is called in lists: text on `w` without what only restricted readers may see */
  title: RawBuilder<unknown>;
  /** the address of its page, text on `w` */
  link: RawBuilder<unknown>;
  /** the day it is due, or null */
  due?: RawBuilder<unknown>;
  /** the column that names the unit which holds it, where that is not the unit the row lies at: it names the successor, as `elsewhere` says of it */
  at?: string;
  /** items of any kind with the same key go to one unit: text on `w`, or null */
  together?: RawBuilder<unknown>;
  /**
   * a unit has only one of them by a unique index: `key` (text on `w`) tells which are the same, among rows where `among` holds. Where the successor has
   * the same: the row stays (and is open no longer), its `columns` are added to the one that is there, it gets another name (`set`, on `t`), or the decision is refused until one of both is finished
   */
  one?: { key: RawBuilder<unknown>; among?: RawBuilder<unknown> } & (
    | { else: 'stays' | 'refuse' }
    | { else: 'adds'; columns: readonly string[] }
    | { else: 'renames'; set: RawBuilder<unknown> }
  );
  /** the person who holds it: id and the name as written, on `w` */
  holder?: { person: RawBuilder<unknown>; name: RawBuilder<unknown> };
  /** where its unit is divided: to the unit where its holder (or the person it is about) goes, or to the core successor */
  goesTo: 'holder' | 'core';
  /** where its unit is divided, the decision says of each of them to which part it goes, and its people with it (the groups of a cell) */
  placed?: true;
  /** the capability without which the title is not shown: only the count and the kind */
  restricted?: string;
  /** whether it can be handed over at all: some stop the reorganization until they are finished (a poll that is being counted) */
  mustEnd?: RawBuilder<unknown>;
};

/** Columns of rows that lie elsewhere and name a unit: of open rows they name the successor after a closing, and every copied path follows its unit. */
export type UnitColumn = {
  table: string;
  unit: string;
  /** copied path and division of that unit, where the row carries them */
  scope?: string;
  division?: string;
  /** rows that must name the successor from the day on (condition on `t`); without it the name of the past stays */
  living?: RawBuilder<unknown>;
  /** the column holds a list of units */
  many?: true;
};

/** A path that a row copies from the row it hangs on: `table.scope` is `of.scope` of the row that `by` names, and is written again with it. */
export type CopiedPath = { table: string; scope: string; of: string; by: string };

export type Reorganizing = {
  rows: Readonly<Record<string, RowPolicy>>;
  openWork?: readonly OpenWork[];
  elsewhere?: readonly UnitColumn[];
  copies?: readonly CopiedPath[];
};

declare module '../platform/bus/command.ts' {
  interface ModuleParts {
    reorganizing?: Reorganizing;
  }
  interface Services {
    reorganizing: readonly Reorganizing[];
  }
}

/** Whether the unit of `w` is closed and one of those who came after it has the same row: `same` is a condition on `w` and `o`. Such a row waits for nobody. */
export function successorHas(heirs: Heirs, table: string, same: RawBuilder<unknown>): RawBuilder<unknown> {
  if (heirs.length === 0) return sql`false`;
  const units = heirs.map(({ unit }) => unit);
  // hardly any unit has successors: the others are done with after one look
  return sql`case when w.unit_id = any(${[...new Set(units)]}::uuid[]) then exists (select from unnest(${units}::uuid[], ${heirs.map(({ heir }) => heir)}::uuid[]) h(unit_id, id)
    join ${sql.table(table)} o on o.unit_id = h.id and ${same} where h.unit_id = w.unit_id) else false end`;
}

/** What all modules say, lower floors first. A kind of work said twice is a mistake of ours. */
export function reorganizingOf(modules: readonly Module[]): readonly Reorganizing[] {
  const parts = modules.flatMap(({ reorganizing }) => (reorganizing ? [reorganizing] : []));
  const kinds = parts.flatMap(({ openWork }) => (openWork ?? []).map(({ kind }) => kind));
  const twice = kinds.find((kind, i) => kinds.indexOf(kind) !== i);
  if (twice !== undefined) throw new Error(`The open work "${twice}" is declared twice.`);
  return parts;
}
