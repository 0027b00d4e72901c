import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { slotsOf } from '../giving.ts';
import { assigneesOf, checkersOf } from '../people.ts';
import { taskOffer } from '../task.ts';

/** What the form of a new task offers at this unit: people, slots, sources, items of adopted plans still running. */
export const offerTask = query({
  name: 'task.offer',
  method: 'GET',
  path: '/units/{unit}/task-offer',
  capability: 'task.assign',
  summary: 'What a new task at this unit can be filled with',
  input: s.object({ unit: s.id() }),
  output: taskOffer,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const items = await ctx.tx
      .selectFrom('plan_item as i')
      .innerJoin('plan as p', (j) => j.onRef('p.division', '=', 'i.division').onRef('p.id', '=', 'i.plan_id'))
      .select(['i.id', 'i.what', 'p.title', 'p.ends_on'])
      .where('i.division', '=', unit.division)
      .where('i.unit_id', '=', unit.id)
      .where('p.state', '=', 'adopted')
      .where('p.ends_on', '>=', ctx.today)
      .orderBy('p.starts_on', 'desc')
      .orderBy('p.id')
      .orderBy('i.position')
      .limit(2000)
      .execute();
    return {
      slots: (await slotsOf(ctx, unit)).map((slot) => ({
        id: slot.id,
        meaning: slot.meaning,
        required: slot.required,
        label: slot.label,
        help: slot.help,
      })),
      assignees: await assigneesOf(ctx.tx, unit, ctx.today),
      checkers: await checkersOf(ctx.tx, unit, ctx.today),
      sources: ctx.services.rulebook.tasks.sources.map((source) => source.id),
      items: items.map((i) => ({ id: i.id, what: i.what, planTitle: i.title, endsOn: i.ends_on })),
    };
  },
});
