import { type RawBuilder, sql } from 'kysely';
import { ancestorsOf } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { searchWords } from '../../platform/i18n/names.ts';
import * as s from '../../platform/schema.ts';

const OFFERED = 20;

/**
 * Units anywhere in the organization by words of their name and of the one above them ("thôn 1 gào"), each with the names of those above:
 * where somebody may be sent, who may be asked for a remark. Names of units alone, for whoever opens cases: a transfer ends where its sender does not reach (TRA-01).
 */
export const findUnits = query({
  name: 'case.units',
  method: 'GET',
  path: '/case-units',
  capability: 'case.open',
  summary: 'Units anywhere by name, to send somebody to or to ask',
  input: s.object({ search: s.text(100) }),
  output: s.object({
    items: s.list(
      s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText(), above: s.list(s.anyText(), 20) }),
      OFFERED,
    ),
  }),
  run: async (ctx, input) => ({ items: await unitsByWords(ctx, input.search) }),
});

export type UnitFound = { id: string; name: string; kind: string; above: string[] };

/** The open units whose name, or that of the one above them, holds these words; only of these settings, where some are named. */
export async function unitsByWords(ctx: Context, search: string, settings?: readonly string[]): Promise<UnitFound[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const rare = await rareOf(ctx, words);
  const terms = [
    sql`u.closed_on is null`,
    ...(settings ? [sql`u.setting = any(${settings}::text[])`] : []),
    ...[...new Set([...rare, ...words])].map(isCalled),
  ];
  const { rows: found } = await sql<{ id: string; name: string; kind: string; path: string }>`
    select u.id, u.name, u.kind, u.path from ${rare.length === 0 ? sql`unit` : unitsCalled(rare)} u
    where ${sql.join(terms, sql` and `)} order by u.path limit ${OFFERED}`.execute(ctx.tx);
  const paths = [...new Set(found.flatMap(({ path }) => ancestorsOf(path)))];
  const over =
    paths.length === 0
      ? []
      : await ctx.tx
          .selectFrom('unit')
          .select(['path', 'name'])
          .where('path', 'in', paths)
          .where('closed_on', 'is', null)
          .execute();
  const names = new Map(over.map(({ path, name }) => [path, name]));
  return found.map(({ path, ...unit }) => ({
    ...unit,
    above: ancestorsOf(path).flatMap((each) => names.get(each) ?? []),
  }));
}

/** So many names may have a word that one begins with; what stands in more names is asked of each unit that is found by the others. */
const FEW = 5000;
/** So many units below those names are looked at one by one. Where there are more, twenty are soon found along the tree. */
const MANY = 10_000;

/** The words to begin with, the rarest first; none where the units are soon found along the tree. */
async function rareOf({ tx }: Context, words: string[]): Promise<string[]> {
  const named = words.map(
    (word) => sql`select ${word}::text as word, (select count(*) from (
      select from unit_word w where ${begins('w', word)} limit ${FEW}) few) as n`,
  );
  const { rows } = await sql<{ word: string; n: number }>`${sql.join(named, sql` union all `)}`.execute(tx);
  const rare = rows.filter(({ n }) => n < FEW).sort((one, other) => one.n - other.n);
  const found = rare.map(({ word }) => word);
  if (found.length === 0) return [];
  const below = await sql<{
    n: number;
  }>`select count(*) as n from (select ${belowAll(found, sql``)} limit ${MANY}) few`.execute(tx);
  return (below.rows[0]?.n ?? 0) < MANY ? found : [];
}

/** Units whose own name has one of these words, and those below a name that has them all: others cannot have each in their own or the name above. */
function unitsCalled(rare: string[]): RawBuilder<unknown> {
  const columns = sql`c.id, c.parent_id, c.path, c.name, c.kind, c.setting, c.closed_on`;
  const named = rare.map(
    (word) => sql`select ${columns} from unit_word w
      cross join lateral (select * from unit where id = w.unit_id offset 0) c where ${begins('w', word)}`,
  );
  return sql`(${sql.join(named, sql` union `)} union select ${belowAll(rare, columns)})`;
}

/** Columns of the units `c` directly below those whose own names have all the words (`offset 0`: looked up by them, never all units gone through). */
function belowAll([first = '', ...others]: string[], columns: RawBuilder<unknown>): RawBuilder<unknown> {
  const all = others.map(
    (word) => sql`and exists (select from unit_word o where o.unit_id = w.unit_id and ${begins('o', word)} offset 0)`,
  );
  return sql`${columns} from unit_word w cross join lateral (select * from unit where parent_id = w.unit_id offset 0) c
    where ${begins('w', first)} ${sql.join(all, sql` `)}`;
}

/** Whether unit `u` or the one above it is called so, asked of the words of those two alone. */
function isCalled(word: string): RawBuilder<boolean> {
  return sql`exists (select from unit_word w where w.unit_id = any(array[u.id, u.parent_id]) and ${begins('w', word)} offset 0)`;
}

function begins(words: 'w' | 'o', word: string): RawBuilder<boolean> {
  const token = sql.ref(`${words}.token`);
  return sql`${token} >= ${word} and ${token} < ${`${word}\uffff`}`;
}
