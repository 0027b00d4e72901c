import { afterAll, describe, expect, it } from 'vitest';
import { drillWorld } from '../../../checks/world/drill.ts';
import { refusalOf } from '../../../checks/world/world.ts';
import { operator } from '../../accounts/grants.ts';
import { unitOf } from '../../organization/tree.ts';
import type { Actor } from '../access.ts';
import { newId } from '../ids.ts';
import * as s from '../schema.ts';
import { makeBus } from './bus.ts';
import { command, type Module } from './command.ts';

const { world, bus, cell, founding, linesOf, named } = await drillWorld();
afterAll(() => world.close());

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
    expect(
      await bus.run('unit.found', founding(' Chi bộ Đồi Hồng '.normalize('NFD')), { actor: operator(), commandId }),
    ).toEqual(first);
  });

  it('with another payload, another command or another account is refused', async () => {
    const commandId = newId();
    await bus.run('unit.found', founding('Chi bộ một lần'), { actor: operator(), commandId });
    const again = (name: string, given: unknown, actor: Actor = operator()) =>
      refusalOf(bus.run(name, given, { actor, commandId }));
    expect(await again('unit.found', founding('Chi bộ khác'))).toMatchObject({
      status: 409,
      codes: ['command.id_reused'],
    });
    expect(await again('drill.count', { ids: [cell(0)] })).toMatchObject({ status: 409 });
    expect(await again('unit.found', founding('Chi bộ một lần'), { ...operator(), accountId: newId() })).toMatchObject({
      status: 409,
    });
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
    expect(
      await refusalOf(
        bus.run('unit.found', { ...founding('Chi bộ sau'), kind: 'no_such_kind' }, { actor: operator(), commandId }),
      ),
    ).toMatchObject({ status: 422 });
    await bus.run('unit.found', founding('Chi bộ sau'), { actor: operator(), commandId });
    expect(await named('Chi bộ sau')).toHaveLength(1);
  });

  it('answers the first result even when what it was about can no longer be found', async () => {
    let gone = false;
    const once = command({
      name: 'drill.once',
      method: 'POST',
      path: '/drill/once',
      capability: 'unit.edit',
      summary: 'Done while it is there',
      input: s.object({ id: s.id() }),
      result: s.object({}),
      where: async (ctx, given) => ({ units: [await unitOf(ctx, gone ? newId() : given.id)] }),
      run: async (ctx, given) => {
        await ctx.record({ unit: await unitOf(ctx, given.id), subjectKind: 'unit', subjectId: given.id });
        return { done: given.id };
      },
    });
    const { chibo } = world;
    const module: Module = { name: 'once', commands: [once], queries: [], ownedTables: [] };
    const narrow = makeBus(chibo.app.db, [module], chibo.bus.services, world.clock);
    const [commandId, other] = [newId(), newId()];
    const send = (id: string) => narrow.run('drill.once', { id: cell(0) }, { actor: operator(), commandId: id });
    expect(await send(commandId)).toEqual({ done: cell(0) });
    gone = true;
    expect(await send(commandId)).toEqual({ done: cell(0) });
    expect(await refusalOf(send(other))).toMatchObject({ status: 404 });
    expect([await linesOf(commandId), await linesOf(other)].map((lines) => lines.length)).toEqual([1, 0]);
  });
});
