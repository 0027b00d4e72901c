import { type Context, query } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { heldPost } from '../postLines.ts';
import { consecutiveTerms } from '../rules/posts.ts';
import { addressOf } from '../tree.ts';
import { endOf } from '../unit.ts';

const output = s.object({
  person: s.object({ id: s.anyText(), name: s.anyText(), unitId: s.anyText() }),
  posts: s.list(heldPost, 1000),
});

/**
 * All posts of a person that the reader sees, the newest first: from and to, how each began and ended and by whose decision, and which term
 * in a row it is at that post of that unit (M64).
 */
export const postHistory = query({
  name: 'post.history',
  method: 'GET',
  path: '/members/{id}/posts',
  capability: 'member.read',
  summary: 'The posts of a member over time',
  input: s.object({ id: s.id() }),
  output,
  where: async (ctx, input) => addressOf(await personOf(ctx, input.id)),
  run: async (ctx, input) => await historyOf(ctx, input.id),
});

/** The same of the reader himself. */
export const ownPosts = query({
  name: 'post.own',
  method: 'GET',
  path: '/me/posts',
  capability: 'signed-in',
  summary: 'My own posts over time',
  input: s.object({}),
  output,
  run: async (ctx) => await historyOf(ctx, found(ctx.actor.person).id),
});

async function personOf(ctx: Context, id: string) {
  return found(
    await ctx.tx
      .selectFrom('person')
      .select(['id', 'full_name', 'division', 'unit_id', 'scope'])
      .where('id', '=', id)
      .where('home', '=', true)
      .executeTakeFirst(),
  );
}

async function historyOf(ctx: Context, personId: string): Promise<s.Infer<typeof output>> {
  const person = await personOf(ctx, personId);
  const rows = await ctx.tx
    .selectFrom('post as p')
    .innerJoin('unit as u', 'u.id', 'p.unit_id')
    .leftJoin('unit as b', 'b.id', 'p.decided_unit')
    .leftJoin('unit as e', 'e.id', 'p.end_unit')
    .selectAll('p')
    .select(['u.name as unit_name', 'b.name as by_name', 'e.name as end_name'])
    .where('p.person_id', '=', personId)
    .where('p.division', '=', person.division)
    .orderBy('p.valid_from', 'desc')
    .orderBy('p.id', 'desc')
    .execute();
  const nth = consecutiveTerms(
    rows.map((row) => ({
      id: row.id,
      post: row.post,
      unitId: row.unit_id,
      from: row.valid_from,
      to: endOf(row.valid_to),
    })),
  );
  const limits = ctx.services.rulebook.committees.terms.consecutive ?? [];
  return {
    person: { id: person.id, name: person.full_name, unitId: person.unit_id },
    posts: rows.map((row) => {
      const limit = limits.find((each) => each.posts.includes(row.post));
      return {
        id: row.id,
        post: row.post,
        side: row.side,
        unitId: row.unit_id,
        unitName: row.unit_name,
        readable: ctx.may('unit.read', addressOf(row)),
        from: row.valid_from,
        to: endOf(row.valid_to),
        termEnds: row.term_ends,
        begunBy: row.begun_by,
        beginReason: row.begin_reason,
        decision: row.decision,
        decidedOn: row.decided_on,
        decidedBy: row.by_name,
        electionId: row.election_id,
        endedBy: row.ended_by,
        endReason: row.end_reason,
        endDecision: row.end_decision,
        endDecidedOn: row.end_decided_on,
        endBy: row.end_name,
        nth: nth.get(row.id) ?? 1,
        limit: limit ? { terms: limit.terms, confidence: limit.confidence } : null,
      };
    }),
  };
}
