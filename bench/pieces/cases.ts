/** The case list of a province with 100,000 open cases, and every clock that runs out this week, against the bare SQL of the same rows. */
import { CompiledQuery } from 'kysely';
import { addTo, today } from '../../src/platform/clock.ts';
import { caseStat } from '../../src/procedures/stat.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median, paired, percentile, timed } from '../measure.ts';

const CASES = 100_000;
const RUNS = 100;

export async function cases(ground: Ground): Promise<Measure[]> {
  const { chibo, province, sql } = ground;
  const actor = await ground.board();
  const on = today(chibo.clock);
  await openMany(ground, on);
  await sql.query('vacuum analyze case_file, case_clock, case_stat');
  const week = addTo(on, { days: 7 });
  const list = CompiledQuery.raw(
    `select c.*, u.name, u.kind from case_file c join unit u on u.id = c.unit_id
      where c.scope >= '0001' and c.scope < '0001{' and c.state = 'open' and not c.restricted order by c.due, c.id limit 51`,
  );
  const total = CompiledQuery.raw(
    `select count(*) from case_file where scope >= '0001' and scope < '0001{' and state = 'open' and not restricted`,
  );
  const due = CompiledQuery.raw(
    `select k.*, c.subject_name, u.name from case_clock k join case_file c on c.division = k.division and c.id = k.case_id join unit u on u.id = k.unit_id
      where k.state = 'running' and k.due <= '${week}' and k.scope >= '0001' and k.scope < '0001{' and not c.restricted order by k.due, k.id limit 51`,
  );
  const dueTotal = CompiledQuery.raw(
    `select count(*) from case_clock k join case_file c on c.division = k.division and c.id = k.case_id
      where k.state = 'running' and k.due <= '${week}' and k.scope >= '0001' and k.scope < '0001{' and not c.restricted`,
  );
  const bare = async (...statements: CompiledQuery[]) => {
    for (const statement of statements) await chibo.owner.db.executeQuery(statement);
  };
  const [listed, listedBare] = await paired(
    RUNS,
    () => chibo.bus.ask('case.list', { unit: province, state: 'open', limit: 50 }, { actor }),
    () => bare(total, list),
  );
  const [clocks, clocksBare] = await paired(
    RUNS,
    () => chibo.bus.ask('case.clocks', { unit: province, within: 7, limit: 50 }, { actor }),
    () => bare(dueTotal, due),
  );
  const times = async (more: object) =>
    await timed(RUNS, () => chibo.bus.ask('case.list', { unit: province, limit: 50, ...more }, { actor }));
  return [
    measureOf(
      'cases.list',
      'case list of a province with 100,000 open cases, first 50 with the total, p50',
      listed,
      listedBare,
      1.5,
    ),
    measureOf('cases.clocks', 'all clocks that run out this week, first 50 with the total, p50', clocks, clocksBare, 1),
    alone('cases.in_hand', 'the same list of all in hand, open and standing still', await times({ state: 'in_hand' })),
    alone('cases.step', 'the same list of one step of a procedure', await times(ONE_STEP)),
    alone('cases.overdue', 'the same list of those past their clock, counted by their lines', await times(PAST)),
    alone('cases.search', 'the same list by a word of the name, counted by its lines', await times({ search: 'ngoc' })),
  ];
}

const ONE_STEP = { state: 'open', procedure: ['recognition'], step: ['probation'] };
const PAST = { state: 'overdue' };

function alone(id: string, what: string, times: number[]): Measure {
  return { id, what, value: median(times), unit: 'ms', note: `p99 ${percentile(times, 0.99).toFixed(1)} ms` };
}

function measureOf(id: string, what: string, times: number[], bare: number[], most: number): Measure {
  return {
    ...alone(id, what, times),
    ratio: median(times) / median(bare),
    baseline: `bare SQL, ${median(bare).toFixed(1)} ms`,
    goal: { kind: 'ratio', most },
  };
}

/** One open case on each of 100,000 members; their clocks end on any day from a week ago on, within a year. The counts are made as every command makes them. */
async function openMany({ sql, chibo }: Ground, on: string): Promise<void> {
  await sql.query(
    `insert into case_file (division, id, unit_id, scope, procedure, subject_kind, subject_id, subject_name, sort_key, search_key, person_id, state, step,
        due, opened_on, opened_by, opened_name, rulebook_hash, ruled_on)
      select m.division, gen_random_uuid(), m.unit_id, m.scope, (array['recognition', 'transfer', 'exemption'])[1 + n % 3], 'member', m.person_id, m.full_name, m.sort_key, m.search_key,
        m.person_id, 'open', (array['probation', 'request', 'cell_vote'])[1 + n % 3], $1::date - 7 + (n % 365)::int, $1::date - 30, gen_random_uuid(), 'bench', $2, $1
      from (select *, row_number() over (order by id) as n from membership where valid_to = 'infinity' and seat = 'own' limit ${CASES}) m`,
    [on, chibo.rulebook.hash],
  );
  await sql.query(
    `insert into case_clock (division, id, unit_id, scope, case_id, person_id, procedure, restricted, step, rule_id, started_on, n, unit, due, first_due, state)
      select division, gen_random_uuid(), unit_id, scope, id, person_id, procedure, restricted, step, 'PRO-02', opened_on, 30, 'working_days', due, due, 'running' from case_file`,
  );
  const { rows } = await sql.query<{ division: string; ids: string[] }>(
    'select division, array_agg(distinct unit_id) as ids from case_file group by division',
  );
  for (const { division, ids } of rows) await caseStat.recount(division, ids, on).execute(chibo.owner.db);
}
