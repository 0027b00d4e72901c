/** The units behind a number of an overview. */
import { sql } from 'kysely';
import { organizationNames } from '../organization/names.ts';
import { underEach } from '../organization/queries/under.ts';
import { pastRange, type Subtree, subtree, unitOf, within } from '../organization/tree.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { committeeFrom } from './committees.ts';
import { UNIT_MEASURES } from './indicator.ts';
import { measured } from './measured.ts';

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
  mayLag: MAY_LAG,
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
    const range = past ? await pastRange(ctx.tx, unit) : tree;
    const { joined, holds } = measured(input.measure ?? 'all', names, tree, {
      range,
      unitId: unit.id,
      on,
      month: input.month ?? ctx.today.slice(0, 7),
      past,
      committeeFrom: committeeFrom(ctx).least,
    });
    const base = sql`from unit_period p join unit u on u.id = p.unit_id ${joined}
      where ${within('p.path', range)} and p.valid_from <= ${on} and p.valid_to > ${on}
        ${input.kind ? sql`and p.kind = ${input.kind}` : sql``} and ${holds}`;
    const {
      rows: [total],
    } = await sql<{ n: number }>`select count(*)::int as n ${base}`.execute(ctx.tx);
    const { rows } = await sql<Row>`
      select u.id, u.division, u.path, p.name, p.kind, u.setting, u.sort_key, (select name from unit where id = p.parent_id) as parent
      ${base} ${after ? sql`and (u.sort_key, u.id) > (${after[0] ?? ''}, ${after[1] ?? ''}::uuid)` : sql``}
      order by u.sort_key, u.id limit ${limit + 1}`.execute(ctx.tx);
    const members = past ? null : await membersUnder(ctx, tree, rows);
    const secretaries = await secretariesOf(ctx, rows, on);
    return page(
      rows,
      limit,
      total?.n ?? 0,
      (r) => mark([r.sort_key, r.id]),
      ({ sort_key: _, division: __, path, ...r }) => ({
        ...r,
        members: members?.get(path) ?? null,
        secretary: secretaries.get(r.id) ?? null,
      }),
    );
  },
});

type Row = {
  id: string;
  division: string;
  path: string;
  name: string;
  kind: string;
  setting: string | null;
  sort_key: string;
  parent: string | null;
};

/** Members under each of the units. */
async function membersUnder(ctx: Context, tree: Subtree, units: readonly Row[]): Promise<Map<string, number>> {
  const sums = await underEach<{ members: number }>(ctx.tx, tree, units, {
    table: 'member_stat_seen',
    columns: sql`sum(s.members)::int as members`,
  });
  return new Map([...sums].map(([path, rows]) => [path, rows.reduce((sum, { members }) => sum + members, 0)]));
}

/** Who is secretary of each unit on a day, one behind the other where several are. */
async function secretariesOf(ctx: Context, units: readonly Row[], on: string): Promise<Map<string, string>> {
  if (units.length === 0) return new Map();
  const held = await ctx.tx
    .selectFrom('post')
    .select(['unit_id', 'holder_name'])
    .where('division', 'in', [...new Set(units.map(({ division }) => division))])
    .where('unit_id', '=', sql<string>`any(${units.map(({ id }) => id)}::uuid[])`)
    .where('post', '=', organizationNames(ctx.services.rulebook).secretary)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  const names = Map.groupBy(held, ({ unit_id }) => unit_id);
  return new Map([...names].map(([unit, posts]) => [unit, posts.map(({ holder_name }) => holder_name).join(', ')]));
}
