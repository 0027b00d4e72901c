/** For tests: the sums of a subtree read in both ways, which must be the same whatever happened and whether the job has run. */
import { sql } from 'kysely';
import { operator } from '../../accounts/grants.ts';
import type { Chibo } from '../../chibo.ts';
import { subtree } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { today } from '../../platform/clock.ts';
import { setScope } from '../../platform/db/scope.ts';
import { countNow } from '../now.ts';
import { SOURCES, SUMMED, type Summed, summing } from './columns.ts';
import { kindsOf, sumsBelow } from './reading.ts';

type Line = { path: string } & Record<Summed, number>;

/** What is read of kept sums where they hold, and what the counts say; each for the whole, for the units directly below (told apart of the kept sums and of the counts) and by kind. */
export async function bothWays({ app, clock }: Pick<Chibo, 'app' | 'clock'>, top: UnitRef) {
  const on = today(clock);
  return await app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await setScope(tx, operator());
      const tree = await subtree(tx, top);
      const below = await sumsBelow(tx, tree, on, SUMMED, true);
      const grouped = await sumsBelow(tx, tree, on, SUMMED, false);
      const within = (alias: string) => sql`left(${sql.ref(`${alias}.scope`)}, length(h.path)) = h.path`;
      const { rows: bare } = await sql<Line>`select h.path, ${sql.join(SUMMED.map((key) => sql.ref(key)))}
      from (select distinct path from unit where parent_id = ${top.id} and length(path) = ${top.path.length + 4}) h ${sql.join(
        SOURCES.map(
          (source, i) =>
            sql`cross join lateral ${summing(source, { wanted: new Set(SUMMED), today: on, within, as: 'table' })} ${sql.ref(`s${i}`)}`,
        ),
        sql` `,
      )} order by h.path`.execute(tx);
      const { rows: kinds } = await sql<{ kind: string; n: number }>`select kind, count(*)::int as n from unit_period
      where left(path, ${top.path.length}::int) = ${top.path} and valid_from <= ${on} and valid_to > ${on} group by kind order by kind`.execute(
        tx,
      );
      const none = Object.fromEntries(SUMMED.map((key) => [key, 0]));
      return {
        kept: {
          all: await countNow(tx, tree, on, true),
          below: bare.map(({ path }) => ({ ...none, ...below.get(path), path })),
          grouped: bare.map(({ path }) => ({ ...none, ...grouped.get(path), path })),
          kinds: (await kindsOf(tx, tree, on)).filter(({ n }) => n > 0).sort((a, b) => (a.kind < b.kind ? -1 : 1)),
        },
        counted: { all: await countNow(tx, tree, on, false), below: bare, grouped: bare, kinds },
      };
    });
}
