/** A committee's own indicators and dashboards: read with those inherited from above, written at the committee. */
import { sql } from 'kysely';
import type { Indicator } from '../../organization/measure.ts';
import { addressOf, at } from '../../organization/tree.ts';
import { type UnitRef, withAbove } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { changeAsSeen } from '../../platform/db/current.ts';
import { newId } from '../../platform/ids.ts';
import type { OwnTarget } from '../declared/target.ts';
import type { OwnPart, Tile } from './own.ts';
import type { Draft } from './rules.ts';

/** Begins the id of an indicator that is a committee's own. */
export const OWN = 'own.';

export type OwnIndicator = {
  row: UnitRef;
  id: string;
  purpose: string | null;
  unitId: string;
  version: number;
  indicator: Indicator;
  /** as it was written, to be written again */
  definition: Definition;
  target: OwnTarget | null;
  /** what it was before, the latest first */
  formers: Former[];
  madeName: string;
  madeOn: string;
};

/** A definition that held until a day: who wrote another one over it then, and why. */
export type Former = { until: string; by: string; reason: string | null; indicator: Indicator };

/** The indicators in force that the unit and those above it defined, the topmost first. */
export async function ownIndicators(ctx: Context, unit: UnitRef): Promise<OwnIndicator[]> {
  const rows = await ctx.tx
    .selectFrom('own_indicator')
    .selectAll()
    .where('scope', 'in', withAbove(unit.path))
    .where('retired_on', 'is', null)
    .orderBy('scope')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    row: addressOf(row),
    id: row.id,
    purpose: row.purpose,
    unitId: row.unit_id,
    version: row.version,
    indicator: indicatorOf(row),
    definition: {
      name: row.name,
      purpose: row.purpose,
      form: row.form as Definition['form'],
      numerator: row.numerator as OwnPart,
      denominator: row.denominator as OwnPart | null,
      better: row.better as Definition['better'],
      target: row.target,
      targetSource: row.target_source,
    },
    formers: formersOf(row),
    target: row.target === null ? null : { value: Number(row.target), source: row.target_source },
    madeName: row.made_name,
    madeOn: row.made_on,
  }));
}

type Row = { id: string; name: string; form: string; numerator: unknown; denominator: unknown; better: string | null };

function indicatorOf({ id, name, form, numerator, denominator, better }: Row): Indicator {
  return {
    id: `${OWN}${id}`,
    group: 'own',
    name,
    form: form as Indicator['form'],
    numerator: partOf(numerator as OwnPart),
    ...(denominator !== null && { denominator: partOf(denominator as OwnPart) }),
    better: better as Indicator['better'],
  };
}

type Change = Omit<Row, 'id' | 'better'> & { on: string; by: string; reason?: string };

function formersOf(row: Row & { changes: unknown }): Former[] {
  return (row.changes as Change[])
    .map(({ on, by, reason, ...before }) => ({
      until: on,
      by,
      reason: reason ?? null,
      indicator: indicatorOf({ ...before, id: row.id, better: row.better }),
    }))
    .toReversed();
}

/** How many definitions a committee's own indicator has had, the one in force counted. */
export function definitionNo({ formers }: Pick<OwnIndicator, 'formers'>): number {
  return formers.length + 1;
}

/** A definition by its number: since when it held, and who wrote it. */
export type Definite = { id: string; no: number; since: string; by: string; indicator: Indicator };

/** All definitions of some own indicators, also of those out of use; ids as indicators have them. What the reader does not see is left out. */
export async function definitionsOf(ctx: Context, ids: readonly string[]): Promise<Definite[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.tx
    .selectFrom('own_indicator')
    .selectAll()
    .where(
      'id',
      'in',
      ids.map((id) => id.slice(OWN.length)),
    )
    .execute();
  return rows.flatMap((row) => {
    const formers = formersOf(row).toReversed();
    const began = [{ on: row.made_on, by: row.made_name }, ...formers.map(({ until, by }) => ({ on: until, by }))];
    return [...formers.map(({ indicator }) => indicator), indicatorOf(row)].map((indicator, i) => ({
      id: indicator.id,
      no: i + 1,
      since: began[i]?.on ?? row.made_on,
      by: began[i]?.by ?? row.made_name,
      indicator,
    }));
  });
}

/** Which definition held on a day that is past; null where it is the one that holds now. Of two written over on one day, the one that held when it began. */
export function formerOn(formers: readonly Former[], day: string): Former | null {
  return formers.findLast(({ until }) => day < until) ?? null;
}

/** A part as it was written, as it is evaluated. */
export function partOf({ measure, filters = [] }: OwnPart): Indicator['numerator'] {
  return { measure, filters: Object.fromEntries(filters.map(({ dimension, codes }) => [dimension, codes])) };
}

export type Definition = Draft & { name: string; purpose: string | null; better: 'up' | 'down' | null };

/** Writes a new indicator; returns its id. */
export async function insertIndicator(ctx: Context, unit: UnitRef, made: Definition): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('own_indicator')
    .values({ ...at(unit), id, ...columns(made), made_name: ctx.actor.name, made_on: ctx.today })
    .execute();
  return id;
}

/** Writes another definition over it and keeps the one before with its day and the reason. Refuses version.stale. */
export async function reviseIndicator(
  ctx: Context,
  unit: UnitRef,
  { id, version, reason }: { id: string; version: number; reason: string },
  made: Definition,
): Promise<void> {
  await sql`update own_indicator set changes = changes || jsonb_build_object('on', ${ctx.today}::text, 'name', name, 'form', form, 'numerator', numerator,
      'denominator', denominator, 'target', target, 'by', ${ctx.actor.name}::text, 'reason', ${reason}::text)
    where division = ${unit.division} and id = ${id} and version = ${version}`.execute(ctx.tx);
  await changeAsSeen(ctx.tx, 'own_indicator', unit, id, version, columns(made));
}

function columns({ name, purpose, form, numerator, denominator, better, target, targetSource }: Definition) {
  return {
    name,
    purpose,
    form,
    numerator: JSON.stringify(numerator),
    denominator: denominator === null ? null : JSON.stringify(denominator),
    better,
    target,
    target_source: targetSource,
  };
}

export type Board = {
  row: UnitRef;
  id: string;
  unitId: string;
  name: string;
  tiles: Tile[];
  version: number;
  madeName: string;
  changedOn: string;
};

/** The dashboards of the unit and those above it, the topmost first. */
export async function dashboards(ctx: Context, unit: UnitRef): Promise<Board[]> {
  const rows = await ctx.tx
    .selectFrom('dashboard')
    .selectAll()
    .where('scope', 'in', withAbove(unit.path))
    .where('dropped_on', 'is', null)
    .orderBy('scope')
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    row: addressOf(row),
    id: row.id,
    unitId: row.unit_id,
    name: row.name,
    tiles: row.tiles as Tile[],
    version: row.version,
    madeName: row.made_name,
    changedOn: row.changed_on,
  }));
}

type BoardColumns = { name: string; tiles: string; made_name: string; changed_on: string };

/** Writes a new dashboard; returns its id. */
export async function insertDashboard(ctx: Context, unit: UnitRef, columns: BoardColumns): Promise<string> {
  const id = newId();
  await ctx.tx
    .insertInto('dashboard')
    .values({ ...at(unit), id, ...columns })
    .execute();
  return id;
}
