/** Records as a list that pages, sorts and searches in the database: those behind a number, and no others. */
import { type RawBuilder, sql } from 'kysely';
import type { Context } from '../../platform/bus/command.ts';
import { fold, searchWords } from '../../platform/i18n/names.ts';
import { mark, pageInput, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import type { Placed } from './placed.ts';

/** `unit`: as the tree stands, by name within each. A minus turns the order round. */
const SORTS = ['unit', '-unit', 'name', '-name', 'day', '-day'] as const;

/** How a list of records is asked for. */
export const listInput = {
  search: s.optional(s.text(100)),
  sort: s.optional(s.oneOf(SORTS)),
  ...pageInput,
};

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

export const listShape = {
  items: s.list(record, 200),
  total: s.anyNumber(),
  /** the sum of the amounts, where amounts are summed */
  amount: s.nullable(s.anyNumber()),
  next: s.nullable(s.anyText()),
};
const recordList = s.object(listShape);
type RecordList = s.Infer<typeof recordList>;

type ListAsked = {
  search?: string | undefined;
  sort?: (typeof SORTS)[number] | undefined;
  after?: string | undefined;
  limit?: number | undefined;
};

/** A page of the records `r` that are placed; `amounts`: their amounts are summed. Asks for no right: callers demand that of the records' measure. */
export async function listOf(
  ctx: Context,
  { from, where }: Placed,
  amounts: boolean,
  { search, sort = 'unit', after, limit = 50 }: ListAsked,
): Promise<RecordList> {
  const terms = search === undefined ? sql`` : sql` and ${found(search)}`;
  const {
    rows: [count],
  } = await sql<{
    n: number;
    amount: number;
  }>`select count(*)::int as n, ${amounts ? sql`coalesce(sum(r.amount), 0)::float8` : sql`0::float8`} as amount
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
      (select u.name from unit u where u.id = r.unit_id) as unit_name, ${amounts ? sql`r.amount::float8` : sql`null::float8`} as amount
    ${from} ${where}${terms}${behind}
    order by ${first} ${way}, r.sort_key ${way}, r.id ${way}, coalesce(r.day, '-infinity'::date) ${way} limit ${limit + 1}`.execute(
    ctx.tx,
  );
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(({ id, label, note, day, unit_id, unit_name, link, amount }) => ({
      id,
      label,
      note,
      day: day === '-infinity' ? null : day,
      unitId: unit_id,
      unitName: unit_name,
      link,
      amount,
    })),
    total: count?.n ?? 0,
    amount: amounts ? (count?.amount ?? 0) : null,
    next: rows.length > limit && last ? mark([last.first, last.sort_key, last.id, last.day_mark]) : null,
  };
}

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
