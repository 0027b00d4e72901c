import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOperator, bareWorld, type Bare, foundTop, refusalOf } from '../../../checks/world/world.ts';
import { OPERATOR_ID, operator } from '../../accounts/grants.ts';
import { unitOf } from '../../organization/tree.ts';
import type { Actor, UnitRef } from '../access.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';
import * as s from '../schema.ts';
import { type Bus, makeBus } from './bus.ts';
import { command, type Module, query } from './command.ts';

let world: Bare;
let bus: Bus;
let commune: string;
let cells: string[];
/** What the test's own command does between its write and its end. */
let meanwhile: (pid: number) => Promise<void> = async () => {};

beforeAll(async () => {
  world = await bareWorld();
  commune = await foundTop(world.chibo, 'commune_committee', 'Đảng bộ xã Biển Hồ');
  const found = (name: string) => asOperator(world.chibo, 'unit.found', { parentId: commune, kind: 'grassroots_cell', name });
  cells = [];
  for (let i = 1; i <= 6; i++) cells.push((await found(`Chi bộ thôn ${i}`)).id);
  bus = makeBus(world.chibo.app.db, [...world.chibo.bus.modules, drill], world.chibo.bus.services, world.clock);
});
afterAll(() => world.close());

const input = s.object({ ids: s.list(s.id(), 10, 1), ledger: s.optional(s.flag()) });

/** Counts households of units: reads, waits, writes back; wrong at once when two do it without a lock. */
const count = command({
  name: 'drill.count', method: 'POST', path: '/drill', capability: 'unit.edit', summary: 'Count one household more', input, result: s.object({}),
  where: async (ctx, given) => ({ units: await Promise.all(given.ids.map((id) => unitOf(ctx, id))) }),
  run: async (ctx, given) => {
    const rows = await ctx.tx.selectFrom('unit').select(['id', 'households']).where('id', 'in', given.ids).execute();
    const { rows: [own] } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(ctx.tx);
    for (const row of rows) await ctx.tx.updateTable('unit').set({ households: (row.households ?? 0) + 1 }).where('id', '=', row.id).execute();
    await meanwhile(own?.pid ?? 0);
    const unit = await unitOf(ctx, given.ids[0] ?? '');
    ctx.touch(unit);
    if (given.ledger !== false) await ctx.record({ unit, subjectKind: 'unit', subjectId: unit.id });
    return {};
  },
});

const forgetful = command({
  ...count, name: 'drill.forget', path: '/drill/forget',
  where: async () => ({ units: [] }),
});

const peek = query({
  name: 'drill.peek', method: 'GET', path: '/drill/peek', capability: 'unit.read', summary: 'Read, or try to write', input: s.object({ id: s.id(), write: s.optional(s.flag()) }), output: s.object({}),
  where: async (ctx, given) => await unitOf(ctx, given.id),
  run: async (ctx, given, unit) => {
    if (given.write) await ctx.tx.updateTable('unit').set({ households: 0 }).where('id', '=', given.id).execute();
    return { path: unit.path };
  },
});
const drill: Module = { name: 'drill', commands: [count, forgetful], queries: [peek, { ...peek, name: 'drill.watched', path: '/drill/watched', recorded: true }], ownedTables: [] };

const households = async (id: string) => (await world.chibo.owner.db.selectFrom('unit').select('households').where('id', '=', id).executeTakeFirstOrThrow()).households ?? 0;
const linesOf = async (commandId: string) => await world.chibo.owner.db.selectFrom('ledger').selectAll().where('command_id', '=', commandId).execute();
const named = async (name: string) => await world.chibo.owner.db.selectFrom('unit').select('id').where('name', '=', name).execute();
const cell = (i: number) => cells[i] ?? '';
const founding = (name: string) => ({ parentId: commune, kind: 'grassroots_cell', name });

