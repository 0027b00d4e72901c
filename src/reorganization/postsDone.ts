/** The posts and charges that a decision ended and began, as its trace has them: at units that close and are founded, and at those that stay. */
import { sql } from 'kysely';
import type { Context } from '../platform/bus/command.ts';
import { type Decision, mine } from './leaving.ts';
import { OVERSEER } from './posts.ts';
import type { PlannedPost } from './reorganization.ts';

export type PostDone = PlannedPost & { decision: string | null };

type Line = Pick<PostDone, 'what' | 'post' | 'unitId' | 'unit' | 'personId' | 'name' | 'termEnds' | 'decision'> & {
  id: string;
};

/** What ended first, unit by unit. Of a decision that was annulled nothing is left. */
export async function postsDone({ tx }: Pick<Context, 'tx'>, decision: Decision): Promise<PostDone[]> {
  const { rows } = await sql<Line>`
    with done as materialized (select distinct r.table_name, r.key ->> 'division' as division, (r.key ->> 'id')::uuid as id, case when r.before is null then 'begins' else 'ends' end as what
        from reorganization_trace r where ${mine(decision, 'r')} and r.table_name in ('post', 'overseer_duty') and (r.before is null or r.before ->> 'valid_to' = 'infinity')),
      lines as (
        select d.what, t.id, t.post, t.unit_id, t.person_id, t.holder_name as name, t.term_ends, case when d.what = 'ends' then t.end_decision else t.decision end as decision, t.valid_to
          from done d join post t on t.division = d.division and t.id = d.id where d.table_name = 'post'
        union all select d.what, t.id, ${OVERSEER}, t.unit_id, t.person_id, t.person_name, null, null, t.valid_to
          from done d join overseer_duty t on t.division = d.division and t.id = d.id where d.table_name = 'overseer_duty')
    select l.what, l.id, l.post, l.unit_id as "unitId", u.name as unit, l.person_id as "personId", l.name, l.term_ends::text as "termEnds", l.decision
    from lines l join unit u on u.id = l.unit_id where l.what = 'begins' or l.valid_to < 'infinity'
    order by l.what desc, u.sort_key, u.id, l.post, l.name, l.id`.execute(tx);
  return rows.map(({ id, ...line }) => ({
    ...line,
    key: id,
    proposed: line.what === 'begins',
    approved: line.what === 'begins' ? true : null,
    against: [],
  }));
}
