import { sql } from 'kysely';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { placeOf, type Row, rowOf } from '../reading.ts';
import { type Later, reasonsNotToAnnul } from '../rules/states.ts';
import { takeBack } from '../store/carryOut.ts';
import { holdAnnulment, markAnnulled } from '../store/decisions.ts';

/**
 * Annuls a decision that was a mistake: everything is as it was before it, while nothing depends on it. Units it founded stay closed, as never in force, because the
 * ledger names them. Refuses reorganization.not_applied, reorganization.moved_since, reorganization.facts_since, version.stale.
 */
export const annulReorganization = command({
  name: 'reorganization.annul',
  method: 'POST',
  path: '/reorganizations/{id}/annulment',
  capability: 'reorganization.decide',
  summary: 'Annul a reorganization by which nothing was done yet',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(1000) }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const units = await unitsOf(ctx, row);
    return {
      units: [placeOf(row), ...units.filter(({ id }) => id !== row.unit_id)],
      demandAt: [placeOf(row)],
      cross: await crossed(ctx, row),
    };
  },
  crosses: 'rows of other units that named the successor name again the unit that was closed',
  run: async (ctx, input, units) => {
    const row = await rowOf(ctx, input.id);
    await ctx.demandOpen(units, [row.effective_on]);
    must(reasonsNotToAnnul(row.state, await movedSince(ctx, row), await factsSince(ctx, row)));
    const unit = placeOf(row);
    await holdAnnulment(ctx.tx, row);
    const touched = await takeBack(
      { tx: ctx.tx, id: row.id, unit, on: row.effective_on, decision: row.number_text ?? row.title },
      ctx.services.reorganizing,
      ctx.today,
      async (how) => await ctx.services.reorganizationStep(row, how),
    );
    await markAnnulled(ctx.tx, row, input.version, { actor: ctx.actor, at: ctx.clock.now(), reason: input.reason });
    ctx.touch(...touched);
    await ctx.record({
      unit,
      subjectKind: 'reorganization',
      subjectId: row.id,
      reason: input.reason,
      body: { units: touched.length },
    });
    for (const each of touched)
      if (each.id !== unit.id)
        await ctx.record({
          unit: each,
          subjectKind: 'unit',
          subjectId: each.id,
          body: { annulledReorganizationId: row.id },
        });
    return { id: row.id };
  },
});

/** The units it changed and those that got something. */
async function unitsOf(ctx: Context, row: Row): Promise<UnitRef[]> {
  const { rows } =
    await sql<UnitRef>`select u.id, u.division, u.path from unit u where u.id in (${touchedIds(row)})`.execute(ctx.tx);
  return rows;
}

function touchedIds(row: Row) {
  const kin = sql`division = ${row.division} and reorganization_id = ${row.id}`;
  return sql`select target_id from reorganization_unit where ${kin} union select unnest(successors) from reorganization_unit where ${kin}
    union select to_id from reorganization_person where ${kin} union select to_id from reorganization_work where ${kin}`;
}

/** Units that have another place, name or kind by now than the decision gave them. */
async function movedSince(ctx: Context, row: Row): Promise<string[]> {
  const { rows } = await sql<{
    name: string;
  }>`select u.name from reorganization_unit m join unit u on u.id = m.target_id
    where m.division = ${row.division} and m.reorganization_id = ${row.id} and (u.path, u.name, u.kind) is distinct from (m.new_path, m.new_name, m.new_kind) order by m.position limit 20`.execute(
    ctx.tx,
  );
  const { rows: children } = await sql<{
    name: string;
  }>`select u.name from reorganization_unit m join unit u on u.parent_id = m.target_id
    where m.division = ${row.division} and m.reorganization_id = ${row.id} and m.founded and u.id not in (${touchedIds(row)}) order by u.path limit 20`.execute(
    ctx.tx,
  );
  return [...rows, ...children].map(({ name }) => name);
}

/** What was done at these units since, first of all; looking is no deed. */
async function factsSince(ctx: Context, row: Row): Promise<Later[]> {
  const deeds = [...ctx.services.deeds];
  // lines are told apart by their ids where they bear one moment; they are found by the place of their unit, where they lie by their time
  const { rows } =
    await sql<Later>`with done as materialized (select id, command_id, at from ledger where division = ${row.division} and subject_id = ${row.id}
        and command in ('reorganization.decide', 'reorganization.apply') order by at desc, id desc limit 1)
    select l.command, u.name as unit, l.at::date::text as on from done d join unit u on u.id in (${touchedIds(row)}) and u.id <> ${row.unit_id}
      join ledger l on l.scope = u.path and l.unit_id = u.id and l.at >= d.at and (l.at > d.at or l.id > d.id) and l.command_id <> d.command_id
    where l.command = any(${deeds}::text[]) order by l.at limit 20`.execute(ctx.tx);
  return rows;
}

/** Units outside the reach whose rows were changed. */
async function crossed(ctx: Context, row: Row): Promise<UnitRef[]> {
  const columns = ctx.services.reorganizing
    .flatMap((part) => part.elsewhere ?? [])
    .filter(({ scope }) => scope !== undefined);
  if (columns.length === 0) return [];
  const { rows } = await sql<UnitRef>`select id, division, path from unit where id in (select unit_id from (${sql.join(
    columns.map(
      ({ table, unit }) =>
        sql`select t.unit_id from ${sql.table(table)} t where ${sql.ref(`t.${unit}`)} in (${touchedIds(row)}) and not (t.scope >= ${row.scope} and t.scope < ${`${row.scope}{`})`,
    ),
    sql` union all `,
  )}) x)`.execute(ctx.tx);
  return rows;
}
