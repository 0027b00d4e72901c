import { pathTo, subtree, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { pageInput } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { FAULTS, type HomeCheck, homePage } from './home.ts';

/** Whom the check found at a unit and below, the latest first, and when it last ran. Names for who may read members there. */
export const listHomes = query({
  name: 'home.list',
  method: 'GET',
  path: '/units/{unit}/home-findings',
  capability: 'home.check',
  summary: 'Whom the check found without exactly one home',
  input: s.object({ unit: s.id(), kind: s.optional(s.oneOf(FAULTS)), gone: s.optional(s.flag()), ...pageInput }),
  output: homePage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    const within = ctx.tx
      .selectFrom('home_finding as f')
      .innerJoin('unit as u', 'u.id', 'f.unit_id')
      .where('f.division', 'in', divisions)
      .where('f.scope', '>=', lo)
      .where('f.scope', '<', hi);
    const findings = within
      .select([
        'f.id',
        'f.kind',
        'f.unit_id',
        'f.division',
        'f.scope',
        'u.name as unit_name',
        'f.person_id',
        'f.person_name',
        'f.also',
        'f.found_at',
        'f.seen_at',
        'f.gone_at',
      ])
      .where('f.gone_at', input.gone ? 'is not' : 'is', null)
      .$if(input.kind !== undefined, (q) => q.where('f.kind', '=', input.kind ?? ''));
    const page = await listPage(
      ctx,
      findings,
      input,
      [
        ['found_at', 'desc'],
        ['id', 'desc'],
      ],
      (row) => ({
        id: row.id,
        kind: row.kind,
        unitId: row.unit_id,
        unitName: row.unit_name,
        personId: row.person_id,
        name: ctx.may('member.read', { id: row.unit_id, division: row.division, path: row.scope })
          ? row.person_name
          : null,
        also: row.also,
        foundAt: row.found_at.toISOString(),
        seenAt: row.seen_at.toISOString(),
        goneAt: row.gone_at?.toISOString() ?? null,
      }),
    );
    const kinds = await within
      .where('f.gone_at', 'is', null)
      .groupBy('f.kind')
      .select(['f.kind', (eb) => eb.fn.countAll<number>().as('n')])
      .orderBy('f.kind')
      .execute();
    return { ...page, last: await lastCheck(ctx, unit), kinds: kinds.map(({ kind, n }) => ({ kind, n: Number(n) })) };
  },
});

/** The newest run over this unit: asked for at it or at a unit above that the reader sees. */
async function lastCheck(ctx: Context, unit: UnitRef): Promise<HomeCheck | null> {
  const above = await pathTo(ctx.tx, unit);
  const row = await ctx.tx
    .selectFrom('home_check')
    .selectAll()
    .where('division', 'in', [...new Set(above.map((each) => each.division))])
    .where(
      'scope',
      'in',
      above.map((each) => each.path),
    )
    .orderBy('ran_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { persons, seats, found, gone, open } = row;
  return { persons, seats, found, gone, open, ranAt: row.ran_at.toISOString(), ranName: row.ran_name };
}
