import { sql } from 'kysely';
import { withAbove } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { judge, unclaimedTables } from '../judging.ts';
import { atUnits, sourcesTable } from '../leaving.ts';
import { postsOf, waitingIn } from '../posts.ts';
import { isSuch, placeOf, type Row, rowOf } from '../reading.ts';
import { type ChangeKind, type PlanRecord, planRecord, type State } from '../reorganization.ts';
import type { Plan } from '../rules/plan.ts';
import { byId, namer, peopleOf, place } from './asked.ts';

const MOST_LINES = 1000;

/** What a decision would do, and what stands against it. Nothing is written. */
export const planReorganization = query({
  ...byId,
  name: 'reorganization.plan',
  path: '/reorganizations/{id}/plan',
  summary: 'The dry run of a reorganization',
  output: planRecord,
  where: place,
  run: async (ctx, { id }) => {
    const row = await rowOf(ctx, id);
    const { plan, refusals, warnings, names, work } = await judge(ctx, row);
    const sound = plan.reasons.length === 0 ? plan.sources : [];
    const nameOf = await namer(ctx, plan, names);
    const people = peopleOf(row, sound);
    const { rows: flows } = await sql<{
      from_id: string;
      to_id: string;
      n: number;
    }>`select from_id, to_id, count(*)::int as n from (${people}) p group by 1, 2 order by 1, 2`.execute(ctx.tx);
    const kinds = [...Map.groupBy(work, ({ kind }) => kind)].map(([kind, each]) => ({
      kind,
      n: each.reduce((sum, { n }) => sum + n, 0),
      mustEnd: each.reduce((sum, { mustEnd }) => sum + mustEnd, 0),
    }));
    const posts = await postsOf(ctx, { ...plan, sources: sound }, row, row.effective_on);
    const has = (what: ChangeKind) => plan.changes.filter((change) => isSuch(change, what)).length;
    const begun = posts.proposals.filter(({ approved }) => approved !== false);
    const ended = [...posts.endings, ...posts.leaving.filter(({ approved }) => approved !== false)];
    const codes = [...new Set([...ended, ...begun].map(({ post }) => post))];
    return {
      id,
      state: row.state as State,
      version: row.version,
      refusals,
      warnings,
      totals: {
        acts: row.acts.length,
        closed: has('closed'),
        founded: has('founded'),
        moved: has('moved'),
        renamed: has('renamed'),
        changedKind: has('changed_kind'),
        people: flows.reduce((sum, { n }) => sum + n, 0),
        work: kinds.reduce((sum, { n }) => sum + n, 0),
      },
      people: flows.slice(0, MOST_LINES).map(({ from_id, to_id, n }) => ({
        fromId: from_id,
        from: nameOf(from_id),
        toId: to_id,
        to: nameOf(to_id),
        n,
      })),
      work: kinds,
      posts: {
        ends: ended.length,
        begins: begun.length,
        waiting: waitingIn(posts),
      },
      rights: codes.map((post) => ({
        post,
        ends: ended.filter((each) => each.post === post).length,
        begins: begun.filter((each) => each.post === post).length,
        capabilities: [
          ...new Set(
            ctx.services.rulebook.posts
              .find((each) => each.id === post)
              ?.grants.flatMap((grant) => grant.capabilities) ?? [],
          ),
        ],
      })),
      ...(await leftBehind(ctx, sound)),
      periods: await periodsOver(ctx, row, plan),
      unclaimed: await unclaimedTables(ctx),
    };
  },
});

/** Of each kind of period the last that is closed over what the decision changes, by whoever closed it. */
async function periodsOver(ctx: Context, row: Row, plan: Plan): Promise<PlanRecord['periods']> {
  const changed = [placeOf(row), ...plan.changes.flatMap(({ before }) => (before ? [before] : []))];
  const paths = [...new Set(changed.flatMap(({ path }) => withAbove(path)))];
  const { rows } = await sql<PlanRecord['periods'][number]>`
    select distinct on (c.unit_id, c.kind) u.id as "unitId", u.name as unit, c.kind, c.starts_on::text as "startsOn", c.ends_on::text as "endsOn", c.closed_on::text as "closedOn", c.closed_name as "closedName"
    from period_close c join unit u on u.id = c.unit_id where c.scope = any(${paths}::text[]) and c.state = 'closed'
    order by c.unit_id, c.kind, c.ends_on desc limit ${MOST_LINES}`.execute(ctx.tx);
  return rows;
}

/** Numbers, months of dues and phones at the units that close. */
async function leftBehind(ctx: Context, sources: Plan['sources']) {
  const closed = sources.filter(({ closes }) => closes);
  const closing = sourcesTable(closed);
  const here = (alias: string) => atUnits(alias, closed);
  const { rows: numbers } = await sql<{
    unitId: string;
    unit: string;
    documentType: string;
    last: number;
  }>`select u.id as "unitId", u.name as unit, n.document_type as "documentType", n.last_no as last
    from ${closing} join unit u on u.id = s.id join number_series n on n.division = s.division and n.unit_id = s.id
    where n.term_start = (select max(l.term_start) from number_series l where l.division = n.division and l.unit_id = n.unit_id and l.document_type = n.document_type) order by u.sort_key, u.id, 3 limit ${MOST_LINES}`.execute(
    ctx.tx,
  );
  const { rows: dues } = await sql<{
    unitId: string;
    unit: string;
    closedMonth: string | null;
    open: number;
  }>`select u.id as "unitId", u.name as unit,
      c.month as "closedMonth", coalesce(o.open, 0) as open
    from (select distinct l.unit_id from dues_line l where ${here('l')}) d join unit u on u.id = d.unit_id
    left join (select m.unit_id, max(m.month) as month from dues_month m where ${here('m')} group by m.unit_id) c on c.unit_id = u.id
    left join (select e.unit_id, count(distinct e.booked)::int as open from dues_entry e where ${here('e')}
      and not exists (select from dues_month m where m.division = e.division and m.unit_id = e.unit_id and m.month = e.booked) group by e.unit_id) o on o.unit_id = u.id
    order by u.sort_key, u.id limit ${MOST_LINES}`.execute(ctx.tx);
  const { rows: devices } = await sql<{
    name: string;
    unitId: string;
    unit: string;
    seenAt: Date | null;
    sessions: number;
  }>`
    with at as (select s.id, a.id as account_id, a.name from ${closing} join post p on p.division = s.division and p.unit_id = s.id and p.valid_to = 'infinity' join account a on a.id = p.account_id or a.person_id = p.person_id
      union select s.id, a.id, a.name from ${closing} join membership m on m.division = s.division and m.unit_id = s.id and m.valid_to = 'infinity' join account a on a.person_id = m.person_id)
    select at.name, u.id as "unitId", u.name as unit, max(e.seen_at) as "seenAt", count(e.account_id)::int as sessions from at join unit u on u.id = at.id left join session e on e.account_id = at.account_id and e.expires_at > ${ctx.clock.now()}
    group by 1, 2, 3, at.account_id having count(e.account_id) > 0 order by 4 desc nulls last limit ${MOST_LINES}`.execute(
    ctx.tx,
  );
  return { numbers, dues, devices: devices.map((each) => ({ ...each, seenAt: each.seenAt?.toISOString() ?? null })) };
}
