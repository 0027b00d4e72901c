/** The case list of a province with 100,000 open cases, and every clock that runs out this week, against the bare SQL of the same rows. */
import { CompiledQuery } from 'kysely';
import { grantsOf } from '../../src/accounts/grants.ts';
import { addTo, today } from '../../src/platform/clock.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median, paired, percentile } from '../measure.ts';

const CASES = 100_000;
const RUNS = 100;

export async function cases(ground: Ground): Promise<Measure[]> {
  const { chibo, province, sql } = ground;
  const account = await chibo.app.db
    .selectFrom('account')
    .selectAll()
    .where('login', '=', 'ban-to-chuc')
    .executeTakeFirstOrThrow();
  const on = today(chibo.clock);
  const [grant] = await grantsOf(chibo.app.db, chibo.rulebook, account, on);
  if (!grant) throw new Error('The board has no right.');
  const actor = { accountId: account.id, person: null, name: account.name, grant };
  await openMany(ground, on);
  await sql.query('analyze case_file; analyze case_clock');
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
  return [
    measureOf(
      'cases.list',
      'case list of a province with 100,000 open cases, first 50 with the total, p50',
      listed,
      listedBare,
    ),
    measureOf('cases.clocks', 'all clocks that run out this week, first 50 with the total, p50', clocks, clocksBare),
  ];
}

function measureOf(id: string, what: string, times: number[], bare: number[]): Measure {
  return {
    id,
    what,
    value: median(times),
    unit: 'ms',
    ratio: median(times) / median(bare),
    baseline: `bare SQL, ${median(bare).toFixed(1)} ms`,
    note: `p99 ${percentile(times, 0.99).toFixed(1)} ms`,
  };
}

/** One open case on each of 100,000 members; their clocks end on any day of the next year. */
async function openMany({ sql, chibo }: Ground, on: string): Promise<void> {
  await sql.query(
    `insert into case_file (division, id, unit_id, scope, procedure, subject_kind, subject_id, subject_name, sort_key, search_key, person_id, state, step,
        due, opened_on, opened_by, opened_name, rulebook_hash, ruled_on)
      select m.division, gen_random_uuid(), m.unit_id, m.scope, (array['recognition', 'transfer', 'exemption'])[1 + n % 3], 'member', m.person_id, m.full_name, m.sort_key, m.search_key,
        m.person_id, 'open', (array['probation', 'request', 'cell_vote'])[1 + n % 3], $1::date + (n % 365)::int, $1::date - 30, gen_random_uuid(), 'bench', $2, $1
      from (select *, row_number() over (order by id) as n from membership where valid_to = 'infinity' and seat = 'own' limit ${CASES}) m`,
    [on, chibo.rulebook.hash],
  );
  await sql.query(
    `insert into case_clock (division, id, unit_id, scope, case_id, person_id, step, rule_id, started_on, n, unit, due, first_due, state)
      select division, gen_random_uuid(), unit_id, scope, id, person_id, step, 'PRO-02', opened_on, 30, 'working_days', due, due, 'running' from case_file`,
  );
}
