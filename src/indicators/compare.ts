/** What lies between two head counts: everybody who came under a unit or went from it between two days, and why (M05). */
import { type RawBuilder, sql } from 'kysely';
import { recordedSince } from '../members/list.ts';
import {
  type PastRange,
  pastRange,
  peopleStoodFrom,
  peopleStoodOn,
  unitName,
  unitOf,
  within,
} from '../organization/tree.ts';
import { subtreeOf, type UnitRef } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import { must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { accountOf, type Crossings, reasonsNotToCompare } from './accounting.ts';
import { divisionsSince } from './asOf.ts';
import { account, type StatusAccount, statusAccount } from './report.ts';
import { smallGroup } from './smallGroups.ts';

const input = { id: s.id(), from: s.date(), to: s.date() };

/** The head count of two days and the account of the difference. Refuses date.order, date.future. */
export const compareUnit = query({
  name: 'unit.compare',
  method: 'GET',
  path: '/units/{id}/comparison',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Members on two days and the reason for each difference',
  input: s.object(input),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    from: s.anyText(),
    to: s.anyText(),
    recordedSince: s.nullable(s.anyText()),
    ...account.shape,
    /** units that stood here in the time between and whose records the reader no longer sees: their members are in none of the numbers */
    beyond: s.anyNumber(),
    /** the same account for each status; empty for whoever may not read the records: small groups would follow from it */
    statuses: s.list(statusAccount, 20),
    /** whether the reader may open the names */
    names: s.flag(),
  }),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { from, to }, unit) => {
    must(reasonsNotToCompare(from, to, ctx.today));
    const name = await unitName(ctx.tx, unit);
    const since = await recordedSince(ctx, unit);
    return {
      unit: { id: unit.id, name },
      from,
      to,
      recordedSince: since,
      ...(await accountBetween(ctx, unit, from, to, since)),
      beyond: await beyondSight(ctx, unit, from, to),
      statuses: ctx.may('member.read', unit) ? await statusesBetween(ctx, unit, from, to, since) : [],
      names: ctx.may('member.read', unit),
    };
  },
});

/** The account between two days for this reader: groups too small are hidden where he has no right to records. */
export async function accountBetween(ctx: Context, unit: UnitRef, from: string, to: string, since: string | null) {
  const found = since !== null && since <= to ? await crossings(ctx, unit, from, to) : null;
  return accountOf(found, { from, since, ...endsOf(ctx) }, smallGroup(ctx, unit));
}

function endsOf(ctx: Context): { beginnings: string[]; endings: string[] } {
  const { beginnings = [], endings } = ctx.services.rulebook.membership;
  return { beginnings: beginnings.map((each) => each.id), endings: endings.map((each) => each.id) };
}

async function crossings(ctx: Context, unit: UnitRef, from: string, to: string): Promise<Crossings> {
  const range = await pastRange(ctx.tx, unit);
  const divisions = await divisionsSince(ctx.tx, range, from);
  const standing = (on: string) => sql`
    select coalesce(sum(d.members), 0)::int from unit_period p join member_day_stat d on d.division = p.division and d.unit_id = p.unit_id
    where ${within('p.path', range)} and ${peopleStoodOn('p', on)} and d.day <= ${on}`;
  const {
    rows: [ends],
  } = await sql<{ before: number; after: number }>`
    select (${standing(from)}) as before, (${standing(to)}) as after`.execute(ctx.tx);
  const { rows } = await sql<{ way: number; reason: string; n: number }>`
    with ${crossed(range, divisions, from, to)}
    select way, reason, count(*)::int as n from crossed group by way, reason`.execute(ctx.tx);
  const lines = (way: number) => rows.filter((r) => r.way === way).map(({ reason, n }) => ({ code: reason, n }));
  return { before: ends?.before ?? 0, after: ends?.after ?? 0, in: lines(1), out: lines(-1) };
}

