/** All counts of the nation made anew from the records, and the nightly proof of them for one province. */
import type pg from 'pg';
import { recountAll } from '../../../src/indicators/recount.ts';
import { modulesOf } from '../../../src/modules.ts';
import { today } from '../../../src/platform/clock.ts';
import type { Measure } from '../../measure.ts';
import type { Ground } from '../ground.ts';
import { countDivision } from '../steps.ts';

/** A piece ends within ten minutes, with the largest province and cleaning up after this. */
const MOST = 5 * 60_000;

type Division = { division: string; units: number; seconds: number | null; bare: number | null };

/** Goes on with the provinces that earlier calls did not reach; after the last it begins anew. What is missing is reckoned by the pace so far. */
export async function recount({ chibo, sql, server }: Ground): Promise<Measure[]> {
  const on = today(chibo.clock);
  const start = performance.now();
  const divisions = await divisionsOf(sql);
  for (const each of divisions.filter(({ seconds }) => seconds === null)) {
    if (performance.now() - start > MOST) break;
    const began = performance.now();
    await sql.query('begin');
    await countDivision(sql, server.url, chibo.rulebook, each.division, on);
    await sql.query('commit');
    each.seconds = (performance.now() - began) / 1000;
    const asked = performance.now();
    await sql.query(
      `select unit_id, count(*), count(*) filter (where status = 'official'), count(*) filter (where sex = 'female') from membership where division = $1 and valid_to = 'infinity' group by unit_id`,
      [each.division],
    );
    each.bare = (performance.now() - asked) / 1000;
    await sql.query('insert into bench_nation.recounted (division, seconds, bare) values ($1, $2, $3)', [
      each.division,
      each.seconds,
      each.bare,
    ]);
  }
  const stats = modulesOf(chibo.rulebook).flatMap((m) => m.stats ?? []);
  for (const table of new Set(stats.map((stat) => stat.table))) await sql.query(`vacuum analyze ${table}`);
  const done = divisions.filter(({ seconds }) => seconds !== null);
  const units = sum(done.map((each) => each.units));
  const seconds = sum(done.map((each) => each.seconds ?? 0));
  const bare = sum(done.map((each) => each.bare ?? 0));
  const pace = `${Math.round(units / seconds)} units/s`;
  const all = sum(divisions.map((each) => each.units));
  const left = divisions.length - done.length;
  const missing = `of ${divisions.length} divisions ${left} were not reached yet, call it again; at this pace all ${all.toLocaleString('en-US')} units take ${Math.round((seconds * all) / units)} s`;
  return [
    {
      id: 'nation.recount',
      what: `${stats.length} counts of ${units.toLocaleString('en-US')} units made anew`,
      value: seconds,
      unit: 's',
      ratio: seconds / bare,
      baseline: `bare count of members (${bare.toFixed(1)} s)`,
      note: left > 0 ? `${pace}; ${missing}` : pace,
    },
  ];
}

/** Each division with its units and, where it was counted since all were begun anew, how long that and the bare count took. */
async function divisionsOf(sql: pg.Client): Promise<Division[]> {
  await sql.query(
    'create table if not exists bench_nation.recounted (division text primary key, seconds float8 not null, bare float8 not null)',
  );
  const ask = async () =>
    (
      await sql.query<Division>(
        `select division, count(*)::int as units, min(r.seconds) as seconds, min(r.bare) as bare
          from unit left join bench_nation.recounted r using (division) group by division order by division`,
      )
    ).rows;
  const divisions = await ask();
  if (divisions.some(({ seconds }) => seconds === null)) return divisions;
  await sql.query('delete from bench_nation.recounted');
  return await ask();
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** What each night proves, for the province of the storm. */
export async function proof({ chibo, units }: Ground): Promise<Measure[]> {
  const start = performance.now();
  const differences = await recountAll(chibo, units.province.division);
  return [
    {
      id: 'nation.proof',
      what: 'nightly proof of the counts of a province',
      value: (performance.now() - start) / 1000,
      unit: 's',
      goal: { kind: 'value', most: 600 },
      note: `${differences.length} differences`,
    },
  ];
}