describe('a command sent twice', () => {
  it('is done once and answers the same', async () => {
    const commandId = newId();
    const first = await bus.run('unit.found', founding('Chi bộ gửi lại'), { actor: operator(), commandId });
    expect(await bus.run('unit.found', founding('Chi bộ gửi lại'), { actor: operator(), commandId })).toEqual(first);
    expect(await named('Chi bộ gửi lại')).toEqual([first]);
    expect(await linesOf(commandId)).toHaveLength(1);
  });

  it('is the same however its text is written: spaces, and marks apart from their letters', async () => {
    const commandId = newId();
    const first = await bus.run('unit.found', founding('Chi bộ  Đồi Hồng'), { actor: operator(), commandId });
    expect(await bus.run('unit.found', founding(' Chi bộ Đồi Hồng '.normalize('NFD')), { actor: operator(), commandId })).toEqual(first);
  });

  it('with another payload, another command or another account is refused', async () => {
    const commandId = newId();
    await bus.run('unit.found', founding('Chi bộ một lần'), { actor: operator(), commandId });
    const again = (name: string, given: unknown, actor: Actor = operator()) => refusalOf(bus.run(name, given, { actor, commandId }));
    expect(await again('unit.found', founding('Chi bộ khác'))).toMatchObject({ status: 409, codes: ['command.id_reused'] });
    expect(await again('drill.count', { ids: [cell(0)] })).toMatchObject({ status: 409 });
    expect(await again('unit.found', founding('Chi bộ một lần'), { ...operator(), accountId: newId() })).toMatchObject({ status: 409 });
    expect(await named('Chi bộ khác')).toEqual([]);
  });

  it('by sixteen at once has one effect', async () => {
    const commandId = newId();
    const send = () => bus.run('unit.found', founding('Chi bộ mười sáu'), { actor: operator(), commandId });
    const answers = await Promise.all(Array.from({ length: 16 }, send));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await named('Chi bộ mười sáu')).toHaveLength(1);
    expect(await linesOf(commandId)).toHaveLength(1);
  });

  it('after a refusal may be right the second time: a refused try is not kept', async () => {
    const commandId = newId();
    expect(await refusalOf(bus.run('unit.found', { ...founding('Chi bộ sau'), kind: 'no_such_kind' }, { actor: operator(), commandId }))).toMatchObject({ status: 422 });
    await bus.run('unit.found', founding('Chi bộ sau'), { actor: operator(), commandId });
    expect(await named('Chi bộ sau')).toHaveLength(1);
  });
});

describe('all of it, or nothing', () => {
  it('a refusal in the middle takes back what was written', async () => {
    const before = await households(cell(0));
    meanwhile = async () => {
      throw new Refusal(422, [{ code: 'date.order' }]);
    };
    const commandId = newId();
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0)] }, { actor: operator(), commandId }))).toMatchObject({ status: 422 });
    meanwhile = async () => {};
    expect(await households(cell(0))).toBe(before);
    expect(await linesOf(commandId)).toEqual([]);
    expect(await world.chibo.owner.db.selectFrom('command_result').select('command_id').where('command_id', '=', commandId).execute()).toEqual([]);
  });

  it('a command that leaves no line in the ledger is stopped', async () => {
    const before = await households(cell(0));
    await expect(bus.run('drill.count', { ids: [cell(0)], ledger: false }, { actor: operator() })).rejects.toThrow('left no line in the ledger');
    expect(await households(cell(0))).toBe(before);
  });

  it('a command that never asked for its capability is stopped', async () => {
    const before = await households(cell(0));
    await expect(bus.run('drill.forget', { ids: [cell(0)] }, { actor: operator() })).rejects.toThrow('never asked for its capability');
    expect(await households(cell(0))).toBe(before);
  });

  it('a database that goes away in the middle is "away", writes nothing, and is used again when it is back', async () => {
    const before = await households(cell(0));
    meanwhile = async (pid) => {
      await sql`select pg_terminate_backend(${pid})`.execute(world.chibo.owner.db);
    };
    const commandId = newId();
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0)] }, { actor: operator(), commandId }))).toEqual({ status: 503, codes: ['database.away'], fields: [undefined] });
    meanwhile = async () => {};
    expect(await households(cell(0))).toBe(before);
    expect(await linesOf(commandId)).toEqual([]);
    await bus.run('drill.count', { ids: [cell(0)] }, { actor: operator(), commandId });
    expect(await households(cell(0))).toBe(before + 1);
  });

  it('a query that would write is stopped', async () => {
    await expect(bus.ask('drill.peek', { id: cell(0), write: true }, { actor: operator() })).rejects.toMatchObject({ code: '25006' });
  });
});

