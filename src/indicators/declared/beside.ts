/** An indicator for the units directly below one, and for the units beside one: paged, sorted and searched in the database. */
import { sql } from 'kysely';
import { parentOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { mark, pageInput, readMark } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { smallGroup } from '../smallGroups.ts';
import { indicatorOf, momentInput, momentOf } from './asked.ts';
import { divides, figureOf } from './evaluate.ts';
import { measureOf } from './sums.ts';
import { byUnit, type UnitLine } from './units.ts';

/** A minus turns the order round; what has no value stands last. */
const SORTS = ['value', '-value', 'name', '-name', 'n', '-n'] as const;

const line = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  n: s.nullable(s.anyNumber()),
  of: s.nullable(s.anyNumber()),
  value: s.nullable(s.anyNumber()),
});

const input = s.object({
  unit: s.id(),
  id: s.text(100),
  search: s.optional(s.text(100)),
  sort: s.optional(s.oneOf(SORTS)),
  ...momentInput,
  ...pageInput,
});
type Input = s.Infer<typeof input>;

const output = s.object({
  items: s.list(line, 200),
  total: s.anyNumber(),
  next: s.nullable(s.anyText()),
  /** the unit itself and what lies under none of the lines: with them it makes the unit's number */
  rest: s.object({ n: s.nullable(s.anyNumber()), of: s.nullable(s.anyNumber()) }),
  /** too small for this reader: the numbers are left out */
  hidden: s.flag(),
});

export const indicatorChildren = query({
  name: 'indicator.children',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}/children',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'One indicator for each unit directly below',
  input,
  output,
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: linesOf,
});

/** Asked at the unit above: who sees only his own unit sees nothing beside it. 404 at the top. */
export const indicatorSiblings = query({
  name: 'indicator.siblings',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}/siblings',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'One indicator for the units beside a unit, itself among them',
  input,
  output,
  where: async (ctx, { unit }) => {
    const own = await unitOf(ctx, unit);
    ctx.demand('counts.read', own);
    return found(await parentOf(ctx.tx, own));
  },
  run: linesOf,
});

async function linesOf(
  ctx: Context,
  { id, search, sort = '-value', after, limit = 50, ...asked }: Input,
  unit: UnitRef,
) {
  const { indicator } = await indicatorOf(ctx, unit, id);
  const moment = momentOf(ctx, indicator, asked);
  const sets = await byUnit(ctx, unit, indicator, moment);
  const share = indicator.denominator !== undefined;
  const n = sql`coalesce(n.n, 0)`;
  const of = sql`coalesce(whole.n, 0)`;
  const down = sort.startsWith('-');
  const last = down ? sql`'-infinity'::float8` : sql`'infinity'::float8`;
  const rank = sort.endsWith('name')
    ? sql`0::float8`
    : sort.endsWith('n') || !share
      ? sql`${n}`
      : sql`(case when ${of} = 0 then ${last} else ${n} / ${of} end)`;
  const words = searchWords(search ?? '').map((word) => sql` and strpos(child.search_key, ${word}) > 0`);
  const shown = sql`from child left join n on n.id = child.id left join whole on whole.id = child.id
    where (child.real or ${n} <> 0) ${words.length > 0 ? sql.join(words, sql``) : sql``}`;
  const way = sql.raw(down ? 'desc' : 'asc');
  const past = after ? readMark(after, 3) : null;
  const { rows } = await sql<UnitLine & { rank: string; total: number; rest_n: number; rest_of: number }>`
    with ${sets}, line as (select child.id, child.name, child.kind, child.sort_key, ${n} as n, ${of} as whole, ${rank} as rank ${shown}),
      rest as (select coalesce(sum(n.n) filter (where n.id is null), 0) as n, (select coalesce(sum(whole.n) filter (where whole.id is null), 0) from whole) as whole,
        (select count(*)::int from line) as total from n)
    select line.id, line.name, line.kind, line.sort_key, line.n, line.whole as of, line.rank::text as rank, rest.total, rest.n as rest_n, rest.whole as rest_of
    from rest left join (select * from line ${
      past
        ? sql`where (line.rank, line.sort_key, line.id) ${sql.raw(down ? '<' : '>')} (${past[0]}::float8, ${past[1]}, ${past[2]}::uuid)`
        : sql``
    } order by line.rank ${way}, line.sort_key ${way}, line.id ${way} limit ${limit + 1}) line on true
    order by line.rank ${way}, line.sort_key ${way}, line.id ${way}`.execute(ctx.tx);
  const hidden = isHidden(ctx, unit, indicator);
  const lines = rows.filter((row) => row.id !== null);
  const kept = lines.slice(0, limit);
  const end = kept.at(-1);
  const whole = (value: number | null) => (share ? value : null);
  return {
    items: kept.map((row) => {
      const value = hidden ? { n: null, of: whole(row.of) } : { n: row.n, of: whole(row.of) };
      return { id: row.id, name: row.name, kind: row.kind, ...value, value: figureOf(indicator, value) };
    }),
    total: rows[0]?.total ?? 0,
    next: lines.length > limit && end ? mark([end.rank, end.sort_key, end.id]) : null,
    rest: { n: hidden ? null : (rows[0]?.rest_n ?? 0), of: whole(rows[0]?.rest_of ?? 0) },
    hidden,
  };
}

/** Units side by side tell of a few in each: whoever reads counts only sees the heads of each, and nothing that divides them. */
export function isHidden(ctx: Context, unit: UnitRef, indicator: Parameters<typeof divides>[1]): boolean {
  if (smallGroup(ctx, unit) === 0) return false;
  const { counts, everybody } = measureOf(ctx, indicator.numerator.measure);
  return divides(ctx, indicator) || ((counts === 'person' || counts === 'candidate') && everybody !== true);
}
