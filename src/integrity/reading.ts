/** Reads runs and findings, for queries and commands. */
import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { IntegrityRun as RunTable } from '../../gen/db.ts';
import type { IntegrityCheck } from '../organization/integrity.ts';
import { pathTo } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import type { IntegrityRun } from './finding.ts';

type RunRow = Pick<Selectable<RunTable>, 'unit_id'> & Selectable<RunTable> & { unit_name: string };

/** Whether a run over this very unit is under way. */
export async function isRunning(tx: Tx, unit: UnitRef): Promise<boolean> {
  const row = await tx
    .selectFrom('integrity_run')
    .select('id')
    .where('scope', '=', unit.path)
    .where('division', '=', unit.division)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A finding inside the reader's scope whose check he may know of; undefined where there is none. */
export async function findingById(ctx: Context, id: string) {
  const row = await ctx.tx
    .selectFrom('integrity_finding')
    .selectAll()
    .where('id', '=', id)
    .where('division', 'in', ctx.tx.selectFrom('unit').select('division').distinct())
    .executeTakeFirst();
  if (!row) return undefined;
  const check = ctx.services.integrity.checks.find((each) => each.id === row.fault);
  const unit = { id: row.unit_id, division: row.division, path: row.scope };
  return check && ctx.may(needsOf(ctx, check), unit) ? row : undefined;
}

/** The right to read the records that a check is about. */
export function needsOf(ctx: Context, check: IntegrityCheck): string {
  return ctx.services.integrity.subjects[check.subject]?.needs ?? '';
}

/** Whether few may know of what a check finds. */
export function isApart({ services: { integrity } }: Context, id: string): boolean {
  const check = integrity.checks.find((each) => each.id === id);
  return check !== undefined && integrity.subjects[check.subject]?.apart === true;
}

/** The checks whose records the reader may see at a unit. */
export function checksSeen(ctx: Context, unit: UnitRef): IntegrityCheck[] {
  return ctx.services.integrity.checks.filter((check) => ctx.may(needsOf(ctx, check), unit));
}

/** The newest run of a state that covers this unit: asked for at it or at a unit above that the reader sees. */
export async function newestRun(ctx: Context, unit: UnitRef, state: 'running' | 'done'): Promise<IntegrityRun | null> {
  const above = await pathTo(ctx.tx, unit);
  const row = await ctx.tx
    .selectFrom('integrity_run as r')
    .innerJoin('unit as u', 'u.id', 'r.unit_id')
    .selectAll('r')
    .select('u.name as unit_name')
    .where('r.division', 'in', [...new Set(above.map((each) => each.division))])
    .where(
      'r.scope',
      'in',
      above.map((each) => each.path),
    )
    // by its end, not its state: the range is looked up by the scopes, not by everything that is under way
    .where('r.ended_at', state === 'done' ? 'is not' : 'is', null)
    .orderBy('r.began_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? runOf(row) : null;
}

function runOf(row: RunRow): IntegrityRun {
  return {
    id: row.id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    state: row.state,
    pieces: row.cuts.length,
    piecesDone: row.pieces_done,
    checks: row.checks,
    units: row.units,
    found: row.found,
    gone: row.gone,
    open: row.open,
    beganAt: row.began_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    ranName: row.ran_name,
  };
}

/** What records are called, by id: under the reader's own row security, so that whoever may not read a record gets no name. */
export async function namesOf(
  ctx: Context,
  kind: string,
  records: readonly { division: string; subject_id: string }[],
): Promise<Map<string, string>> {
  const subject = ctx.services.integrity.subjects[kind];
  if (!subject || subject.name === null || records.length === 0) return new Map();
  const divisions = [...new Set(records.map((each) => each.division))];
  const ids = [...new Set(records.map((each) => each.subject_id))];
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select id, ${sql.ref(subject.name)} as name from ${sql.table(subject.table)}
    where division in (${sql.join(divisions)}) and id = any(${ids}::uuid[])`.execute(ctx.tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
