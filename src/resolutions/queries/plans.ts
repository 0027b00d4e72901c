import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { lastDayOf } from '../../platform/clock.ts';
import { holdsWords, listPage, type Order, orderOf } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { PLAN_STATES, planLine } from '../plan.ts';

/** Plans of a unit and below, newest period first; drafts only of the units where the reader may edit plans. */
export const listPlans = query({
  name: 'plan.list',
  method: 'GET',
  path: '/units/{unit}/plans',
  capability: 'plan.read',
  summary: 'Plans of a unit and of the units below',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(PLAN_STATES)),
    year: s.optional(s.whole(1900, 2200)),
    resolution: s.optional(s.id()),
    /** the month in which it was adopted, if it is in force */
    adopted: s.optional(s.month()),
    /** only those with an item on a target that was amended since */
    flagged: s.optional(s.flag()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['starts_on', '-starts_on', 'title', '-title', 'state', '-state'])),
    ...pageInput,
  }),
  output: pageOf(planLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('plan as p')
      .innerJoin('unit as u', 'u.id', 'p.unit_id')
      .where('p.scope', '>=', below.lo)
      .where('p.scope', '<', below.hi)
      .where('p.division', 'in', below.divisions)
      .where((eb) =>
        eb.or([eb('p.state', '!=', 'draft'), ...(ctx.may('plan.edit', unit) ? [eb('p.scope', '=', unit.path)] : [])]),
      );
    if (input.state) base = base.where('p.state', '=', input.state);
    if (input.year)
      base = base.where('p.starts_on', '<=', `${input.year}-12-31`).where('p.ends_on', '>=', `${input.year}-01-01`);
    if (input.adopted)
      base = base
        .where('p.state', '=', 'adopted')
        .where('p.adopted_on', '>=', `${input.adopted}-01`)
        .where('p.adopted_on', '<=', lastDayOf(input.adopted));
    if (input.resolution) base = base.where('p.resolution_id', '=', input.resolution);
    if (input.flagged)
      base = base.where((eb) =>
        eb.exists(
          eb
            .selectFrom('plan_item as f')
            .select('f.id')
            .whereRef('f.division', '=', 'p.division')
            .whereRef('f.plan_id', '=', 'p.id')
            .where('f.amended_by', 'is not', null),
        ),
      );
    if (input.search) base = base.where(holdsWords('p.title', input.search));
    const rows = base.select((eb) => [
      'p.id',
      'u.id as unit_id',
      'u.name',
      'p.title',
      'p.state',
      'p.starts_on',
      'p.ends_on',
      'p.adopted_on',
      'p.resolution_id',
      eb
        .selectFrom('plan_item as i')
        .select((i) => i.fn.countAll<number>().as('n'))
        .whereRef('i.division', '=', 'p.division')
        .whereRef('i.plan_id', '=', 'p.id')
        .as('items'),
    ]);
    return await listPage(ctx, rows, input, orderOf<PlanRow>(input.sort, NEWEST), (r) => ({
      id: r.id,
      unit: { id: r.unit_id, name: r.name },
      title: r.title,
      state: r.state,
      startsOn: r.starts_on,
      endsOn: r.ends_on,
      adoptedOn: r.adopted_on,
      resolutionId: r.resolution_id,
      items: r.items ?? 0,
    }));
  },
});

type PlanRow = { starts_on: string; title: string; state: string; id: string };
const NEWEST: Order<PlanRow> = [
  ['starts_on', 'desc'],
  ['id', 'desc'],
];
