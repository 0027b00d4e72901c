/** The units behind a number of an overview. */
import { sql } from 'kysely';
import { organizationNames } from '../organization/names.ts';
import { subtree, unitOf } from '../organization/tree.ts';
import { MAY_LAG, query } from '../platform/bus/command.ts';
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
    const condition = measured(input.measure ?? 'all', names, {
      unitId: unit.id,
      on,
      month: input.month ?? ctx.today.slice(0, 7),
      past,
      committeeFrom: committeeFrom(ctx).least,
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
