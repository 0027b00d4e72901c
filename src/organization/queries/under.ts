/**
 * Counts of what lies under each unit of a page, wherever in the tree they stand. Asked in a subquery of the row they would be refused where the rows lie on
 * several machines (checks/citusStatements.db.test.ts); so they are asked for all at once, and put beside the rows in TypeScript.
 */
import { type RawBuilder, sql } from 'kysely';
import { type PathRange, subtreeOf } from '../../platform/access.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { type Subtree, storedIn } from '../tree.ts';

/** How many ranges one statement asks for: so many texts there are, whatever the page. */
const SIZES = [1, 10, 50] as const;
const MOST = 50;
const NOWHERE: PathRange = { lo: '', hi: '' };

/** `columns` of the rows `s` of a table with a scope; `by`: what they are grouped by besides the unit. */
type Counting = { table: string; columns: RawBuilder<unknown>; by?: RawBuilder<unknown>; where?: RawBuilder<unknown> };

/**
 * Reads the ranges of units that lie in a subtree, those of one level together: their rows are told apart by the beginning of the scope. Answers the rows
 * of each path; one under which nothing lies is not in it.
 */
export async function underEach<R extends object>(
  tx: Tx,
  { divisions }: Pick<Subtree, 'divisions'>,
  units: readonly { path: string }[],
  { table, columns, by, where }: Counting,
): Promise<Map<string, R[]>> {
  const found: (R & { path: string })[] = [];
  const paths = [...new Set(units.map(({ path }) => path))];
  for (const [length, level] of Map.groupBy(paths, (path) => path.length)) {
    for (let at = 0; at < level.length; at += MOST) {
      const ranges = filledUp(level.slice(at, at + MOST).map(subtreeOf));
      const { rows } = await sql<R & { path: string }>`select left(s.scope, ${sql.lit(length)}) as path, ${columns}
        from ${sql.table(table)} s where ${storedIn(divisions)('s')}(${sql.join(
          ranges.map(({ lo, hi }) => sql`s.scope >= ${lo} and s.scope < ${hi}`),
          sql` or `,
        )}) ${where ? sql`and ${where}` : sql``} group by 1 ${by ? sql`, ${by}` : sql``}`.execute(tx);
      found.push(...rows);
    }
  }
  return Map.groupBy(found, ({ path }) => path);
}

/** To the next size, with ranges that hold nothing: the server keeps a text prepared, not one for each length of a page. */
function filledUp(ranges: readonly PathRange[]): PathRange[] {
  const size = SIZES.find((each) => each >= ranges.length) ?? MOST;
  return [...ranges, ...Array.from({ length: size - ranges.length }, () => NOWHERE)];
}