describe('many at once', () => {
  it('over units that they share wait for each other in one order: no circle, no lost count', async () => {
    const before = await Promise.all(cells.map(households));
    const pairs = Array.from({ length: 96 }, (_, i) => [cell(i % 6), cell((i * 5 + 1 + (i % 3)) % 6)]).map(([a = '', b = '']) => (a === b ? [a] : [a, b]));
    const queue = [...pairs];
    const writer = async () => {
      for (let ids = queue.shift(); ids; ids = queue.shift()) await bus.run('drill.count', { ids }, { actor: operator() });
    };
    await Promise.all(Array.from({ length: 16 }, writer));
    const after = await Promise.all(cells.map(households));
    expect(after.map((n, i) => n - (before[i] ?? 0))).toEqual(cells.map((id) => pairs.filter((ids) => ids.includes(id)).length));
  });

  it('founding under one committee get a place each', async () => {
    const found = await Promise.all(Array.from({ length: 16 }, (_, i) => bus.run('unit.found', founding(`Chi bộ đồng thời ${i}`), { actor: operator() })));
    const rows = await world.chibo.owner.db.selectFrom('unit').select('path').where('id', 'in', found.map((each) => (each as { id: string }).id)).execute();
    expect(new Set(rows.map(({ path }) => path)).size).toBe(16);
  });
});

describe('rights at the door', () => {
  const cellActor = async (capabilities: string[]): Promise<Actor> => {
    const unit = await refOf(cell(0));
    return { accountId: OPERATOR_ID, person: null, name: 'x', grant: { id: 'g', reason: 'post', post: 'secretary', unit, reaches: [{ path: unit.path, depth: 'unit', capabilities }] } };
  };

  it('what one does not see is not found; what one sees and may not do is refused', async () => {
    const actor = await cellActor(['unit.read']);
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(1)] }, { actor }))).toEqual({ status: 404, codes: ['not_found'], fields: [undefined] });
    expect(await refusalOf(bus.run('drill.count', { ids: [newId()] }, { actor }))).toEqual({ status: 404, codes: ['not_found'], fields: [undefined] });
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0)] }, { actor }))).toMatchObject({ status: 403, codes: ['right.missing'] });
    expect(await refusalOf(bus.ask('drill.peek', { id: cell(1) }, { actor }))).toMatchObject({ status: 404 });
    expect(await bus.ask('drill.peek', { id: cell(0) }, { actor })).toEqual({ path: (await refOf(cell(0))).path });
  });

  it('a right at one of two units is not enough', async () => {
    const actor = await cellActor(['unit.edit']);
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0), cell(1)] }, { actor }))).toMatchObject({ status: 404 });
  });

  it('a name nobody registered is unknown, a wrong input is refused with its field', async () => {
    expect(await refusalOf(bus.run('unit.sing', {}, { actor: operator() }))).toMatchObject({ status: 404, codes: ['command.unknown'] });
    expect(await refusalOf(bus.ask('unit.sing', {}, { actor: operator() }))).toMatchObject({ status: 404, codes: ['query.unknown'] });
    expect(await refusalOf(bus.run('drill.count', { ids: ['x'] }, { actor: operator() }))).toEqual({ status: 422, codes: ['id.malformed'], fields: ['ids.0'] });
  });
});

it('a reading that must be known leaves a line in the ledger', async () => {
  const count = async () => (await world.chibo.owner.db.selectFrom('ledger').select('id').where('command', '=', 'drill.watched').execute()).length;
  const before = await count();
  await bus.ask('drill.watched', { id: cell(0) }, { actor: operator() });
  expect(await count()).toBe(before + 1);
});

async function refOf(id: string): Promise<UnitRef> {
  return await world.chibo.owner.db.selectFrom('unit').select(['id', 'division', 'path']).where('id', '=', id).executeTakeFirstOrThrow();
}
