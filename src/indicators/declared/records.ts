/** The records behind a number, by the very statement that counts them. */
import { type RawBuilder, sql } from 'kysely';
import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { fold, searchWords } from '../../platform/i18n/names.ts';
import { mark, pageInput, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { labelShape } from '../../rulebook/schemaBase.ts';
import { indicatorOf, momentInput, momentOf } from './asked.ts';
import { daysOf } from './evaluate.ts';
import { placed, placeOf } from './placed.ts';
import { measureOf, treeOf } from './sums.ts';
import { partText } from './texts.ts';

/** `unit`: as the tree stands, by name within each. A minus turns the order round. */
const SORTS = ['unit', '-unit', 'name', '-name', 'day', '-day'] as const;

const record = s.object({
  id: s.anyText(),
  label: s.anyText(),
  note: s.nullable(s.anyText()),
  day: s.nullable(s.anyText()),
  unitId: s.anyText(),
  unitName: s.anyText(),
  /** the address of its page */
  link: s.nullable(s.anyText()),
  amount: s.nullable(s.anyNumber()),
});

/** Opening them asks for the right to these records. `dimension` and `code`: those of one part of a division. */
export const indicatorRecords = query({
  name: 'indicator.records',
  method: 'GET',
  path: '/units/{unit}/indicators/{id}/records',
  capability: 'counts.read',
  summary: 'The records that an indicator counts',
  input: s.object({
    unit: s.id(),
    id: s.text(100),
    part: s.optional(s.oneOf(['numerator', 'denominator'])),
    dimension: s.optional(s.text(40)),
    code: s.optional(s.text(60, 0)),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(SORTS)),
    ...momentInput,
    ...pageInput,
  }),
  output: s.object({
    what: labelShape,
    items: s.list(record, 200),
    total: s.anyNumber(),
    /** the sum of the amounts, where amounts are summed */
    amount: s.nullable(s.anyNumber()),
    next: s.nullable(s.anyText()),
  }),
  where: async (ctx, { unit }) => await unitOf(ctx, unit),
  run: async (
    ctx,
    { id, part = 'numerator', dimension, code, search, sort = 'unit', after, limit = 50, ...asked },
    unit,
  ) => {
    const { indicator } = await indicatorOf(ctx, unit, id);
    const meant = (part === 'denominator' ? indicator.denominator : undefined) ?? indicator.numerator;
    const measure = measureOf(ctx, meant.measure);
    ctx.demand(measure.capability, unit);
    const moment = daysOf(measure, momentOf(ctx, indicator, asked));
    const place = await placeOf(ctx, unit, treeOf(measure, moment, ctx.today), moment.from);
    const narrowed =
      dimension !== undefined && measure.dimensions?.[dimension] !== undefined
        ? narrowedTo(meant.filters ?? {}, dimension, code ?? '')
        : (meant.filters ?? {});
    const { from, where } = placed(measure, { ...moment, today: ctx.today }, place, narrowed);
    const terms = search === undefined ? sql`` : sql` and ${found(search)}`;
    const {
      rows: [count],
    } = await sql<{
      n: number;
      amount: number;
    }>`select count(*)::int as n, ${measure.amount ? sql`coalesce(sum(r.amount), 0)::float8` : sql`0::float8`} as amount
      ${from} ${where}${terms}`.execute(ctx.tx);
    const down = sort.startsWith('-');
    const way = sql.raw(down ? 'desc' : 'asc');
    const first = sort.endsWith('unit')
      ? sql`r.scope`
      : sort.endsWith('day')
        ? sql`coalesce(r.day, '-infinity'::date)::text`
        : sql`''::text`;
    const past = after ? readMark(after, 4) : null;
    const behind = past
      ? sql` and (${first}, r.sort_key, r.id, coalesce(r.day, '-infinity'::date)) ${sql.raw(down ? '<' : '>')} (${past[0]}, ${past[1]}, ${past[2]}::uuid, ${past[3]}::date)`
      : sql``;
    const { rows } = await sql<Row>`
      select r.id, r.label, r.note, r.day, r.unit_id, r.link, r.sort_key, ${first} as first, coalesce(r.day, '-infinity'::date)::text as day_mark,
        (select u.name from unit u where u.id = r.unit_id) as unit_name, ${measure.amount ? sql`r.amount::float8` : sql`null::float8`} as amount
      ${from} ${where}${terms}${behind}
      order by ${first} ${way}, r.sort_key ${way}, r.id ${way}, coalesce(r.day, '-infinity'::date) ${way} limit ${limit + 1}`.execute(
      ctx.tx,
    );
    const kept = rows.slice(0, limit);
    const last = kept.at(-1);
    return {
      what: partText(ctx, { measure: meant.measure, filters: narrowed }),
      items: kept.map(({ id: record, label, note, day, unit_id, unit_name, link, amount }) => ({
        id: record,
        label,
        note,
        day: day === '-infinity' ? null : day,
        unitId: unit_id,
        unitName: unit_name,
        link,
        amount,
      })),
      total: count?.n ?? 0,
      amount: measure.amount ? (count?.amount ?? 0) : null,
      next: rows.length > limit && last ? mark([last.first, last.sort_key, last.id, last.day_mark]) : null,
    };
  },
});

type Row = {
  id: string;
  label: string;
  note: string | null;
  day: string | null;
  unit_id: string;
  unit_name: string;
  link: string | null;
  sort_key: string;
  first: string;
  day_mark: string;
  amount: number | null;
};

/** Those of one code among the records that are meant anyway; none where the code is not among them. */
function narrowedTo(filters: Readonly<Record<string, readonly string[]>>, dimension: string, code: string) {
  const already = filters[dimension];
  return { ...filters, [dimension]: already === undefined || already.includes(code) ? [code] : [] };
}

/** Every word stands in what the record is called: folded where its key is, else as it is written. */
function found(search: string): RawBuilder<boolean> {
  const folded = searchWords(search).map((word) => sql`strpos(r.search, ${word}) > 0`);
  const written = search
    .toLocaleLowerCase('vi')
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => sql`strpos(r.search, ${word}) > 0`);
  const every = (terms: RawBuilder<unknown>[]) =>
    terms.length > 0 ? sql`(${sql.join(terms, sql` and `)})` : sql`true`;
  return fold(search) === search.toLocaleLowerCase('vi')
    ? sql<boolean>`${every(folded)}`
    : sql<boolean>`(${every(folded)} or ${every(written)})`;
}
