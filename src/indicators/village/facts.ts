/** What is known of a village's series before a value is entered. */
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { SeriesFacts } from './rules.ts';

/** The series of the rulebook: targets that are entered and not counted. A share is a part of a base of whole things or of a measure. */
export function enteredSeries({ targets }: Pick<Rulebook, 'targets'>) {
  return targets.indicators
    .filter(({ source }) => source === 'entered')
    .map(({ id, label, better, measure, rule }) => {
      const unit = targets.measures.find((each) => each.id === measure);
      return { id, label, better, rule, share: unit?.kind === 'share', whole: unit?.kind === 'count', unit };
    });
}

/** The facts of a series at a unit on a day. */
export async function seriesFacts(
  ctx: Context,
  unit: UnitRef,
  series: string,
  on: string,
): Promise<SeriesFacts & { seriesId: string | null }> {
  const { setting } = await ctx.tx
    .selectFrom('unit')
    .select('setting')
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  const village = ctx.services.rulebook.settings.some((each) => each.id === setting && each.hasVillage);
  const named = enteredSeries(ctx.services.rulebook).find((each) => each.id === series);
  const own = named
    ? undefined
    : (
        await ctx.tx
          .selectFrom('village_series')
          .select(['id', 'share'])
          .where('division', '=', unit.division)
          .where('unit_id', '=', unit.id)
          .where('dropped_on', 'is', null)
          .execute()
      ).find((each) => each.id === series);
  const taken = await ctx.tx
    .selectFrom('village_value')
    .select('id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('series', '=', series)
    .where('on_day', '=', on)
    .where('replaced_by', 'is', null)
    .executeTakeFirst();
  return {
    village,
    known: named !== undefined || own !== undefined,
    share: named?.share ?? own?.share ?? false,
    whole: named?.whole ?? false,
    taken: taken !== undefined,
    today: ctx.today,
    seriesId: own?.id ?? null,
  };
}
