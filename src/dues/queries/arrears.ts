import { type RawBuilder, sql } from 'kysely';
import { inTree, linesOf } from '../../organization/queries/lines.ts';
import { type Subtree, subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { overlaysAt } from '../../rulebook/local.ts';
import { arrearsLine } from '../dues.ts';
import { signalOn } from '../terms.ts';
import { monthsOf } from '../yearAccount.ts';

const SORTS = ['months', '-months', 'name', '-name', 'owed', '-owed'] as const;
type Row = {
  person_id: string;
  name: string;
  unit_id: string;
  unit_name: string;
  months: number;
  first: string;
  last: string;
  owed: number;
};

/** Members of a subtree with closed months of a year unpaid, those only whose names hold the words: `from` a subquery `d` with a row a person and unit. */
export function unpaidIn(tree: Subtree, year: number, words: readonly string[] = []): RawBuilder<unknown> {
  const [first, last] = monthsOf(year);
  // looked for before the lines are summed: behind the sums no server would know which of its names are meant
  const named = words.map(
    (
      word,
    ) => sql` and exists (select from membership p join person_token t on t.division = p.division and t.membership_id = p.id
          where p.person_id = l.person_id and p.division = l.division and p.unit_id = l.unit_id and t.token >= ${word} and t.token < ${`${word}\uffff`})`,
  );
  return sql`(select l.division, l.unit_id, l.person_id, max(l.person_name) as name, max(l.sort_key) as sort_key,
        count(*)::int as months, min(l.month) as first, max(l.month) as last, sum(l.due + l.due_change - l.paid)::bigint as owed
      from dues_line l join dues_month m on m.division = l.division and m.unit_id = l.unit_id and m.month = l.month
      where ${inTree('l', tree)} and l.month >= ${first} and l.month <= ${last} and l.paid < l.due + l.due_change
        and exists (select from membership p where p.person_id = l.person_id and p.division = l.division and p.unit_id = l.unit_id and p.valid_to = 'infinity')${sql.join(named, sql``)}
      group by l.division, l.unit_id, l.person_id) d`;
}

/**
 * Members of a unit and below with months of a year unpaid; those with as many as the rule names are flagged (DUE-03, LEA-01).
 * It is told, and never acted on by itself.
 */
export const listDuesArrears = query({
  name: 'dues.arrears',
  method: 'GET',
  path: '/units/{unit}/dues/arrears',
  capability: 'dues.read',
  summary: 'Members with unpaid months',
  input: s.object({
    unit: s.id(),
    year: s.optional(s.whole(1900, 2200)),
    signal: s.optional(s.oneOf(['yes'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(SORTS)),
    ...pageInput,
  }),
  output: s.object({
    ...pageOf(arrearsLine).shape,
    year: s.anyNumber(),
    /** so many months are told, and the rule that says so */
    months: s.nullable(s.anyNumber()),
    rule: s.nullable(s.anyText()),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const year = input.year ?? Number(ctx.today.slice(0, 4));
    const signal = signalOn(ctx.services.rulebook, ctx.today, await overlaysAt(ctx, unit));
    const words = input.search ? searchWords(input.search) : [];
    const least = input.signal === 'yes' && signal ? sql` and d.months >= ${signal.months}` : sql``;
    const from = sql`from ${unpaidIn(await subtree(ctx.tx, unit), year, words)} join unit u on u.id = d.unit_id where true${least}`;
    const sort = input.sort ?? '-months';
    const by = sort.replace('-', '');
    const value =
      by === 'name'
        ? sql`d.sort_key`
        : by === 'owed'
          ? sql`lpad(d.owed::text, 18, '0')`
          : sql`lpad(d.months::text, 6, '0')`;
    const lines = await linesOf<Row>(
      ctx,
      sql`d.person_id, d.name, d.unit_id, u.name as unit_name, d.months, d.first, d.last, d.owed`,
      from,
      { value, id: sql`d.person_id::text || d.unit_id`, down: sort.startsWith('-') },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        personId: row.person_id,
        name: row.name,
        unit: { id: row.unit_id, name: row.unit_name },
        months: row.months,
        first: row.first,
        last: row.last,
        owed: row.owed,
        signal: signal !== null && row.months >= signal.months,
      })),
      year,
      months: signal?.months ?? null,
      rule: signal?.rule ?? null,
    };
  },
});
