import { subtree, unitOf } from '../../organization/tree.ts';
import { MAY_LAG, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';

export const coverageRecord = s.object({
  cells: s.anyNumber(),
  cellsWithPlan: s.anyNumber(),
  members: s.anyNumber(),
  membersWithTask: s.anyNumber(),
  /** whether the reader may open the names of the members counted */
  namesShown: s.flag(),
});

/** How many cells have an adopted plan, how many members a task (M03); the lists behind are in gaps.ts. */
export const getCoverage = query({
  name: 'resolution.coverage',
  method: 'GET',
  path: '/units/{unit}/coverage',
  capability: 'plan.read',
  mayLag: MAY_LAG,
  summary: 'Cells without a plan and members without a task',
  input: s.object({ unit: s.id() }),
  output: coverageRecord,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const below = await subtree(ctx.tx, unit);
    const kinds = ctx.services.rulebook.unitKinds.filter((k) => k.isCell).map((k) => k.id);
    const cells = ctx.tx
      .selectFrom('unit as u')
      .where('u.path', '>=', below.lo)
      .where('u.path', '<', below.hi)
      .where('u.closed_on', 'is', null)
      .where('u.kind', 'in', kinds);
    const planned = cells
      .innerJoin('resolution_stat as r', (j) =>
        j.onRef('r.division', '=', 'u.division').onRef('r.unit_id', '=', 'u.id'),
      )
      .where('r.scope', '>=', below.lo)
      .where('r.scope', '<', below.hi)
      .where('r.units_with_plan', '>', 0);
    const { n: all } = await cells.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const { n: withPlan } = await planned.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const lines = ctx.tx
      .selectFrom('membership as m')
      .where('m.scope', '>=', below.lo)
      .where('m.scope', '<', below.hi)
      .where('m.division', 'in', below.divisions)
      .where('m.seat', '=', 'own')
      .where('m.valid_from', '<=', ctx.today)
      .where('m.valid_to', '=', 'infinity');
    const { n: members } = await lines.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const { n: busy } = await ctx.tx
      .selectFrom('resolution_stat')
      .select((eb) => eb.fn.coalesce(eb.fn.sum<number>('members_with_task'), eb.lit(0)).as('n'))
      .where('scope', '>=', below.lo)
      .where('scope', '<', below.hi)
      .executeTakeFirstOrThrow();
    return {
      cells: all,
      cellsWithPlan: withPlan,
      members,
      membersWithTask: Number(busy),
      namesShown: ctx.may('member.read', unit),
    };
  },
});
