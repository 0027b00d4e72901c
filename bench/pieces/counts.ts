/** Counts of a province against the bare sum of the same rows, and members of each unit by sex. */
import { CompiledQuery } from 'kysely';
import { operator } from '../../src/accounts/grants.ts';
import { countNow } from '../../src/indicators/now.ts';
import { subtree, unitRef } from '../../src/organization/tree.ts';
import type { Actor } from '../../src/platform/access.ts';
import { today } from '../../src/platform/clock.ts';
import type { Ground } from '../ground.ts';
import { type Measure, median, paired, percentile, timed } from '../measure.ts';

const RUNS = 300;

/** The same sums of the same rows, asked by the tables' owner, without anybody's rights. */
const BARE = CompiledQuery.raw(`
  select * from
    (select sum(members) as members, sum(official) as official, sum(probationary) as probationary, sum(female) as female,
      sum(minority) as minority from member_stat where scope >= '0001' and scope < '0001{') m,
    (select sum(cells) as cells, sum(grassroots) as grassroots, sum(residential) as residential, sum(residential_committee) as committee,
      sum(head_known) as head_known, sum(head_is_member) as head_member, sum(dual_head) as dual_head, sum(dual_front) as dual_front,
      sum(dual_any) as dual_any from post_stat where scope >= '0001' and scope < '0001{') p,
    (select sum(non_state) as non_state, sum(foreign_invested) as foreign_invested from mark_stat where scope >= '0001' and scope < '0001{') k,
    (select sum(received) as received, sum(acknowledged) as acknowledged, sum(planned) as planned, sum(tasks) as tasks, sum(tasks_open) as tasks_open,
      sum(tasks_reported) as reported, sum(tasks_returned) as returned, sum(tasks_done) as done, sum(units_with_plan) as with_plan
      from resolution_stat where scope >= '0001' and scope < '0001{') r,
    (select count(*) as overdue from task where scope >= '0001' and scope < '0001{' and state in ('open', 'reported', 'returned') and due < current_date) o,
    (select sum(units_held) as held, sum(expected) as expected, sum(attended) as attended
      from meeting_stat where scope >= '0001' and scope < '0001{' and month = to_char(current_date, 'YYYY-MM')) h`);

export async function counts({ chibo, province }: Ground): Promise<Measure[]> {
  const actor = operator();
  const on = today(chibo.clock);
  // in the transaction that every query is asked in
  const [counted, bare] = await chibo.bus.read(actor, async ({ tx }) => {
    const unit = await unitRef(tx, province);
    const tree = await subtree(tx, unit);
    return await chibo.owner.db.transaction().execute(
      async (owner) =>
        await paired(
          RUNS,
          () => countNow(tx, tree, on),
          () => owner.executeQuery(BARE),
        ),
    );
  });
  const bySex = await timed(RUNS, () => childrenBySex(chibo, actor, province));
  return [
    {
      id: 'counts.subtree',
      what: 'counts of a province (1,000 units, 200,000 members), p50',
      value: median(counted),
      unit: 'ms',
      ratio: median(counted) / median(bare),
      baseline: 'bare sum',
      goal: { kind: 'ratio', most: 1.5 },
      note: `p99 ${percentile(counted, 0.99).toFixed(2)} ms; bare ${median(bare).toFixed(2)} ms`,
    },
    {
      id: 'counts.sex',
      what: 'members of each commune of a province by sex, p50',
      value: median(bySex),
      unit: 'ms',
      note: 'with the rights of the reader; Odoo 154 ms, Directus 56 ms at the same size',
    },
  ];
}

async function childrenBySex({ bus }: Ground['chibo'], actor: Actor, id: string): Promise<unknown> {
  return await bus.ask('unit.by_child', { id, measure: 'female', limit: 100 }, { actor });
}
