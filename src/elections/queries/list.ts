import { sql } from 'kysely';
import { inTree } from '../../organization/queries/lines.ts';
import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { ELECTION_STATES, electionLine } from '../election.ts';
import { stateOf } from '../reading.ts';

/** Elections in a unit and below, the latest first. */
export const listElections = query({
  name: 'election.list',
  method: 'GET',
  path: '/units/{unit}/elections',
  capability: 'meeting.read',
  summary: 'Elections to offices of a unit and below',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(ELECTION_STATES)),
    post: s.optional(s.code()),
    sort: s.optional(s.oneOf(['held', '-held'])),
    ...pageInput,
  }),
  output: pageOf(electionLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const way = input.sort === 'held' ? 'asc' : 'desc';
    const count = (of: string, more = sql``) =>
      sql<number>`(select count(*)::int from ${sql.table(of)} x where x.division = e.division and x.election_id = e.id${more})`;
    const rows = ctx.tx
      .selectFrom('election as e')
      .innerJoin('unit as u', 'u.id', 'e.unit_id')
      .select(['e.id', 'e.unit_id', 'u.name as unit_name', 'u.kind as unit_kind', 'e.body', 'e.post', 'e.purpose'])
      .select(['e.seats', 'e.held_on', 'e.state'])
      .select([
        count('election_candidate').as('candidates'),
        count('election_candidate', sql` and x.elected_ballot is not null`).as('elected'),
        count('election_ballot').as('ballots'),
      ])
      .where(sql<boolean>`${inTree('e', tree)}`)
      .$if(input.state !== undefined, (q) => q.where('e.state', '=', input.state ?? ''))
      .$if(input.post !== undefined, (q) => q.where('e.post', '=', input.post ?? ''));
    return await listPage(
      ctx,
      rows,
      input,
      [
        ['held_on', way],
        ['id', way],
      ],
      (row) => ({
        id: row.id,
        unit: { id: row.unit_id, name: row.unit_name, kind: row.unit_kind },
        body: row.body,
        post: row.post,
        purpose: row.purpose as 'term' | 'vacancy',
        seats: row.seats,
        heldOn: row.held_on,
        state: stateOf(row),
        candidates: row.candidates,
        elected: row.elected,
        ballots: row.ballots,
      }),
    );
  },
});
