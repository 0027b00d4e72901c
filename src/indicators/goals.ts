/** What resolutions set to be reached of a number that Chibo counts. */
import { type UnitRef, withAbove } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { fold } from '../platform/i18n/names.ts';
import * as s from '../platform/schema.ts';

export const goal = s.object({
  /** the least to reach, in the unit of the series: per cent for a share */
  least: s.anyNumber(),
  deadline: s.anyText(),
  resolutionId: s.anyText(),
  resolution: s.anyText(),
});
export type Goal = s.Infer<typeof goal>;

/** Goals that resolutions in force of this unit, or of one above it, set for a number that Chibo counts: the nearest unit's, the latest. */
export async function goalsOf(ctx: Context, unit: UnitRef): Promise<Map<string, Goal>> {
  const counted = ctx.services.rulebook.targets.indicators.filter((each) => each.counts !== undefined);
  const byName = new Map(
    counted.flatMap((each) =>
      Object.values(each.label).map((label): [string, string] => [fold(label), each.counts ?? '']),
    ),
  );
  const rows = await ctx.tx
    .selectFrom('target as t')
    .innerJoin('resolution as r', (join) =>
      join.onRef('r.division', '=', 't.division').onRef('r.id', '=', 't.resolution_id'),
    )
    .select(['t.indicator', 't.goal_min', 't.deadline', 'r.id', 'r.number_text'])
    .where('t.scope', 'in', withAbove(unit.path))
    .where('r.state', '=', 'issued')
    .where('t.dropped_on', 'is', null)
    .orderBy('t.scope')
    .orderBy('r.issued_on')
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const key = byName.get(fold(row.indicator));
      const found = {
        least: Number(row.goal_min),
        deadline: row.deadline,
        resolutionId: row.id,
        resolution: row.number_text ?? '',
      };
      return key === undefined ? [] : [[key, found] as const];
    }),
  );
}
