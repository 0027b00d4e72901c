import { sql } from 'kysely';
import { query } from '../../platform/bus/command.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { RESIGNATION_STATES, resignationLine } from '../postLines.ts';
import { reasonsNotToAnswer } from '../rules/posts.ts';
import { addressOf, subtree, unitOf } from '../tree.ts';
import { inTree } from './lines.ts';

/** Resignations in a unit and below, those that wait first asked first, with their answers. */
export const listResignations = query({
  name: 'resignation.list',
  method: 'GET',
  path: '/units/{unit}/resignations',
  capability: 'member.read',
  summary: 'Resignations from posts, and their answers',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(RESIGNATION_STATES)),
    sort: s.optional(s.oneOf(['asked', '-asked'])),
    ...pageInput,
  }),
  output: pageOf(resignationLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const way = input.sort === 'asked' ? 'asc' : 'desc';
    const rows = ctx.tx
      .selectFrom('resignation as r')
      .innerJoin('unit as u', 'u.id', 'r.unit_id')
      .leftJoin('unit as d', 'd.id', 'r.decided_unit')
      .selectAll('r')
      .select(['u.name as unit_name', 'd.name as by_name'])
      .where(sql<boolean>`${inTree('r', tree)}`)
      .$if(input.state !== undefined, (q) => q.where('r.state', '=', input.state ?? 'asked'));
    return await listPage(
      ctx,
      rows,
      input,
      [
        ['asked_on', way],
        ['id', way],
      ],
      (row) => {
        const answered = reasonsNotToAnswer(row.state);
        const own = row.person_id === ctx.actor.person?.id;
        const given = against(ctx, 'post.assign', addressOf(row), answered);
        return {
          id: row.id,
          postId: row.post_id,
          post: row.post,
          unitId: row.unit_id,
          unitName: row.unit_name,
          personId: row.person_id,
          name: row.person_name,
          askedOn: row.asked_on,
          reason: row.reason,
          note: row.note,
          state: row.state,
          endsOn: row.ends_on,
          answer: row.answer,
          decision: row.decision,
          decidedOn: row.decided_on,
          decidedBy: row.by_name,
          version: row.version,
          may: {
            'resignation.accept': given,
            'resignation.decline': given,
            'resignation.withdraw': own ? answered : given,
          },
        };
      },
    );
  },
});
