/** A commune with six cells, and commands made for looking at the bus itself. */
import { sql } from 'kysely';
import { unitOf } from '../../src/organization/tree.ts';
import type { UnitRef } from '../../src/platform/access.ts';
import { makeBus } from '../../src/platform/bus/bus.ts';
import { command, type Module, query } from '../../src/platform/bus/command.ts';
import * as s from '../../src/platform/schema.ts';
import { asOperator, bareWorld, foundTop } from './world.ts';

/** What the drill's command does between its write and its end; it is given the number of its database process. */
export const drill: { meanwhile(pid: number): Promise<void> } = { meanwhile: async () => {} };

const input = s.object({ ids: s.list(s.id(), 10, 1), ledger: s.optional(s.flag()) });

/** Counts households of units: reads, waits, writes back; wrong at once when two do it without a lock. */
const count = command({
  name: 'drill.count',
  method: 'POST',
  path: '/drill',
  capability: 'unit.edit',
  summary: 'Count one household more',
  input,
  result: s.object({}),
  where: async (ctx, given) => ({ units: await Promise.all(given.ids.map((id) => unitOf(ctx, id))) }),
  run: async (ctx, given) => {
    const rows = await ctx.tx.selectFrom('unit').select(['id', 'households']).where('id', 'in', given.ids).execute();
    const {
      rows: [own],
    } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.tx);
    for (const row of rows)
      await ctx.tx
        .updateTable('unit')
        .set({ households: (row.households ?? 0) + 1 })
        .where('id', '=', row.id)
        .execute();
    await drill.meanwhile(own?.pid ?? 0);
    const unit = await unitOf(ctx, given.ids[0] ?? '');
    ctx.touch(unit);
    if (given.ledger !== false) await ctx.record({ unit, subjectKind: 'unit', subjectId: unit.id });
    return {};
  },
});

const forgetful = command({
  ...count,
  name: 'drill.forget',
  path: '/drill/forget',
  where: async () => ({ units: [] }),
});

const peek = query({
  name: 'drill.peek',
  method: 'GET',
  path: '/drill/peek',
  capability: 'unit.read',
  summary: 'Read, or try to write',
  input: s.object({ id: s.id(), write: s.optional(s.flag()) }),
  output: s.object({}),
  where: async (ctx, given) => await unitOf(ctx, given.id),
  run: async (ctx, given, unit) => {
    if (given.write) await ctx.tx.updateTable('unit').set({ households: 0 }).where('id', '=', given.id).execute();
    return { path: unit.path };
  },
});
const module: Module = {
  name: 'drill',
  commands: [count, forgetful],
  queries: [peek, { ...peek, name: 'drill.watched', path: '/drill/watched', recorded: true }],
  ownedTables: [],
};

export async function drillWorld() {
  const world = await bareWorld();
  const commune = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const cells: string[] = [];
  for (let i = 1; i <= 6; i++) {
    const founding = { parentId: commune, kind: 'grassroots_cell', name: `Chi bộ thôn ${i}` };
    cells.push((await asOperator(world.chibo, 'unit.found', founding)).id);
  }
  const { db } = world.chibo.owner;
  return {
    world,
    bus: makeBus(world.chibo.app.db, [...world.chibo.bus.modules, module], world.chibo.bus.services, world.clock),
    cells,
    cell: (i: number) => cells[i] ?? '',
    founding: (name: string) => ({ parentId: commune, kind: 'grassroots_cell', name }),
    households: async (id: string) =>
      (await db.selectFrom('unit').select('households').where('id', '=', id).executeTakeFirstOrThrow()).households ?? 0,
    linesOf: async (commandId: string) =>
      await db.selectFrom('ledger').selectAll().where('command_id', '=', commandId).execute(),
    named: async (name: string) => await db.selectFrom('unit').select('id').where('name', '=', name).execute(),
    refOf: async (id: string): Promise<UnitRef> =>
      await db.selectFrom('unit').select(['id', 'division', 'path']).where('id', '=', id).executeTakeFirstOrThrow(),
  };
}
