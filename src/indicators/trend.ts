/** The numbers of an overview month by month, as the records stood at each month's end, and the goals set for them. */
import { sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import { type OrganizationNames, organizationNames } from '../organization/names.ts';
import { peopleStoodFrom, type Subtree, subtree, unitName, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { divisionsSince } from './asOf.ts';
import { codesOf, withoutMeaning } from './codes.ts';
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
 * One statement for all months. What lasts from a day to a day is put between the first and the last month's end that it covers, counted
 * there once, and only then spread over the months; so a year costs one reading of the lines, not twelve.
 */
async function monthRows(ctx: Context, unit: UnitRef, ends: { month: string; on: string }[]): Promise<MonthRow[]> {
  const tree = await subtree(ctx.tx, unit);
  const days = ends.map((end) => end.on);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const divisions = await divisionsSince(ctx.tx, tree, first);
  return await readMonths(ctx, { ...tree, divisions }, { days, months: ends.map((end) => end.month), first, last });
}

type Months = { days: string[]; months: string[]; first: string; last: string };

async function readMonths(ctx: Context, tree: Subtree, { days, months, first, last }: Months): Promise<MonthRow[]> {
  const names: OrganizationNames = organizationNames(ctx.services.rulebook);
  const codes = codesOf(ctx.services.rulebook);
  const { lo, hi, divisions } = tree;
  const ends = sql`${days}::date[]`;
  const mine = sql`any(${divisions}::text[])`;
  const { rows } = await sql<MonthRow>`
    with month as (select * from unnest(${months}::text[], ${ends}) with ordinality as x(month, day, i)),
    place as (
      select p.unit_id, p.division, p.valid_from, p.valid_to, ${peopleStoodFrom('p')} as begins, p.kind = any(${names.cellKinds}::text[]) as cell,
        p.kind = any(${names.grassrootsKinds}::text[]) as grassroots,
        p.kind = any(${names.cellKinds}::text[]) and u.setting = ${names.residential} as residential
      from unit_period p join unit u on u.id = p.unit_id
      where p.path >= ${lo} and p.path < ${hi} and p.valid_to > ${first}),
    people as materialized (
      select width_bucket(greatest(m.valid_from, h.begins) - 1, ${ends}) + 1 as f, width_bucket(least(m.valid_to, h.valid_to) - 1, ${ends}) as l,
        count(*) as members, count(*) filter (where m.status = 'official') as official, count(*) filter (where m.status = 'probationary') as probationary,
        count(*) filter (where m.sex = ${codes.female}) as female, count(*) filter (where m.ethnicity <> ${codes.majority}) as minority
      from place h join membership m on m.division = h.division and m.unit_id = h.unit_id
      where m.division = ${mine} and m.seat = 'own' and m.valid_from < h.valid_to and m.valid_to > h.begins and m.valid_from <= ${last} and m.valid_to > ${first}
      group by 1, 2),
    units as materialized (
      select width_bucket(valid_from - 1, ${ends}) + 1 as f, width_bucket(valid_to - 1, ${ends}) as l, count(*) filter (where cell) as cells,
        count(*) filter (where grassroots) as grassroots, count(*) filter (where residential) as residential
      from place group by 1, 2),
    held as (
      select h.unit_id, o.post, coalesce(o.person_id::text, o.holder_name) as holder, o.holder_is_member,
        greatest(o.valid_from, h.valid_from) as a, least(o.valid_to, h.valid_to) as b
      from place h join post o on o.division = h.division and o.unit_id = h.unit_id
      where h.residential and o.division = ${mine} and o.post in (${names.secretary}, ${names.committeeMember}, ${names.head}, ${names.front})
        and o.valid_from < h.valid_to and o.valid_to > h.valid_from and o.valid_from <= ${last} and o.valid_to > ${first}),
    fact as (
      select unit_id, 'committee' as what, a, b from held where post = ${names.committeeMember}
      union all select unit_id, 'head_known', a, b from held where post = ${names.head}
      union all select unit_id, 'head_member', a, b from held where post = ${names.head} and holder_is_member
      union all select s.unit_id, case when o.post = ${names.head} then 'dual_head' else 'dual_front' end, greatest(s.a, o.a), least(s.b, o.b)
        from held s join held o on o.unit_id = s.unit_id and o.holder = s.holder and o.a < s.b and o.b > s.a
        where s.post = ${names.secretary} and o.post in (${names.head}, ${names.front})),
    posts as (
      select month.i, count(distinct unit_id) filter (where what = 'committee') as committee, count(distinct unit_id) filter (where what = 'head_known') as head_known,
        count(distinct unit_id) filter (where what = 'head_member') as head_member, count(distinct unit_id) filter (where what = 'dual_head') as dual_head,
        count(distinct unit_id) filter (where what = 'dual_front') as dual_front, count(distinct unit_id) filter (where what in ('dual_head', 'dual_front')) as dual
      from month join fact on fact.a <= month.day and fact.b > month.day group by month.i),
    met as (
      select t.month, sum(t.units_held) as held, sum(t.expected) as expected, sum(t.attended) as attended
      from meeting_stat t
      where t.division = ${mine} and t.scope >= ${lo} and t.scope < ${hi} and t.month = any(${months}::text[]) group by t.month)
    select month.month, p.*, u.*, coalesce(o.committee, 0)::int as committee, coalesce(o.head_known, 0)::int as head_known, coalesce(o.head_member, 0)::int as head_member,
      coalesce(o.dual_head, 0)::int as dual_head, coalesce(o.dual_front, 0)::int as dual_front, coalesce(o.dual, 0)::int as dual,
      coalesce(t.held, 0)::int as held, coalesce(t.expected, 0)::int as expected, coalesce(t.attended, 0)::int as attended
    from month
    cross join lateral (select coalesce(sum(members), 0)::int as members, coalesce(sum(official), 0)::int as official, coalesce(sum(probationary), 0)::int as probationary,
      coalesce(sum(female), 0)::int as female, coalesce(sum(minority), 0)::int as minority from people where month.i between f and l) p
    cross join lateral (select coalesce(sum(cells), 0)::int as cells, coalesce(sum(grassroots), 0)::int as grassroots, coalesce(sum(residential), 0)::int as residential
      from units where month.i between f and l) u
    left join posts o on o.i = month.i left join met t on t.month = month.month
    order by month.i`.execute(ctx.tx);
  return rows;
}
