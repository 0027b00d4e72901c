/** Names that units bore before: their words, and who is found by them. The names themselves stand in `unit_period`; their words are kept apart from those of present names, so that only who asks for them meets them. */
import { type RawBuilder, sql } from 'kysely';
import type { PathRange } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Tx } from '../platform/db/scope.ts';
import { searchWords } from '../platform/i18n/names.ts';
import type { FormerName } from './unit.ts';

/** A word of such a name, as it is kept. */
export type FormerWord = { token: string; unit_id: string; until: string };

/** The words of all names that these units bore before, made of their periods. A name that was put right on the day it began was never borne. */
export async function formerWords(tx: Tx, unitIds: readonly string[]): Promise<FormerWord[]> {
  const { rows } = await sql<{ unit_id: string; name: string; until: string }>`
    select p.unit_id, p.name, p.valid_to as until from unit_period p
      join unit_period n on n.unit_id = p.unit_id and n.valid_from = p.valid_to and n.name <> p.name
    where p.unit_id = any(${[...unitIds]}::uuid[])`.execute(tx);
  return rows.flatMap(({ name, ...kept }) => searchWords(name).map((token) => ({ token, ...kept })));
}

export type Renamed = {
  id: string;
  name: string;
  kind: string;
  setting: string | null;
  closedOn: string | null;
  above: { id: string; name: string } | null;
  former: FormerName;
};

type Asked = {
  words: readonly string[];
  /** where the reader looks */
  ranges: readonly PathRange[];
  closed: boolean;
  /** units that were found by their present names */
  without: readonly string[];
  limit: number;
};

/** So many are put in order. A word that more units once bore than that ("village", after the kind of all has changed) is found in any of them, as quickly. */
const FEW = 500;

/** Units whose name of an earlier time holds all these words, one name and not two together; in the order of their present names, each with the latest such name. */
export async function formerlyNamed(
  { tx }: Pick<Context, 'tx'>,
  { words, ranges, closed, without, limit }: Asked,
): Promise<Renamed[]> {
  if (words.length === 0 || ranges.length === 0 || limit <= 0) return [];
  const [first = '', ...others] = words;
  const all = sql.join(
    others.map(
      (word) =>
        sql`and exists (select from unit_former_word o where o.unit_id = w.unit_id and o.until = w.until and ${begins('o', word)})`,
    ),
    sql` `,
  );
  const within = sql.join(
    ranges.map(({ lo, hi }) => sql`u.path >= ${lo} and u.path < ${hi}`),
    sql` or `,
  );
  const { rows } = await sql<Omit<Renamed, 'above' | 'former'> & Above>`
    select f.id, u.name, u.kind, u.setting, u.closed_on as "closedOn", a.id as "aboveId", a.name as "aboveName", p.name as former, f.until
    from (select c.id, c.sort_key, max(c.until) as until
        from (select u.id, u.sort_key, w.until from unit_former_word w join unit u on u.id = w.unit_id
          where ${begins('w', first)} ${all} and (${within}) and u.closed_on is ${closed ? sql`not null` : sql`null`}
            and not u.id = any(${[...without]}::uuid[]) limit ${FEW}) c
        group by c.id, c.sort_key order by c.sort_key, c.id limit ${limit}) f
      join unit u on u.id = f.id join unit_period p on p.unit_id = f.id and p.valid_to = f.until left join unit a on a.id = u.parent_id
    order by f.sort_key, f.id`.execute(tx);
  return rows.map(({ aboveId, aboveName, former, until, ...unit }) => ({
    ...unit,
    above: aboveId && aboveName ? { id: aboveId, name: aboveName } : null,
    former: { name: former, until },
  }));
}

type Above = { aboveId: string | null; aboveName: string | null; former: string; until: string };

function begins(words: 'w' | 'o', word: string): RawBuilder<boolean> {
  const token = sql.ref(`${words}.token`);
  return sql`${token} >= ${word} and ${token} < ${`${word}\uffff`}`;
}
