import { sql } from 'kysely';
import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { organizationNames } from '../names.ts';
import { subtree, unitOf } from '../tree.ts';
import { inTree, linesOf, unitsIn } from './lines.ts';

const gapLine = s.object({
  id: s.anyText(),
  unitId: s.anyText(),
  unitName: s.anyText(),
  parent: s.nullable(s.anyText()),
  secretary: s.nullable(s.anyText()),
  head: s.nullable(s.anyText()),
  reason: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
  since: s.nullable(s.anyText()),
});

type Row = {
  unit_id: string;
  unit_name: string;
  parent: string | null;
  secretary: string | null;
  head: string | null;
  reason: string | null;
  note: string | null;
  valid_from: string | null;
};

/** Villages without a dual post in a unit and below, each with its reason, and how many there are by reason (M62). */
export const listGaps = query({
  name: 'gap.list',
  method: 'GET',
  path: '/units/{unit}/gaps',
  capability: 'unit.read',
  summary: 'Villages without a dual post, with the reasons',
  input: s.object({
    unit: s.id(),
    /** a code of the rulebook's reasons, or `none` for those without one */
    reason: s.optional(s.code()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'since', '-since'])),
    ...pageInput,
  }),
  output: s.object({
    ...pageOf(gapLine).shape,
    /** of all, whatever the filter; reason null: nobody has recorded one */
    byReason: s.list(s.object({ reason: s.nullable(s.anyText()), n: s.anyNumber() }), 200),
    cells: s.anyNumber(),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const names = organizationNames(ctx.services.rulebook);
    const gaps = sql`from unit u join post_stat c on c.division = u.division and c.unit_id = u.id and ${inTree('c', tree)}
      left join dual_gap g on g.division = u.division and g.unit_id = u.id and g.valid_to = 'infinity' and ${inTree('g', tree)}
      where c.residential = 1 and c.dual_any = 0`;
    const reason =
      input.reason === undefined
        ? sql``
        : input.reason === 'none'
          ? sql` and g.reason is null`
          : sql` and g.reason = ${input.reason}`;
    const holder = (post: string) => sql`(select string_agg(o.holder_name, ', ') from post o
      where o.division = u.division and o.unit_id = u.id and o.post = ${post} and o.valid_to = 'infinity')`;
    const lines = await linesOf<Row>(
      ctx,
      sql`u.id as unit_id, u.name as unit_name, (select name from unit p where p.id = u.parent_id) as parent,
        ${holder(names.secretary)} as secretary, ${holder(names.head)} as head, g.reason, g.note, g.valid_from`,
      sql`${gaps} and ${unitsIn(tree, input.search)}${reason}`,
      {
        value: input.sort?.endsWith('since') ? sql`coalesce(g.valid_from::text, '0001-01-01')` : sql`u.sort_key`,
        id: sql`u.id`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    const { rows: byReason } = await sql<{
      reason: string | null;
      n: number;
    }>`select g.reason, count(*)::int as n ${gaps} and ${unitsIn(tree, undefined)} group by g.reason order by n desc, g.reason`.execute(
      ctx.tx,
    );
    const {
      rows: [all],
    } = await sql<{
      n: number;
    }>`select coalesce(sum(c.residential), 0)::int as n from post_stat c where ${inTree('c', tree)}`.execute(ctx.tx);
    return {
      ...lines,
      byReason,
      cells: all?.n ?? 0,
      items: lines.items.map((row) => ({
        id: row.unit_id,
        unitId: row.unit_id,
        unitName: row.unit_name,
        parent: row.parent,
        secretary: row.secretary,
        head: row.head,
        reason: row.reason,
        note: row.note,
        since: row.valid_from,
      })),
    };
  },
});
