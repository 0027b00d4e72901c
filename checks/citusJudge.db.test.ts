/** The judge itself: each form that Citus refuses has a sample that it must catch, each that ran there one that it must let pass. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { testDatabase } from '../src/platform/db/testing.ts';
import { type Form, planFaults } from './house/citus.ts';
import { textFaults } from './house/citusText.ts';
import type { PlanNode } from './house/plan.ts';
import { spreadOf } from './house/spread.ts';

/** Divisions as a reader of several has them. */
const SEVERAL = `any(array['p1','p2'])`;

const REFUSED: readonly [Form, string][] = [
  ['lock', `select from unit_stat where division = ${SEVERAL} order by unit_id for update`],
  ['lock', `select m.id from membership m join unit u on u.id = m.unit_id where u.path >= '1' for update of m`],
  [
    'grouping sets',
    `select sex, ethnicity, count(*) from membership where division = ${SEVERAL} group by rollup (sex, ethnicity)`,
  ],
  ['grouping sets', `select unit_id, count(*) from task group by grouping sets ((unit_id), ())`],
  ['grouping sets', `select unit_id, state, count(*) from task group by cube (unit_id, state)`],
  [
    'recursion',
    `with recursive up as (select id, parent_id from unit where id = '00000000-0000-7000-8000-000000000001'
      union all select u.id, u.parent_id from unit u join up on up.parent_id = u.id)
      select t.id from task t join up on up.id = t.unit_id`,
  ],
  ['join', `select m.id from membership m join person p on p.id = m.person_id`],
  [
    'join',
    `select t.id from task t join membership m on m.unit_id = t.unit_id and m.division = ${SEVERAL} where t.division = ${SEVERAL}`,
  ],
  ['join', `update task t set work = 'x' from membership m where m.person_id = t.assignee_id`],
  ['join', `select k.division from person_key k join person p on p.id = k.person_id and p.division = k.division`],
  ['join', `select t.id from task t left join meeting m on m.unit_id = t.unit_id`],
  [
    'correlated',
    `select u.id, (select count(*) from membership m where m.unit_id = u.id and m.division = ${SEVERAL}) from unit u`,
  ],
  [
    'correlated',
    `select u.id, (select count(*) from membership m where m.unit_id = u.id and m.division = u.division) from unit u`,
  ],
  [
    'correlated',
    `select t.id, (select max(m.id::text) from membership m where m.person_id = t.assignee_id) from task t`,
  ],
  [
    'correlated',
    `select u.id from unit u where exists (select from post p where p.unit_id = u.id and p.division = u.division)`,
  ],
  ['correlated', `select u.id from unit u where not exists (select from post p where p.unit_id = u.id)`],
  ['correlated', `select t.id from task t where exists (select from meeting m where m.unit_id = t.unit_id)`],
  [
    'correlated',
    `select a.id from account a where exists (select from post p where p.account_id = a.id) or exists (select from ledger l where l.subject_id = a.id)`,
  ],
  [
    'correlated',
    `select t.id from task t where t.state = 'open' or exists (select from meeting m where m.unit_id = t.unit_id)`,
  ],
  [
    'correlated',
    `select u.id, n.n from unit u cross join lateral (select count(*) as n from task t where t.scope >= u.path and t.scope < u.path || '{') n`,
  ],
];

