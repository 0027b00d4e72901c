/** What a unit's overview shows, at each level, against the bare sums of the same rows. */
import { CompiledQuery } from 'kysely';
import { countNow } from '../../../src/indicators/now.ts';
import { subtree } from '../../../src/organization/tree.ts';
import { addTo, today } from '../../../src/platform/clock.ts';
import type { Measure } from '../../measure.ts';
import { type Ground, LEVELS, type Level } from '../ground.ts';
import { measured, turnByTurn } from '../timing.ts';

/** Milliseconds that the issue asks of each level. */
const GOALS: Record<Level, number> = { root: 100, province: 10, commune: 5, cell: 5 };
const MOST = 1.5;
/** Days back: one of this term's months, and one of last year where there is one. */
const BACK = [45, 300];

/**
 * The overview as a page asks it, with everything that it shows, under the rights of whoever reads it by a post at that level; and its sums alone, in
 * the transaction that every query is asked in, against the bare sums.
 */
export async function overviews(ground: Ground): Promise<Measure[]> {
  const { chibo, units, actors } = ground;
  const on = today(chibo.clock);
  const measures: Measure[] = [];
  for (const level of LEVELS) {
    const actor = actors[level];
    const unit = units[level];
    const [page = []] = await turnByTurn([() => chibo.bus.ask('unit.overview', { id: unit.id }, { actor })]);
    const [sums = [], bare = []] = await chibo.bus.read(actor, async ({ tx }) => {
      const tree = await subtree(tx, unit);
      return await chibo.owner.db
        .transaction()
        .execute(
          async (owner) =>
            await turnByTurn([() => countNow(tx, tree, on), () => owner.executeQuery(bareSums(unit.path, on))]),
        );
    });
    measures.push(
      {
        ...measured({ id: `nation.overview.${level}`, what: `overview of the ${level}` }, page),
        goal: { kind: 'value', most: GOALS[level] },
      },
      {
        ...measured(
          { id: `nation.sums.${level}`, what: `its ten measures alone (${level})`, baseline: 'bare sums' },
          sums,
          bare,
        ),
        goal: { kind: 'ratio', most: MOST },
      },
    );
  }
  return measures;
}

/** The same of a past day: memberships, posts and units by their periods, against the bare count of members by theirs. */
export async function past(ground: Ground): Promise<Measure[]> {
  const { chibo, units, actors, about } = ground;
  const measures: Measure[] = [];
  for (const level of LEVELS) {
    const days = BACK.map((back) => addTo(about.day, { days: -back }));
    const [asked = [], bare = []] = await turnByTurn(
      [
        (i) => chibo.bus.ask('unit.overview', { id: units[level].id, on: days[i % 2] }, { actor: actors[level] }),
        (i) => chibo.owner.db.executeQuery(barePast(units[level].path, days[i % 2] ?? '')),
      ],
      { warm: 1 },
    );
    const said = {
      id: `nation.past.${level}`,
      what: `overview of the ${level} on a past day`,
      baseline: 'bare count of members',
    };
    measures.push(measured(said, asked, bare));
  }
  return measures;
}

/** The sums, asked by the tables' owner without anybody's rights. */
function bareSums(path: string, on: string): CompiledQuery {
  const here = `scope >= '${path}' and scope < '${path}{'`;
  return CompiledQuery.raw(`select * from
    (select sum(members) as members, sum(official) as official, sum(probationary) as probationary, sum(female) as female, sum(minority) as minority from member_stat where ${here}) m,
    (select sum(cells) as cells, sum(grassroots) as grassroots, sum(residential) as residential, sum(residential_committee) as committee, sum(head_known) as head_known,
      sum(head_is_member) as head_member, sum(dual_head) as dual_head, sum(dual_front) as dual_front, sum(dual_any) as dual_any from post_stat where ${here}) p,
    (select sum(non_state) as non_state, sum(foreign_invested) as foreign_invested from mark_stat where ${here}) k,
    (select sum(received) as received, sum(acknowledged) as acknowledged, sum(planned) as planned, sum(tasks) as tasks, sum(tasks_open) as tasks_open,
      sum(tasks_reported) as reported, sum(tasks_returned) as returned, sum(tasks_done) as done, sum(units_with_plan) as with_plan from resolution_stat where ${here}) r,
    (select count(*) as overdue from task where ${here} and state in ('open', 'reported', 'returned') and due < '${on}') o,
    (select sum(units_held) as held, sum(expected) as expected, sum(attended) as attended from meeting_stat where ${here} and month = '${on.slice(0, 7)}') h`);
}

function barePast(path: string, on: string): CompiledQuery {
  return CompiledQuery.raw(`select count(*), count(*) filter (where status = 'official'), count(*) filter (where sex = 'female') from membership
    where scope >= '${path}' and scope < '${path}{' and seat = 'own' and valid_from <= '${on}' and valid_to > '${on}'`);
}
