import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { drill, drillWorld } from '../../../checks/world/drill.ts';
import { refusalOf } from '../../../checks/world/world.ts';
import { OPERATOR_ID, operator } from '../../accounts/grants.ts';
import type { Actor } from '../access.ts';
import { newId } from '../ids.ts';
import { Refusal } from '../refusal.ts';

const { world, bus, cells, cell, founding, households, linesOf, refOf } = await drillWorld();
afterAll(() => world.close());

describe('all of it, or nothing', () => {
  it('a refusal in the middle takes back what was written', async () => {
    const before = await households(cell(0));
    drill.meanwhile = async () => {
      throw new Refusal(422, [{ code: 'date.order' }]);
    };
    const commandId = newId();
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0)] }, { actor: operator(), commandId }))).toMatchObject(
      { status: 422 },
    );
    drill.meanwhile = async () => {};
    expect(await households(cell(0))).toBe(before);
    expect(await linesOf(commandId)).toEqual([]);
    expect(
      await world.chibo.owner.db
        .selectFrom('command_result')
        .select('command_id')
        .where('command_id', '=', commandId)
        .execute(),
    ).toEqual([]);
  });

  it('a command that leaves no line in the ledger is stopped', async () => {
    const before = await households(cell(0));
    await expect(bus.run('drill.count', { ids: [cell(0)], ledger: false }, { actor: operator() })).rejects.toThrow(
      'left no line in the ledger',
    );
    expect(await households(cell(0))).toBe(before);
  });

  it('a command that never asked for its capability is stopped', async () => {
    const before = await households(cell(0));
    await expect(bus.run('drill.forget', { ids: [cell(0)] }, { actor: operator() })).rejects.toThrow(
      'never asked for its capability',
    );
    expect(await households(cell(0))).toBe(before);
  });

  it('a database that goes away in the middle is "away", writes nothing, and is used again when it is back', async () => {
    const before = await households(cell(0));
    drill.meanwhile = async (pid) => {
      await sql`select pg_terminate_backend(${pid})`.execute(world.chibo.owner.db);
    };
    const commandId = newId();
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0)] }, { actor: operator(), commandId }))).toEqual({
      status: 503,
      codes: ['database.away'],
      fields: [undefined],
    });
    drill.meanwhile = async () => {};
    expect(await households(cell(0))).toBe(before);
    expect(await linesOf(commandId)).toEqual([]);
    await bus.run('drill.count', { ids: [cell(0)] }, { actor: operator(), commandId });
    expect(await households(cell(0))).toBe(before + 1);
  });

  it('a query that would write is stopped', async () => {
    await expect(bus.ask('drill.peek', { id: cell(0), write: true }, { actor: operator() })).rejects.toMatchObject({
      code: '25006',
    });
  });
});

describe('many at once', () => {
  it('over units that they share wait for each other in one order: no circle, no lost count', async () => {
    const before = await Promise.all(cells.map(households));
    const pairs = Array.from({ length: 96 }, (_, i) => [cell(i % 6), cell((i * 5 + 1 + (i % 3)) % 6)]).map(
      ([a = '', b = '']) => (a === b ? [a] : [a, b]),
    );
    const queue = [...pairs];
    const writer = async () => {
      for (let ids = queue.shift(); ids; ids = queue.shift())
        await bus.run('drill.count', { ids }, { actor: operator() });
    };
    await Promise.all(Array.from({ length: 16 }, writer));
    const after = await Promise.all(cells.map(households));
    expect(after.map((n, i) => n - (before[i] ?? 0))).toEqual(
      cells.map((id) => pairs.filter((ids) => ids.includes(id)).length),
    );
  });

  it('founding under one committee get a place each', async () => {
    const found = await Promise.all(
      Array.from({ length: 16 }, (_, i) =>
        bus.run('unit.found', founding(`Chi bộ đồng thời ${i}`), { actor: operator() }),
      ),
    );
    const rows = await world.chibo.owner.db
      .selectFrom('unit')
      .select('path')
      .where(
        'id',
        'in',
        found.map((each) => (each as { id: string }).id),
      )
      .execute();
    expect(new Set(rows.map(({ path }) => path)).size).toBe(16);
  });
});

describe('rights at the door', () => {
  const cellActor = async (capabilities: string[]): Promise<Actor> => {
    const unit = await refOf(cell(0));
    return {
      accountId: OPERATOR_ID,
      person: null,
      name: 'x',
      grant: {
        id: 'g',
        reason: 'post',
        post: 'secretary',
        unit,
        reaches: [{ path: unit.path, depth: 'unit', capabilities }],
      },
    };
  };

  it('what one does not see is not found; what one sees and may not do is refused', async () => {
    const actor = await cellActor(['unit.read']);
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(1)] }, { actor }))).toEqual({
      status: 404,
      codes: ['not_found'],
      fields: [undefined],
    });
    expect(await refusalOf(bus.run('drill.count', { ids: [newId()] }, { actor }))).toEqual({
      status: 404,
      codes: ['not_found'],
      fields: [undefined],
    });
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0)] }, { actor }))).toMatchObject({
      status: 403,
      codes: ['right.missing'],
    });
    expect(await refusalOf(bus.ask('drill.peek', { id: cell(1) }, { actor }))).toMatchObject({ status: 404 });
    expect(await bus.ask('drill.peek', { id: cell(0) }, { actor })).toEqual({ path: (await refOf(cell(0))).path });
  });

  it('a right at one of two units is not enough', async () => {
    const actor = await cellActor(['unit.edit']);
    expect(await refusalOf(bus.run('drill.count', { ids: [cell(0), cell(1)] }, { actor }))).toMatchObject({
      status: 404,
    });
  });

  it('a name nobody registered is unknown, a wrong input is refused with its field', async () => {
    expect(await refusalOf(bus.run('unit.sing', {}, { actor: operator() }))).toMatchObject({
      status: 404,
      codes: ['command.unknown'],
    });
    expect(await refusalOf(bus.ask('unit.sing', {}, { actor: operator() }))).toMatchObject({
      status: 404,
      codes: ['query.unknown'],
    });
    expect(await refusalOf(bus.run('drill.count', { ids: ['x'] }, { actor: operator() }))).toEqual({
      status: 422,
      codes: ['id.malformed'],
      fields: ['ids.0'],
    });
  });
});

it('a reading that must be known leaves a line in the ledger', async () => {
  const count = async () =>
    (await world.chibo.owner.db.selectFrom('ledger').select('id').where('command', '=', 'drill.watched').execute())
      .length;
  const before = await count();
  await bus.ask('drill.watched', { id: cell(0) }, { actor: operator() });
  expect(await count()).toBe(before + 1);
});
