/** The numbers of an overview month by month, as the records stood at each month's end, and the goals set for them. */
import { sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import { type OrganizationNames, organizationNames } from '../organization/names.ts';
import {
  type PastRange,
  pastRange,
  peopleStoodFrom,
  type Subtree,
  unitName,
  unitOf,
  within,
} from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { divisionsSince } from './asOf.ts';
import { withoutMeaning } from './codes.ts';
import { type Goal, goal, goalsOf } from './goals.ts';
import { type MonthRow, monthEnds, type Series, seriesOf } from './series.ts';
import { smallGroup } from './smallGroups.ts';

const SPANS = ['12', '24'] as const;

const series = s.object({
  key: s.anyText(),
  /** the group hidden from whoever may not read records shows no series */
  points: s.list(
    s.object({ month: s.anyText(), on: s.anyText(), n: s.nullable(s.anyNumber()), of: s.nullable(s.anyNumber()) }),
    24,
  ),
  goal: s.nullable(goal),
});

/** Every series of a unit and all below it. A month before anything was recorded has no number (D16). */
export const unitTrend = query({
  name: 'unit.trend',
  method: 'GET',
  path: '/units/{id}/trend',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'The numbers of a unit month by month',
  input: s.object({ id: s.id(), months: s.optional(s.oneOf(SPANS)) }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    recordedSince: s.nullable(s.anyText()),
    series: s.list(series, 40),
  }),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { months = '12' }, unit) => {
    const name = await unitName(ctx.tx, unit);
    const since = await recordedSince(ctx, unit);
    const ends = monthEnds(ctx.today, Number(months));
    const rows = await monthRows(ctx, unit, ends);
    const empty = withoutMeaning(ctx.services.rulebook);
    const all = seriesOf(rows, ends, since, smallGroup(ctx, unit) > 0).filter(({ key }) => !empty.has(key));
    const goals = ctx.may('resolution.read', unit) ? await goalsOf(ctx, unit) : new Map<string, Goal>();
    return {
      unit: { id: unit.id, name },
      recordedSince: since,
      series: all.map((each: Series) => ({ ...each, goal: goals.get(each.key) ?? null })),
    };
  },
});

/**
 * One statement for all months. What a day changed is put between the first and the last month's end that show it: from the day, or from when its unit came
 * here, until the unit goes; summed there once, and only then spread over the months; so a year costs one reading of the days, not twelve.
 */
async function monthRows(ctx: Context, unit: UnitRef, ends: { month: string; on: string }[]): Promise<MonthRow[]> {
  const days = ends.map((end) => end.on);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const past = await pastRange(ctx.tx, unit);
  const divisions = await divisionsSince(ctx.tx, past, first);
  return await readMonths(ctx, { ...past, divisions }, { days, months: ends.map((end) => end.month), first, last });
}

type Months = { days: string[]; months: string[]; first: string; last: string };

async function readMonths(
  ctx: Context,
  tree: PastRange & Subtree,
  { days, months, first, last }: Months,
): Promise<MonthRow[]> {
  const names: OrganizationNames = organizationNames(ctx.services.rulebook);
  const { lo, hi, divisions } = tree;
  const ends = sql`${days}::date[]`;
  const mine = sql`any(${divisions}::text[])`;
  const { rows } = await sql<MonthRow>`
    with month as (select * from unnest(${months}::text[], ${ends}) with ordinality as x(month, day, i)),
    place as materialized (
      select p.unit_id, p.division, p.valid_from, p.valid_to, ${peopleStoodFrom('p')} as begins, p.kind = any(${names.cellKinds}::text[]) as cell,
        p.kind = any(${names.grassrootsKinds}::text[]) as grassroots,
        p.kind = any(${names.cellKinds}::text[]) and u.setting = ${names.residential} as residential
      from unit_period p join unit u on u.id = p.unit_id
      where ${within('p.path', tree)} and p.valid_to > ${first}),
    people as materialized (
      select width_bucket(greatest(d.day, h.begins) - 1, ${ends}) + 1 as f, width_bucket(h.valid_to - 1, ${ends}) as l,
        sum(d.members) as members, sum(d.official) as official, sum(d.probationary) as probationary, sum(d.female) as female, sum(d.minority) as minority
      from place h join member_day_stat d on d.division = h.division and d.unit_id = h.unit_id
      where d.division = ${mine} and d.day < h.valid_to and d.day <= ${last}
      group by 1, 2),
    units as materialized (
      select width_bucket(valid_from - 1, ${ends}) + 1 as f, width_bucket(valid_to - 1, ${ends}) as l, count(*) filter (where cell) as cells,
        count(*) filter (where grassroots) as grassroots, count(*) filter (where residential) as residential
      from place group by 1, 2),
    posts as materialized (
      select width_bucket(greatest(d.day, h.valid_from) - 1, ${ends}) + 1 as f, width_bucket(h.valid_to - 1, ${ends}) as l,
        sum(d.committee) as committee, sum(d.head_known) as head_known, sum(d.head_member) as head_member,
        sum(d.dual_head) as dual_head, sum(d.dual_front) as dual_front, sum(d.dual_any) as dual
      from place h join post_day_stat d on d.division = h.division and d.unit_id = h.unit_id
      where h.residential and d.division = ${mine} and d.day < h.valid_to and d.day <= ${last}
      group by 1, 2),
    met as (
      select t.month, sum(t.units_held) as held, sum(t.expected) as expected, sum(t.attended) as attended
      from meeting_stat_seen t
      where t.scope >= ${lo} and t.scope < ${hi} and t.month = any(${months}::text[]) group by t.month)
    select month.month, p.*, u.*, o.*,
      coalesce(t.held, 0)::int as held, coalesce(t.expected, 0)::int as expected, coalesce(t.attended, 0)::int as attended
    from month
    cross join lateral (select coalesce(sum(members), 0)::int as members, coalesce(sum(official), 0)::int as official, coalesce(sum(probationary), 0)::int as probationary,
      coalesce(sum(female), 0)::int as female, coalesce(sum(minority), 0)::int as minority from people where month.i between f and l) p
    cross join lateral (select coalesce(sum(cells), 0)::int as cells, coalesce(sum(grassroots), 0)::int as grassroots, coalesce(sum(residential), 0)::int as residential
      from units where month.i between f and l) u
    cross join lateral (select coalesce(sum(committee), 0)::int as committee, coalesce(sum(head_known), 0)::int as head_known, coalesce(sum(head_member), 0)::int as head_member,
      coalesce(sum(dual_head), 0)::int as dual_head, coalesce(sum(dual_front), 0)::int as dual_front, coalesce(sum(dual), 0)::int as dual
      from posts where month.i between f and l) o
    left join met t on t.month = month.month
    order by month.i`.execute(ctx.tx);
  return rows;
}
