/** All counts of the nation made anew from the records, and the nightly proof of them for one province. */
import { recountAll } from '../../../src/indicators/recount.ts';
import { modulesOf } from '../../../src/modules.ts';
import { today } from '../../../src/platform/clock.ts';
import type { Measure } from '../../measure.ts';
import type { Ground } from '../ground.ts';
import { countDivision } from '../load.ts';

/** A piece ends within ten minutes: what is not counted by then is said. */
const MOST = 7 * 60_000;

export async function recount(ground: Ground): Promise<Measure[]> {
  const { chibo, sql, units } = ground;
  const on = today(chibo.clock);
  const start = performance.now();
  let counted = 0;
  let bare = 0;
  const { rows } = await sql.query<{ division: string; n: number }>(
    'select division, count(*)::int as n from unit group by division order by division',
  );
  let left = rows.length;
  for (const { division, n } of rows) {
    if (performance.now() - start > MOST) break;
    await sql.query('begin');
    await countDivision(sql, ground.server.url, chibo.rulebook, division, on);
    await sql.query('commit');
    const asked = performance.now();
    await sql.query(
      `select unit_id, count(*), count(*) filter (where status = 'official'), count(*) filter (where sex = 'female') from membership where division = $1 and valid_to = 'infinity' group by unit_id`,
      [division],
    );
    bare += performance.now() - asked;
    counted += n;
    left--;
  }
  const seconds = (performance.now() - start - bare) / 1000;
  const stats = modulesOf(chibo.rulebook).flatMap((m) => m.stats ?? []).length;
  const tables = [
    ...new Set(
      modulesOf(chibo.rulebook)
        .flatMap((m) => m.stats ?? [])
        .map((stat) => stat.table),
    ),
  ];
  for (const table of tables) await sql.query(`vacuum analyze ${table}`);
  const proof = performance.now();
  const differences = await recountAll(chibo, units.province.division);
  const proved = (performance.now() - proof) / 1000;
  return [
    {
      id: 'nation.recount',
      what: `${stats} counts of ${counted.toLocaleString('en-US')} units made anew`,
      value: seconds,
      unit: 's',
      ratio: (seconds * 1000) / bare,
      baseline: `bare count of members (${(bare / 1000).toFixed(1)} s)`,
      note: `${Math.round(counted / seconds)} units/s${left > 0 ? `; ${left} provinces were not reached in time` : ''}`,
    },
    {
      id: 'nation.proof',
      what: `nightly proof of the counts of a province`,
      value: proved,
      unit: 's',
      goal: { kind: 'value', most: 600 },
      note: `${differences.length} differences`,
    },
  ];
}
