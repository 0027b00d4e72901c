import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';

const SHOWN = 200;
const named = s.object({ id: s.anyText(), name: s.anyText() });

export const coverageRecord = s.object({
  cells: s.anyNumber(),
  cellsWithPlan: s.anyNumber(),
  members: s.anyNumber(),
  membersWithTask: s.anyNumber(),
  cellsWithoutPlan: s.list(named, SHOWN),
  /** null where the reader may not see members' names */
  membersWithoutTask: s.nullable(s.list(s.object({ id: s.anyText(), name: s.anyText(), unit: named }), SHOWN)),
  /** how many of each list are shown at most */
  shown: s.anyNumber(),
});

/** Which cells have no adopted plan, which members no task (M03): counts of the records themselves, and the first of each list. */
export const getCoverage = query({
  name: 'resolution.coverage',
  method: 'GET',
  path: '/units/{unit}/coverage',
  capability: 'plan.read',
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
    const without = await cells
      .select(['u.id', 'u.name'])
      .where('u.id', 'not in', planned.select('u.id'))
      .orderBy('u.path')
      .limit(SHOWN)
      .execute();
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
    const idle = ctx.may('member.read', unit)
      ? await lines
          .innerJoin('unit as u', 'u.id', 'm.unit_id')
          .select(['m.person_id', 'm.full_name', 'u.id as unit_id', 'u.name'])
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('task as t')
                  .select('t.id')
                  .whereRef('t.division', '=', 'm.division')
                  .whereRef('t.unit_id', '=', 'm.unit_id')
                  .whereRef('t.assignee_id', '=', 'm.person_id')
                  .where('t.state', '!=', 'cancelled'),
              ),
            ),
          )
          .orderBy('m.scope')
          .orderBy('m.sort_key')
          .limit(SHOWN)
          .execute()
      : null;
    return {
      cells: all,
      cellsWithPlan: withPlan,
      members,
      membersWithTask: Number(busy),
      cellsWithoutPlan: without,
      membersWithoutTask:
        idle?.map((r) => ({ id: r.person_id, name: r.full_name, unit: { id: r.unit_id, name: r.name } })) ?? null,
      shown: SHOWN,
    };
  },
});
