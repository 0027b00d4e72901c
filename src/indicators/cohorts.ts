/** Cells whose secretary also leads the village against those whose does not, on the same indicators (M73). Never people, never a ranking. */
import { type RawBuilder, sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import { organizationNames } from '../organization/names.ts';
import { inTree, linesOf, unitsIn } from '../organization/queries/lines.ts';
import { type Subtree, subtree, unitName, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { pageInput, pageOf } from '../platform/paging.ts';
import { must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { reasonsNotToCompare } from './accounting.ts';
import { COHORT_MEASURES, COHORTS, type COMPARED, type Counted, cohortLine, compareCohorts } from './cohort.ts';
import { smallGroup } from './smallGroups.ts';

/** Without days: the year up to today, as far as it is recorded. */
const input = { unit: s.id(), from: s.optional(s.date()), to: s.optional(s.date()) };
const size = s.nullable(s.anyNumber());

/**
 * Meetings held, attendance, plans, tasks done in time, proposals answered and admissions of the period, of village cells with a dual post all
 * through it and of those without one. Refuses date.order, date.future.
 */
export const dualCohorts = query({
  name: 'dual.cohorts',
  method: 'GET',
  path: '/units/{unit}/dual-posts/cohorts',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Cells with a dual post compared with those without, on the same indicators',
  input: s.object(input),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    from: s.anyText(),
    to: s.anyText(),
    cells: s.object({ dual: size, single: size, changed: size, vacant: size }),
    lines: s.list(cohortLine, COHORT_MEASURES.length),
    /** groups with fewer cells than this are hidden from this reader; 0: none */
    smallest: s.anyNumber(),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, input, unit) => {
    const { from, to } = await periodOf(ctx, unit, input);
    const tree = await subtree(ctx.tx, unit);
    const name = await unitName(ctx.tx, unit);
    const { rows } = await sql<{ cohort: (typeof COHORTS)[number]; cells: number } & Record<string, number>>`
      with ${grouped(ctx, tree, from, to)}, ${counted(ctx, tree, from, to)}
      select g.cohort, count(*)::int as cells,
        coalesce(sum(m.held), 0)::int as meetings_n, (count(*) * (select count(*) from month))::int as meetings_of,
        coalesce(sum(m.attended), 0)::int as attendance_n, coalesce(sum(m.expected), 0)::int as attendance_of,
        coalesce(sum(r.planned), 0)::int as plans_n, coalesce(sum(r.received), 0)::int as plans_of,
        coalesce(sum(k.in_time), 0)::int as tasks_n, coalesce(sum(k.due), 0)::int as tasks_of,
        coalesce(sum(p.answered), 0)::int as proposals_n, coalesce(sum(p.made), 0)::int as proposals_of,
        coalesce(sum(a.admitted), 0)::int as admissions_n, coalesce(sum(a.members), 0)::int as admissions_of
      from grouped g left join met m using (unit_id) left join received r using (unit_id) left join tasks k using (unit_id)
        left join proposed p using (unit_id) left join people a using (unit_id)
      group by g.cohort`.execute(ctx.tx);
    const of = (cohort: (typeof COHORTS)[number]) => rows.find((row) => row.cohort === cohort);
    const figures = (cohort: (typeof COMPARED)[number]) =>
      Object.fromEntries(
        COHORT_MEASURES.map((measure) => [
          measure,
          { n: of(cohort)?.[`${measure}_n`] ?? 0, of: of(cohort)?.[`${measure}_of`] ?? 0 },
        ]),
      ) as Counted;
    const smallest = smallGroup(ctx, unit);
    return {
      unit: { id: unit.id, name },
      from,
      to,
      smallest,
      ...compareCohorts(
        {
          dual: of('dual')?.cells ?? 0,
          single: of('single')?.cells ?? 0,
          changed: of('changed')?.cells ?? 0,
          vacant: of('vacant')?.cells ?? 0,
        },
        { dual: figures('dual'), single: figures('single') },
        smallest,
      ),
    };
  },
});

/** The cells of one group, by name; nothing is told of them but where they are. */
export const cohortCells = query({
  name: 'dual.cohort_cells',
  method: 'GET',
  path: '/units/{unit}/dual-posts/cohorts/cells',
  capability: 'unit.read',
  mayLag: MAY_LAG,
  summary: 'The cells of one group of the comparison of dual and single posts',
  input: s.object({
    ...input,
    cohort: s.oneOf(COHORTS),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name'])),
    ...pageInput,
  }),
  output: pageOf(s.object({ id: s.anyText(), name: s.anyText(), parent: s.nullable(s.anyText()) })),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (ctx, { from: first, to: last, cohort, search, sort, ...asked }, unit) => {
    const { from, to } = await periodOf(ctx, unit, { from: first, to: last });
    const tree = await subtree(ctx.tx, unit);
    const lines = await linesOf<{ unit_id: string; name: string; parent: string | null }>(
      ctx,
      sql`u.id as unit_id, u.name, (select name from unit where id = u.parent_id) as parent`,
      sql`from unit u join (with ${grouped(ctx, tree, from, to)} select unit_id, cohort from grouped) g on g.unit_id = u.id
        where ${unitsIn(tree, search)} and g.cohort = ${cohort}`,
      { value: sql`u.sort_key`, id: sql`u.id`, down: sort === '-name' },
      asked,
    );
    return { ...lines, items: lines.items.map((row) => ({ id: row.unit_id, name: row.name, parent: row.parent })) };
  },
});

type Asked = { from?: string | undefined; to?: string | undefined };

/** The days asked for, or a year up to today that does not begin before anything was recorded (D16). Refuses date.order, date.future. */
async function periodOf(ctx: Context, unit: UnitRef, asked: Asked): Promise<{ from: string; to: string }> {
  const to = asked.to ?? ctx.today;
  const since = asked.from === undefined ? await recordedSince(ctx, unit) : null;
  const yearAgo = addTo(to, { years: -1 });
  const from = asked.from ?? (since !== null && since > yearAgo && since < to ? since : yearAgo);
  must(reasonsNotToCompare(from, to, ctx.today));
  return { from, to };
}

/** The table expression `grouped`: each village cell of today and its group in the period, by who held which post on which days. */
function grouped(ctx: Context, tree: Subtree, from: string, to: string): RawBuilder<unknown> {
  const { rulebook } = ctx.services;
  const names = organizationNames(rulebook);
  const period = sql`daterange(${from}::date, ${to}::date, '[]')`;
  const days = (alias: string) => sql`daterange(${sql.ref(`${alias}.valid_from`)}, ${sql.ref(`${alias}.valid_to`)})`;
  const same = sql`b.division = a.division and b.unit_id = a.unit_id
    and coalesce(b.person_id::text, b.holder_name) = coalesce(a.person_id::text, a.holder_name)`;
  return sql`
    led as (
      select a.unit_id, range_agg(${days('a')}) as days from post a
      where ${inTree('a', tree)} and a.post = ${names.secretary} and a.valid_from <= ${to} and a.valid_to > ${from} group by a.unit_id),
    both_held as (
      select a.unit_id, range_agg(${days('a')} * ${days('b')}) as days
      from post a join post b on ${same} and b.post = any(${[names.head, names.front]}::text[]) and ${inTree('b', tree)}
      where ${inTree('a', tree)} and a.post = ${names.secretary} and a.valid_from <= ${to} and a.valid_to > ${from}
        and b.valid_from <= ${to} and b.valid_to > ${from} group by a.unit_id),
    grouped as (
      select u.id as unit_id, case when d.days @> ${period} then 'dual' when d.days && ${period} then 'changed'
        when l.days @> ${period} then 'single' else 'vacant' end as cohort
      from unit u left join led l on l.unit_id = u.id left join both_held d on d.unit_id = u.id
      where ${unitsIn(tree, undefined)} and u.kind = any(${names.cellKinds}::text[]) and u.setting = ${names.residential})`;
}

/** What is counted of each cell in the period. Meetings are kept by month: the months that the period touches. */
function counted(ctx: Context, tree: Subtree, from: string, to: string): RawBuilder<unknown> {
  const zone = ctx.services.rulebook.about.timeZone;
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)];
  return sql`
    month as (select to_char(day, 'YYYY-MM') as month from generate_series(date_trunc('month', ${from}::date), ${to}::date, '1 month') day),
    met as (
      select t.unit_id, count(*) filter (where t.units_held > 0) as held, sum(t.attended) as attended, sum(t.expected) as expected
      from meeting_stat t where ${inTree('t', tree)} and t.month >= ${first} and t.month <= ${last} group by t.unit_id),
    received as (
      select c.unit_id, count(*) as received, count(c.plan_id) as planned
      from recipient c where ${inTree('c', tree)} and c.issued_on >= ${from} and c.issued_on <= ${to} group by c.unit_id),
    tasks as (
      select k.unit_id, count(*) as due, count(*) filter (where k.done_on <= k.due) as in_time
      from task k where ${inTree('k', tree)} and k.state not in ('cancelled', 'carried') and k.due >= ${from} and k.due <= ${to} group by k.unit_id),
    proposed as (
      select p.unit_id, count(*) as made, count(*) filter (where p.state = 'answered') as answered
      from proposal p where ${inTree('p', tree)} and (p.made_at at time zone ${zone})::date >= ${from} and (p.made_at at time zone ${zone})::date <= ${to} group by p.unit_id),
    people as (
      select m.unit_id, count(distinct m.person_id) filter (where m.valid_from <= ${from} and m.valid_to > ${from}) as members,
        count(distinct m.person_id) filter (where m.valid_from > ${from} and m.valid_from <= ${to}
          and (m.begin_reason = 'admitted' or (m.begin_reason in ('registered', 'roster') and n.admitted_on > ${from} and n.admitted_on <= m.valid_from))) as admitted
      from membership m left join person n on n.division = m.division and n.id = m.person_id
      where ${inTree('m', tree)} and m.seat = 'own' and m.valid_from <= ${to} and m.valid_to > ${from} group by m.unit_id)`;
}
