import { sql } from 'kysely';
import { subtree } from '../../organization/tree.ts';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { resolutionRow, seenResolution, seesBelow, targetsInForce } from '../reading.ts';

export const carryingLine = s.object({
  id: s.anyText(),
  title: s.anyText(),
  numberText: s.nullable(s.anyText()),
  issuer: s.object({ id: s.anyText(), name: s.anyText() }),
  issuedOn: s.anyText(),
  /** its targets in force, and how many of them carry out one of the upper resolution that is in force */
  targets: s.anyNumber(),
  linked: s.anyNumber(),
});
export type CarryingLine = s.Infer<typeof carryingLine>;

/** The issued resolutions one level below that carry this one out, in tree order. */
export const listCarrying = query({
  name: 'resolution.carrying',
  method: 'GET',
  path: '/resolutions/{id}/carrying',
  capability: 'resolution.read',
  summary: 'Resolutions below that carry this one out',
  input: s.object({ id: s.id(), search: s.optional(s.text(100)), ...pageInput }),
  output: pageOf(carryingLine),
  where: async (ctx, input) => (await seenResolution(ctx, input.id)).unit,
  run: async (ctx, input, unit) => {
    const below = await subtree(ctx.tx, unit);
    // the targets above lie in the issuer's division, those that carry them out in their own
    const upper = await targetsInForce(ctx, await resolutionRow(ctx, input.id));
    let base = ctx.tx
      .selectFrom('resolution as r')
      .innerJoin('unit as u', 'u.id', 'r.unit_id')
      .where('r.carries_id', '=', input.id)
      .where('r.scope', '>=', below.lo)
      .where('r.scope', '<', below.hi)
      .where('r.division', 'in', below.divisions)
      .where('r.state', '=', 'issued');
    if (input.search) base = base.where(holdsWords('r.title', input.search));
    const rows = base.select((eb) => [
      'r.id',
      'r.scope',
      'r.title',
      'r.number_text',
      'r.issued_on',
      'u.id as unit_id',
      'u.name',
      eb
        .selectFrom('target as t')
        .select((t) => t.fn.countAll<number>().as('n'))
        .whereRef('t.division', '=', 'r.division')
        .whereRef('t.resolution_id', '=', 'r.id')
        .where('t.dropped_on', 'is', null)
        .as('targets'),
      eb
        .selectFrom('target as t')
        .select((t) => t.fn.countAll<number>().as('n'))
        .whereRef('t.division', '=', 'r.division')
        .whereRef('t.resolution_id', '=', 'r.id')
        .where('t.dropped_on', 'is', null)
        .where(sql<boolean>`t.carries_id = any(${upper.map((t) => t.id)}::uuid[])`)
        .as('linked'),
    ]);
    return await listPage(ctx, rows, input, IN_TREE_ORDER, (r) => ({
      id: r.id,
      title: r.title,
      numberText: r.number_text,
      issuer: { id: r.unit_id, name: r.name },
      issuedOn: r.issued_on ?? '',
      targets: r.targets ?? 0,
      linked: r.linked ?? 0,
    }));
  },
});

const IN_TREE_ORDER: Order<{ scope: string; id: string }> = [
  ['scope', 'asc'],
  ['id', 'asc'],
];

export const levelLine = s.object({
  kind: s.anyText(),
  /** living units of this kind below the issuer; of those, how many it reached over all levels, and how far they are */
  units: s.anyNumber(),
  reached: s.anyNumber(),
  acknowledged: s.anyNumber(),
  planned: s.anyNumber(),
  /** those that answered with a resolution of their own */
  carried: s.anyNumber(),
});
export type LevelLine = s.Infer<typeof levelLine>;

/** How far a resolution has come at each level below, through all resolutions that carry it out. A unit counts once. */
export const getLevels = query({
  name: 'resolution.levels',
  method: 'GET',
  path: '/resolutions/{id}/levels',
  capability: 'resolution.read',
  mayLag: MAY_LAG,
  summary: 'How far a resolution has come at each level below',
  input: s.object({ id: s.id() }),
  output: s.object({ levels: s.nullable(s.list(levelLine, 50)) }),
  where: async (ctx, input) => (await seenResolution(ctx, input.id)).unit,
  run: async (ctx, input, unit) => {
    if (!seesBelow(ctx, unit)) return { levels: null };
    const below = await subtree(ctx.tx, unit);
    const ids = await cascadeIds(ctx, input.id, below);
    const { rows } = await sql<{
      kind: string;
      units: number;
      reached: number;
      acknowledged: number;
      planned: number;
      carried: number;
    }>`
      with reached as (
        select unit_id, bool_or(acknowledged_at is not null) as acknowledged, bool_or(plan_id is not null) as planned
        from recipient where resolution_id = any(${ids}::uuid[]) and scope >= ${below.lo} and scope < ${below.hi} and division = any(${below.divisions}::text[])
        group by unit_id),
      own as (
        select distinct unit_id from resolution where id = any(${ids}::uuid[]) and carries_id is not null
          and scope >= ${below.lo} and scope < ${below.hi} and division = any(${below.divisions}::text[]))
      select u.kind, count(*)::int as units, count(c.unit_id)::int as reached, count(*) filter (where c.acknowledged)::int as acknowledged,
        count(*) filter (where c.planned)::int as planned, count(o.unit_id)::int as carried
      from unit u left join reached c on c.unit_id = u.id left join own o on o.unit_id = u.id
      where u.path >= ${below.lo} and u.path < ${below.hi} and u.closed_on is null and u.id <> ${unit.id}
      group by u.kind order by min(length(u.path)), u.kind`.execute(ctx.tx);
    return { levels: rows };
  },
});

/** The resolution and all issued below that carry it out, through the levels. */
async function cascadeIds(
  ctx: Context,
  id: string,
  below: { lo: string; hi: string; divisions: string[] },
): Promise<string[]> {
  const all = [id];
  for (let upper = [id]; upper.length > 0; ) {
    const rows = await ctx.tx
      .selectFrom('resolution')
      .select('id')
      .where('carries_id', 'in', upper)
      .where('scope', '>=', below.lo)
      .where('scope', '<', below.hi)
      .where('division', 'in', below.divisions)
      .where('state', '=', 'issued')
      .execute();
    upper = rows.map((r) => r.id).filter((one) => !all.includes(one));
    all.push(...upper);
  }
  return all;
}