/**
 * The table expression `crossed`: one row for each time somebody with a seat of his own came under the unit (`way` 1) or went from
 * it (-1), by the tree of that very day. A line begins or ends there, or its unit comes or goes with it (reason `unit`). Who goes and
 * comes on the same day has only changed his line (another status, another cell inside) and stands in neither column; `turned` has those
 * whose status changed with it (`n` 1: became it, -1: was it before).
 */
function crossed(range: PastRange, divisions: string[], from: string, to: string): RawBuilder<unknown> {
  return sql`
    edge as (
      select m.division, m.id, m.person_id, m.unit_id, m.full_name, m.sort_key, m.status, x.day, x.way, x.reason
      from unit_period p cross join lateral (select ${peopleStoodFrom('p')} as begins) s
      join membership m on m.division = p.division and m.unit_id = p.unit_id
      cross join lateral (values
        (greatest(m.valid_from, s.begins), 1, case when s.begins > m.valid_from then 'unit' else m.begin_reason end),
        (least(m.valid_to, p.valid_to), -1, case when p.valid_to < m.valid_to then 'unit' else coalesce(m.end_reason, 'unknown') end)
      ) x(day, way, reason)
      where ${within('p.path', range)} and s.begins <= ${to} and p.valid_to > ${from}
        and m.division = any(${divisions}::text[]) and m.seat = 'own' and m.valid_from < p.valid_to and m.valid_to > s.begins
        and x.day > ${from} and x.day <= ${to}),
    ranked as (
      select edge.*, row_number() over (partition by person_id, day, way order by (reason in ('status', 'unit')) desc, id) as place,
        count(*) filter (where way = 1) over same_day as came, count(*) filter (where way = -1) over same_day as went
      from edge window same_day as (partition by person_id, day)),
    crossed as (
      select r.division, r.id, r.person_id, r.unit_id, r.full_name, r.sort_key, r.status, r.day, r.way,
        case when r.way = 1 and r.reason in ('registered', 'roster') and n.admitted_on > ${from} and n.admitted_on <= r.day then 'admitted' else r.reason end as reason
      from ranked r left join person n on n.division = r.division and n.id = r.person_id
      where r.place > case when r.way = 1 then r.went else r.came end),
    turned as (
      select r.division, r.person_id, r.day, r.status, sum(r.way)::int as n, (array_agg(r.id order by r.way desc, r.id))[1] as id
      from ranked r where r.place <= case when r.way = 1 then r.went else r.came end
      group by r.division, r.person_id, r.day, r.status having sum(r.way) <> 0)`;
}

/**
 * The account of each status (M05): before + entered + became - left - ceased = after. Who goes and comes on the same day with another
 * status became it (probationary members recognized as official among them). Null before where that day is not recorded (D16).
 */
async function statusesBetween(
  ctx: Context,
  unit: UnitRef,
  from: string,
  to: string,
  since: string | null,
): Promise<StatusAccount[]> {
  if (since === null || since > to) return [];
  const range = await pastRange(ctx.tx, unit);
  const divisions = await divisionsSince(ctx.tx, range, from);
  const standing = (on: string) => sql`
    select m.status, count(*)::int as n from unit_period p join membership m on m.division = p.division and m.unit_id = p.unit_id
    where ${within('p.path', range)} and ${peopleStoodFrom('p')} <= ${on} and p.valid_to > ${on}
      and m.division = any(${divisions}::text[]) and m.seat = 'own' and m.valid_from <= ${on} and m.valid_to > ${on} group by m.status`;
  const { rows } = await sql<{ status: string; part: keyof StatusAccount; n: number }>`
    with ${crossed(range, divisions, from, to)}
    select status, 'before' as part, n from (${standing(from)}) x
    union all select status, 'after', n from (${standing(to)}) x
    union all select status, case way when 1 then 'entered' else 'left' end, count(*)::int from crossed group by status, way
    union all select status, case when n > 0 then 'became' else 'ceased' end, sum(abs(n))::int from turned group by status, n > 0`.execute(
    ctx.tx,
  );
  const of = (status: string, part: keyof StatusAccount) =>
    rows.find((row) => row.status === status && row.part === part)?.n ?? 0;
  return ctx.services.rulebook.membership.statuses.map(({ id }) => ({
    status: id,
    before: from < since ? null : of(id, 'before'),
    entered: of(id, 'entered'),
    became: of(id, 'became'),
    left: of(id, 'left'),
    ceased: of(id, 'ceased'),
    after: of(id, 'after'),
  }));
}