const ALLOWED: readonly string[] = [
  // one shard: whatever it is
  `select from unit_stat where division = 'p1' and unit_id = any(array['00000000-0000-7000-8000-000000000001'::uuid]) order by unit_id for update`,
  `select sex, ethnicity, count(*) from membership where division = 'p1' group by rollup (sex, ethnicity)`,
  `select m.id from membership m join person p on p.id = m.person_id and p.division = 'p1' where m.division = 'p1'`,
  `select m.id from membership m join person p on p.id = m.person_id and p.division = m.division where m.division = 'p1' for update of m`,
  `select u.id, (select count(*) from membership m where m.unit_id = u.id and m.division = 'p1') from unit u`,
  // several shards, each by itself
  `select m.id from membership m join person p on p.division = m.division and p.id = m.person_id where m.division = ${SEVERAL} order by m.sort_key limit 20`,
  `select sum(members) from member_stat where division = ${SEVERAL} and scope >= '1' and scope < '2'`,
  `select m.id, (select count(*) from task t where t.division = m.division and t.assignee_id = m.person_id) from membership m where m.division = ${SEVERAL}`,
  `select t.id from task t where exists (select from meeting m where m.division = t.division and m.unit_id = t.unit_id)`,
  `select t.id from task t where not exists (select from meeting m where m.division = t.division and m.unit_id = t.unit_id)`,
  // a subquery that asks nothing of the rows around it is answered first, and its answer sent around
  `select t.id from task t where t.assignee_id in (select person_id from membership where scope >= '1' and scope < '2')`,
  `select t.id from task t where t.assignee_id not in (select person_id from membership where scope >= '1' and scope < '2')`,
  `select t.id, (select count(*) from membership) from task t`,
  `select t.id from task t where t.state = 'open' or exists (select from meeting m where m.division = t.division and m.unit_id = t.unit_id)`,
  `select t.id from task t where t.state = 'open' or t.assignee_id in (select person_id from membership where scope >= '1' and scope < '2')`,
  `with few as materialized (select person_id from membership where scope >= '1' limit 5) select t.id from task t join few on few.person_id = t.assignee_id`,
  `select t.id, n.n from task t join (select unit_id, count(*) as n from meeting group by unit_id) n on n.unit_id = t.unit_id`,
  // tables held whole everywhere join anything
  `select m.id, u.name from membership m join unit u on u.id = m.unit_id where u.path >= '1' and u.path < '2'`,
  `select u.id from unit_period q join unit u on u.id = q.unit_id join membership m on m.division = q.division and m.unit_id = q.unit_id where q.path >= '1'`,
  `with recursive up as (select id, parent_id from unit union all select u.id, u.parent_id from unit u join up on up.parent_id = u.id) select * from up`,
  `select kind, count(*) from unit group by rollup (kind)`,
  // writing
  `insert into unit_stat (division, unit_id, scope) select division, id, path from unit`,
  `update unit_stat set scope = x.scope from unnest(array['p1'], array['00000000-0000-7000-8000-000000000001'::uuid], array['1']) as x(division, unit_id, scope)
    where unit_stat.division = x.division and unit_stat.unit_id = x.unit_id`,
  `update task set scope = 'x' where division = ${SEVERAL} and scope >= '1' and scope < '2'`,
  `delete from file where owner_kind is null`,
];

const TEXTS: readonly [Form | null, string][] = [
  ['moves division', `update task set division = 'p2' where id = $1`],
  ['moves division', `update "task" as t set scope = $1, "division" = $2 where t.id = $3`],
  ['moves division', `update task set (division, scope) = ($1, $2) where id = $3`],
  [
    'moves division',
    `insert into task (division, id) values ($1, $2) on conflict (division, id) do update set division = excluded.division`,
  ],
  [
    'moves division',
    `with moved as (update membership set division = $1 where id = $2 returning id) select * from moved`,
  ],
  [null, `update task set scope = $1 where division = $2 and id = $3`],
  [null, `update unit set division = $1 where id = $2`],
  [null, `update task set work = 'division = here' where division = $1`],
  [null, `update task set work_division_id = $1 where division = $2`],
  ['values with subquery', `insert into task (division, id) values ($1, (select id from unit limit 1))`],
  [null, `insert into task (division, id) values ($1, $2) returning (select 1)`],
  [null, `insert into task (division, id) select division, id from unit`],
  [null, `insert into unit (id) values ((select id from unit limit 1))`],
  ['several statements', `delete from task where division = $1; delete from meeting where division = $1`],
  ['several statements', `set local chibo.lo = 'x'; select count(*) from task`],
  [null, `set transaction read only; set local chibo.lo = 'x;y'`],
  [null, `select ';' from task`],
];

describe.each([18, 15] as const)('by the plans of PostgreSQL %i', (version) => {
  const url = inject(version === 18 ? 'postgres18' : 'postgres15');
  if (url === '') return void it.skip('is not installed');
  let database: Awaited<ReturnType<typeof testDatabase>>;
  let client: pg.Client;
  let spread: Awaited<ReturnType<typeof spreadOf>>;
  beforeAll(async () => {
    database = await testDatabase(url);
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    spread = await spreadOf(client);
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const faultsOf = async (sql: string) => {
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `explain (verbose, format json) ${sql}`,
    );
    return planFaults(rows[0]?.['QUERY PLAN'][0]?.Plan ?? { 'Node Type': '' }, spread, sql).map(({ form }) => form);
  };

  it.each(REFUSED)('%s is refused: %s', async (form, sql) => {
    expect(await faultsOf(sql)).toContain(form);
  });

  it.each(ALLOWED)('passes: %s', async (sql) => {
    expect(await faultsOf(sql)).toEqual([]);
  });
});

it.each(TEXTS)('%s: %s', (form, sql) => {
  const spread = new Map([
    ['task', 'division'],
    ['membership', 'division'],
  ]);
  expect(textFaults(sql, spread).map((fault) => fault.form)).toEqual(form ? [form] : []);
});
