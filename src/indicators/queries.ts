import { sql } from 'kysely';
import { organizationNames } from '../organization/names.ts';
import { subtree, unitOf } from '../organization/tree.ts';
import { subtreeOf } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { countOn, recordedSince } from './asOf.ts';
import { overview, UNIT_MEASURES } from './indicator.ts';
import { measured } from './measured.ts';
import { countNow, countWork } from './now.ts';
import { numbersOf } from './numbers.ts';

/** The overview of a unit: its numbers today, or members, posts and units as they stood on a day. */
export const unitOverview = query({
  name: 'unit.overview',
  method: 'GET',
  path: '/units/{id}/overview',
  capability: 'counts.read',
  summary: 'The numbers of a unit and all below it, each with the list it counts',
  input: s.object({ id: s.id(), on: s.optional(s.date()) }),
  output: overview,
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const { name, kind } = await ctx.tx
      .selectFrom('unit')
      .select(['name', 'kind'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const on = input.on && input.on !== ctx.today ? input.on : null;
    const since = await recordedSince(ctx.tx, unit, tree.divisions);
    const head = {
      unit: { id: unit.id, name, kind },
      on: on ?? ctx.today,
      today: ctx.today,
      recordedSince: since,
      countedAt: ctx.clock.now().toISOString(),
    };
    if (on && (on > ctx.today || since === null || on < since)) return { ...head, numbers: [] };
    const codes = codesOf(ctx);
    const names = organizationNames(ctx.services.rulebook);
    const counted = on ? await countOn(ctx.tx, unit, tree.divisions, on, names, codes) : await countNow(ctx.tx, tree);
    const work = on ? null : await countWork(ctx.tx, tree, ctx.today);
    const kinds = await kindsUnder(ctx, unit.path, on ?? ctx.today);
    return {
      ...head,
      numbers: numbersOf({ unitId: unit.id, on, month: ctx.today.slice(0, 7), counted, work, kinds, codes }),
    };
  },
});

/** The codes a count asks by: the rulebook's female sex and majority people. */
export function codesOf(ctx: Context): { female: string; majority: string } {
  const { membership } = ctx.services.rulebook;
  return { female: membership.counting.female, majority: membership.counting.majority };
}

async function kindsUnder(ctx: Context, path: string, on: string): Promise<{ kind: string; n: number }[]> {
  const range = subtreeOf(path);
  const rows = await ctx.tx
    .selectFrom('unit_period')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('n')])
    .where('path', '>=', range.lo)
    .where('path', '<', range.hi)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .groupBy('kind')
    .execute();
  const place = (kind: string) => ctx.services.rulebook.unitKinds.findIndex((one) => one.id === kind);
  return rows.sort((x, y) => place(x.kind) - place(y.kind));
}

const unitFact = s.object({
  id: s.anyText(),
  name: s.anyText(),
  kind: s.anyText(),
  setting: s.nullable(s.anyText()),
  parent: s.nullable(s.anyText()),
  members: s.nullable(s.anyNumber()),
  secretary: s.nullable(s.anyText()),
});

/** The units a number counts: the same condition as the count, so that the list has exactly as many lines. */
export const countedUnits = query({
  name: 'unit.counted',
  method: 'GET',
  path: '/units/{id}/units',
  capability: 'counts.read',
  summary: 'The units under a unit that a number of its overview counts',
  input: s.object({
    id: s.id(),
    measure: s.optional(s.oneOf(UNIT_MEASURES)),
    kind: s.optional(s.code()),
    month: s.optional(s.month()),
    on: s.optional(s.date()),
    ...pageInput,
  }),
  output: pageOf(unitFact),
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const tree = await subtree(ctx.tx, unit);
    const on = input.on ?? ctx.today;
    const names = organizationNames(ctx.services.rulebook);
    const after = input.after ? readMark(input.after, 2) : null;
    const past = input.on !== undefined && input.on < ctx.today;
    const condition = measured(input.measure ?? 'all', names, {
      unitId: unit.id,
      on,
      month: input.month ?? ctx.today.slice(0, 7),
      past,
    });
    const base = sql`from unit_period p join unit u on u.id = p.unit_id
      where p.path >= ${tree.lo} and p.path < ${tree.hi} and p.valid_from <= ${on} and p.valid_to > ${on}
        ${input.kind ? sql`and p.kind = ${input.kind}` : sql``} and ${condition}`;
    const {
      rows: [total],
    } = await sql<{ n: number }>`select count(*)::int as n ${base}`.execute(ctx.tx);
    const { rows } = await sql<{
      id: string;
      name: string;
      kind: string;
      setting: string | null;
      sort_key: string;
      parent: string | null;
      members: number | null;
      secretary: string | null;
    }>`
      select u.id, p.name, p.kind, u.setting, u.sort_key, (select name from unit where id = p.parent_id) as parent,
        (select sum(members)::int from member_stat m where m.division = any(${tree.divisions}::text[]) and m.scope >= u.path and m.scope < u.path || '{') as members,
        (select string_agg(holder_name, ', ') from post o where o.division = u.division and o.unit_id = u.id and o.post = ${names.secretary} and o.valid_from <= ${on} and o.valid_to > ${on}) as secretary
      ${base} ${after ? sql`and (u.sort_key, u.id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : sql``}
      order by u.sort_key, u.id limit ${limit + 1}`.execute(ctx.tx);
    return page(
      rows,
      limit,
      total?.n ?? 0,
      (r) => mark([r.sort_key, r.id]),
      ({ sort_key: _, ...r }) => ({ ...r, members: past ? null : r.members }),
    );
  },
});