/** How many units stood under this one in the time between and lie outside of the reader's sight today. */
async function beyondSight(ctx: Context, unit: UnitRef, from: string, to: string): Promise<number> {
  const { lo, hi } = subtreeOf(unit.path);
  const range = await pastRange(ctx.tx, unit);
  const rows = await ctx.tx
    .selectFrom('unit_period as p')
    .innerJoin('unit as u', 'u.id', 'p.unit_id')
    .select(['u.id', 'u.division', 'u.path'])
    .distinct()
    .where(within('p.path', range))
    .where('p.valid_from', '<=', to)
    .where('p.valid_to', '>', from)
    .where((eb) => eb.or([eb('u.path', '<', lo), eb('u.path', '>=', hi)]))
    .execute();
  return rows.filter((r) => !ctx.may('counts.read', r)).length;
}

const name = s.object({
  personId: s.anyText(),
  name: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  on: s.anyText(),
});

/** The names behind one line of the account. Refuses date.order, date.future. */
export const comparedNames = query({
  name: 'unit.compared',
  method: 'GET',
  path: '/units/{id}/comparison/names',
  capability: 'member.read',
  mayLag: MAY_LAG,
  summary: 'Who came or went between two days for one reason, or became another status',
  /** `became`: the reason is a status */
  input: s.object({ ...input, way: s.oneOf(['in', 'out', 'became']), reason: s.optional(s.code()), ...pageInput }),
  output: pageOf(name),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { from, to, way, reason, after, limit = 50 }, unit) => {
    must(reasonsNotToCompare(from, to, ctx.today));
    const range = await pastRange(ctx.tx, unit);
    const divisions = await divisionsSince(ctx.tx, range, from);
    const past = after ? readMark(after, 3) : null;
    const wanted =
      way === 'became'
        ? sql`select m.id, t.person_id, m.full_name, m.sort_key, t.day, m.unit_id
            from turned t join membership m on m.division = t.division and m.id = t.id where t.n > 0 ${reason ? sql`and t.status = ${reason}` : sql``}`
        : sql`select * from crossed where way = ${way === 'in' ? 1 : -1} ${reason ? sql`and reason = ${reason}` : sql``}`;
    const { rows } = await sql<{
      id: string;
      person_id: string;
      full_name: string;
      sort_key: string;
      day: string;
      unit_id: string;
      unit_name: string;
      total: number;
    }>`
      with ${crossed(range, divisions, from, to)}, wanted as (${wanted})
      select w.id, w.person_id, w.full_name, w.sort_key, w.day, w.unit_id, u.name as unit_name, (select count(*)::int from wanted) as total
      from wanted w join unit u on u.id = w.unit_id
      ${past ? sql`where (w.sort_key, w.id, w.day) > (${past[0]}, ${past[1]}::uuid, ${past[2]}::date)` : sql``}
      order by w.sort_key, w.id, w.day limit ${limit + 1}`.execute(ctx.tx);
    return page(
      rows,
      limit,
      rows[0]?.total ?? 0,
      (r) => mark([r.sort_key, r.id, r.day]),
      (r) => ({ personId: r.person_id, name: r.full_name, unitId: r.unit_id, unitName: r.unit_name, on: r.day }),
    );
  },
});
