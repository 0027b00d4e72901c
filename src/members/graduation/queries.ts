import { sql } from 'kysely';
import { addressOf, type Subtree, subtree, unitOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage } from '../../platform/db/keyset.ts';
import { pageInput } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { graduationState, periodsAhead } from '../rules/graduation.ts';
import { graduatePage, graduationForecast } from './graduation.ts';

/** Behind every date: nobody wrote down when he graduates. */
const UNKNOWN = '9999-12-31';

/** Members who study, each at his own cell, with the transfer that is under way. `f`: the study, `m`: his line. */
function students(ctx: Context, { lo, hi, divisions }: Subtree) {
  const { procedure } = ctx.services.rulebook.membership.graduation;
  return ctx.tx
    .selectFrom('person_study as f')
    .innerJoin('membership as m', (join) =>
      join
        .onRef('m.division', '=', 'f.division')
        .onRef('m.person_id', '=', 'f.person_id')
        .onRef('m.unit_id', '=', 'f.unit_id')
        .on('m.seat', '=', 'own')
        .on('m.valid_to', '=', 'infinity'),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('case_file as c')
          .select('c.id as case_id')
          .whereRef('c.division', '=', 'f.division')
          .whereRef('c.subject_id', '=', 'f.person_id')
          .where('c.state', '!=', 'ended')
          .where('c.procedure', '=', procedure ?? '')
          .limit(1)
          .as('t'),
      (join) => join.onTrue(),
    )
    .where('f.division', 'in', divisions)
    .where('f.scope', '>=', lo)
    .where('f.scope', '<', hi)
    .where('f.valid_to', '=', 'infinity');
}

/**
 * Who graduates when, by quarter or half of a year, in a unit and everything below it, and in each unit right below: the transfers to expect (M45). Who
 * graduated before today and is still here stands apart.
 */
export const forecastGraduations = query({
  name: 'graduation.forecast',
  method: 'GET',
  path: '/units/{unit}/graduations',
  capability: 'member.read',
  summary: 'How many members graduate when, by unit',
  input: s.object({ unit: s.id(), span: s.optional(s.oneOf(['quarter', 'half'])) }),
  output: graduationForecast,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, { span = 'half' }, unit) => {
    const { remindDays, aheadMonths, rule } = ctx.services.rulebook.membership.graduation;
    const periods = periodsAhead(ctx.today, span, aheadMonths);
    const tree = await subtree(ctx.tx, unit);
    const place = sql<number>`case when f.graduates_on is null then -2 when f.graduates_on < ${ctx.today} then -1
      else width_bucket(f.graduates_on::timestamp, ${periods.map(({ from }) => from)}::timestamp[]) - 1 end`;
    const rows = await ctx.tx
      .selectFrom(
        students(ctx, tree)
          .leftJoin('unit as c', (join) =>
            join.on('c.parent_id', '=', unit.id).on(sql<boolean>`c.path = left(f.scope, length(c.path))`),
          )
          .select(['c.id as below', place.as('place'), 't.case_id'])
          .where((eb) =>
            eb.or([eb('f.graduates_on', 'is', null), eb('f.graduates_on', '<=', periods.at(-1)?.to ?? ctx.today)]),
          )
          .as('g'),
      )
      .select((eb) => ['below', 'place', eb.fn.countAll<number>().as('n'), eb.fn.count<number>('case_id').as('begun')])
      .groupBy(['below', 'place'])
      .execute();
    const below = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'name'])
      .where((eb) => eb.or([eb('id', '=', unit.id), eb('parent_id', '=', unit.id)]))
      .where('closed_on', 'is', null)
      .orderBy('path')
      .execute();
    const at = (place: number) => {
      const found = rows.filter((row) => row.place === place);
      return { n: sumOf(found.map(({ n }) => n)), begun: sumOf(found.map(({ begun }) => begun)) };
    };
    return {
      unit: { id: unit.id, name: below.find(({ id }) => id === unit.id)?.name ?? '' },
      span,
      late: at(-1),
      unknown: at(-2).n,
      periods: periods.map((period, i) => ({ ...period, ...at(i) })),
      units: below
        .map(({ id, name }) => {
          const own = rows.filter((row) => (row.below ?? unit.id) === id);
          const n = (place: number) => sumOf(own.filter((row) => row.place === place).map((row) => row.n));
          return { id, name, late: n(-1), counts: periods.map((_, i) => n(i)) };
        })
        .filter(({ late, counts }) => late + sumOf(counts) > 0),
      remindDays,
      rule: rule ?? null,
    };
  },
});

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, n) => sum + Number(n), 0);
}

/** Members who study, the one who graduates first on top; each with the transfer that is under way, or the way to begin one. */
export const listGraduates = query({
  name: 'graduation.list',
  method: 'GET',
  path: '/units/{unit}/graduations/people',
  capability: 'member.read',
  summary: 'Members who study, by the day they graduate',
  input: s.object({
    unit: s.id(),
    from: s.optional(s.date()),
    to: s.optional(s.date()),
    state: s.optional(s.oneOf(['late', 'unknown', 'soon'])),
    transfer: s.optional(s.oneOf(['begun', 'none'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['graduates', '-graduates'])),
    ...pageInput,
  }),
  output: graduatePage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { remindDays, procedure } = ctx.services.rulebook.membership.graduation;
    let base = students(ctx, await subtree(ctx.tx, unit)).innerJoin('unit as u', 'u.id', 'f.unit_id');
    if (input.from) base = base.where('f.graduates_on', '>=', input.from);
    if (input.to) base = base.where('f.graduates_on', '<=', input.to);
    if (input.state === 'late') base = base.where('f.graduates_on', '<', ctx.today);
    if (input.state === 'unknown') base = base.where('f.graduates_on', 'is', null);
    if (input.state === 'soon')
      base = base
        .where('f.graduates_on', '>=', ctx.today)
        .where(sql<boolean>`f.graduates_on <= ${ctx.today}::date + ${remindDays}::int`);
    if (input.transfer) base = base.where('t.case_id', input.transfer === 'begun' ? 'is not' : 'is', null);
    if (input.search) base = base.where(holdsWords('m.full_name', input.search));
    const way = input.sort === '-graduates' ? 'desc' : 'asc';
    const list = await listPage(
      ctx,
      base.select([
        'f.id',
        'f.division',
        'f.unit_id',
        'f.scope',
        'f.person_id',
        'm.full_name',
        'u.name as unit_name',
        'f.school',
        't.case_id',
        sql<string>`coalesce(f.graduates_on, ${UNKNOWN}::date)`.as('graduates'),
      ]),
      input,
      [
        ['graduates', way],
        ['id', way],
      ],
      (row) => ({
        id: row.id,
        personId: row.person_id,
        name: row.full_name,
        unit: { id: row.unit_id, name: row.unit_name },
        school: row.school,
        graduatesOn: row.graduates === UNKNOWN ? null : row.graduates,
        state: row.graduates === UNKNOWN ? 'unknown' : graduationState(row.graduates, ctx.today, remindDays),
        caseId: row.case_id,
        mayOpen: procedure !== undefined && row.case_id === null && ctx.may('case.open', addressOf(row)),
      }),
    );
    return { ...list, procedure: procedure ?? null };
  },
});
