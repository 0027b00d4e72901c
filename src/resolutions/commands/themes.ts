import { subtree, unitOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { reasonsNotToSetTheme } from '../rules/themes.ts';
import { changeTheme, insertTheme, linkTheme } from '../store/themes.ts';

/**
 * Sets the theme of a year for a committee and all below it (M53), or puts it in other words. What bears these words
 * already is linked with it; what was linked before keeps the words it was written with. Refuses theme.year_over, theme.year_far, theme.same, version.stale.
 */
export const setTheme = command({
  name: 'theme.set',
  method: 'PUT',
  path: '/units/{unit}/theme',
  capability: 'resolution.issue',
  summary: 'Set the theme of a year',
  input: s.object({
    unit: s.id(),
    year: s.whole(1900, 2200),
    text: s.text(200),
    /** of the theme that is put in other words; none when there is none yet */
    version: s.optional(s.whole(1, 1e9)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const present = await ctx.tx
      .selectFrom('theme')
      .select(['id', 'text', 'version'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('year', '=', input.year)
      .executeTakeFirst();
    mustBeCurrent(input.version ?? 0, present?.version ?? 0);
    must(reasonsNotToSetTheme(input, { thisYear: Number(ctx.today.slice(0, 4)), present: present?.text ?? null }));
    const theme = { year: input.year, text: input.text, byName: ctx.actor.name, at: ctx.clock.now() };
    const id = present?.id ?? (await insertTheme(ctx.tx, unit, theme));
    if (present) await changeTheme(ctx.tx, unit, id, present.version, theme);
    await linkTheme(ctx.tx, unit, await subtree(ctx.tx, unit), { id, text: input.text });
    await ctx.record({ unit, subjectKind: 'theme', subjectId: id, body: { year: input.year } });
    return { id };
  },
});
