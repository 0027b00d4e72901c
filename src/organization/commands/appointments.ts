import { command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { beginPostOf, endPostOf } from '../postActs.ts';
import { decidingUnit, memberHolder, openPost, postKind, reasonsAgainstPost, termEndOf } from '../postFacts.ts';
import { reasonsNotToAppoint, reasonsNotToEndBy } from '../rules/posts.ts';
import { addressOf, unitOf } from '../tree.ts';

/** Who decided, by which number, on which day. */
const decision = { byUnitId: s.id(), number: s.text(100), decidedOn: s.date() };

/**
 * The level above gives a post to a member itself (chỉ định), for a reason of the rulebook; after a failed election this is done from the
 * election. Refuses post.not_appointed, choice.unknown, post.ballots_first (ELE-03), decision.not_above, and as post.begin.
 */
export const appointPost = command({
  name: 'post.appoint',
  method: 'POST',
  path: '/units/{unitId}/appointments',
  capability: 'post.assign',
  summary: 'Appoint a member to a post by a decision of the level above',
  input: s.object({
    unitId: s.id(),
    post: s.code(),
    personId: s.id(),
    reason: s.code(),
    from: s.date(),
    termEnds: s.optional(s.nullable(s.date())),
    ...decision,
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ from }) => [from],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const { appointments } = ctx.services.rulebook.committees;
    const post = postKind(ctx, input.post);
    must(
      reasonsNotToAppoint(
        { side: post?.kind ?? null, reasons: appointments.reasons, rule: appointments.rule ?? null },
        { reason: input.reason, ofElection: false },
      ),
    );
    const by = await decidingUnit(ctx, unit, input, null);
    const holder = await memberHolder(ctx, unit, input.personId);
    must([
      ...(await reasonsAgainstPost(ctx, unit, holder, { ...input, termEnds: input.termEnds ?? null })),
      ...(input.from < input.decidedOn
        ? [{ code: 'date.order', field: 'from', values: { earlier: input.decidedOn, later: input.from } }]
        : []),
    ]);
    const id = await beginPostOf(ctx, unit, holder, {
      post: input.post,
      from: input.from,
      termEnds: input.termEnds ?? null,
      decision: input.number,
      begun: {
        by: 'appointed',
        reason: input.reason,
        decidedOn: input.decidedOn,
        decidedUnit: by.id,
        electionId: null,
      },
    });
    return { id };
  },
});

/**
 * The level above relieves a holder of the post (miễn nhiệm, cách chức), by a decision and for a reason of the rulebook; rights that follow
 * from the post end with it. Refuses post.of_staff, choice.unknown, decision.not_above, date.order, date.future, version.stale.
 */
export const dismissPost = command({
  name: 'post.dismiss',
  method: 'POST',
  path: '/posts/{id}/dismissal',
  capability: 'post.assign',
  summary: 'Relieve somebody of a post by a decision of the level above',
  input: s.object({ id: s.id(), reason: s.code(), on: s.date(), ...decision, version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await openPost(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await openPost(ctx, input.id);
    const unit = addressOf(row);
    must(
      reasonsNotToEndBy(
        {
          side: row.side,
          from: row.valid_from,
          reasons: reasonsFor(ctx, 'dismissal'),
          termEnds: null,
          today: ctx.today,
        },
        'dismissal',
        input,
      ),
    );
    const by = await decidingUnit(ctx, unit, input, row.valid_from);
    await endPostOf(ctx, row, input, {
      by: 'dismissal',
      decision: input.number,
      decidedOn: input.decidedOn,
      unitId: by.id,
    });
    return { id: row.id };
  },
});

/**
 * A post ends because its time is over: not before the day its own term, or the unit's running term, ends. Refuses post.of_staff,
 * post.term_not_over, choice.unknown, date.order, date.future, version.stale.
 */
export const expirePost = command({
  name: 'post.expire',
  method: 'POST',
  path: '/posts/{id}/expiry',
  capability: 'post.assign',
  summary: 'End a post whose term is over',
  input: s.object({
    id: s.id(),
    reason: s.code(),
    on: s.date(),
    number: s.optional(s.nullable(s.text(100))),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await openPost(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await openPost(ctx, input.id);
    const termEnds = await termEndOf(ctx, row);
    must(
      reasonsNotToEndBy(
        { side: row.side, from: row.valid_from, reasons: reasonsFor(ctx, 'term'), termEnds, today: ctx.today },
        'term',
        input,
      ),
    );
    await endPostOf(ctx, row, input, { by: 'term', decision: input.number ?? null, decidedOn: null, unitId: null });
    return { id: row.id };
  },
});

/** The codes of the rulebook that end a post in a way. */
function reasonsFor(ctx: Parameters<typeof openPost>[0], way: 'term' | 'dismissal'): string[] {
  return ctx.services.rulebook.committees.postEndings.filter((each) => each.way === way).map((each) => each.id);
}
