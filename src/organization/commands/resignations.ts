import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { decidingUnit, openPost } from '../postFacts.ts';
import { reasonsNotToAnswer, reasonsNotToAsk, reasonsNotToEndBy } from '../rules/posts.ts';
import { endPost } from '../store/posts.ts';
import { answerResignation, insertResignation } from '../store/resignations.ts';
import { addressOf } from '../tree.ts';

/**
 * The holder of a post asks to be relieved of it; whoever gives posts there may enter a request made on paper. Refuses
 * post.not_appointed, resignation.asked, choice.unknown, date.order, date.future; 403 for anybody else.
 */
export const askResignation = command({
  name: 'resignation.ask',
  method: 'POST',
  path: '/posts/{postId}/resignations',
  capability: 'self.read',
  summary: 'Ask to be relieved of a post',
  input: s.object({
    postId: s.id(),
    on: s.date(),
    reason: s.code(),
    note: s.optional(s.nullable(s.text(1000))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const row = await openPost(ctx, input.postId);
    const unit = addressOf(row);
    // of others, the right to give posts here is asked instead
    const own = row.person_id !== null && row.person_id === ctx.actor.person?.id;
    return { units: [unit], demandAt: own ? [unit] : [] };
  },
  run: async (ctx, input) => {
    const row = await openPost(ctx, input.postId);
    const unit = addressOf(row);
    if (row.person_id === null) must([{ code: 'post.not_appointed' }]);
    if (row.person_id !== ctx.actor.person?.id) ctx.demand('post.assign', unit);
    const asked = await ctx.tx
      .selectFrom('resignation')
      .select('id')
      .where('division', '=', row.division)
      .where('post_id', '=', row.id)
      .where('state', '=', 'asked')
      .executeTakeFirst();
    must(
      reasonsNotToAsk(
        {
          side: row.side,
          from: row.valid_from,
          reasons: endings(ctx),
          asked: asked !== undefined,
          today: ctx.today,
        },
        input,
      ),
    );
    const id = await insertResignation(ctx.tx, unit, {
      postId: row.id,
      post: row.post,
      personId: row.person_id ?? '',
      name: row.holder_name,
      on: input.on,
      reason: input.reason,
      note: input.note ?? null,
    });
    await ctx.record({
      unit,
      subjectKind: 'resignation',
      subjectId: id,
      body: { postId: row.id, on: input.on },
      reason: input.reason,
    });
    return { id };
  },
});

/**
 * The level above accepts a resignation: the post ends on a day. Refuses resignation.answered, decision.not_above, date.order, date.future,
 * version.stale.
 */
export const acceptResignation = command({
  name: 'resignation.accept',
  method: 'POST',
  path: '/resignations/{id}/acceptance',
  capability: 'post.assign',
  summary: 'Accept a resignation; the post ends on a day',
  input: s.object({
    id: s.id(),
    on: s.date(),
    byUnitId: s.id(),
    number: s.text(100),
    decidedOn: s.date(),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await requestOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const request = await requestOf(ctx, input.id);
    const unit = addressOf(request);
    must(reasonsNotToAnswer(request.state));
    const post = await openPost(ctx, request.post_id);
    must(
      reasonsNotToEndBy(
        {
          side: post.side,
          from: post.valid_from,
          reasons: [request.reason],
          termEnds: null,
          today: ctx.today,
        },
        'resignation',
        { on: input.on, reason: request.reason },
      ),
    );
    const by = await decidingUnit(ctx, unit, input, request.asked_on);
    await answerResignation(ctx.tx, unit, request.id, input.version, {
      state: 'accepted',
      endsOn: input.on,
      answer: null,
      decision: input.number,
      decidedOn: input.decidedOn,
      unitId: by.id,
      name: ctx.actor.name,
    });
    await endPost(ctx.tx, unit, post.id, input.on, request.reason, post.version, {
      by: 'resignation',
      decision: input.number,
      decidedOn: input.decidedOn,
      unitId: by.id,
    });
    ctx.touch(unit);
    await told(ctx, request, { state: 'accepted', on: input.on, byUnitId: by.id });
    return { id: request.id };
  },
});

/** The level above does not accept a resignation, and says why; the post goes on. Refuses resignation.answered, decision.not_above, date.order, date.future, version.stale. */
export const declineResignation = command({
  name: 'resignation.decline',
  method: 'POST',
  path: '/resignations/{id}/refusal',
  capability: 'post.assign',
  summary: 'Do not accept a resignation',
  input: s.object({
    id: s.id(),
    byUnitId: s.id(),
    decidedOn: s.date(),
    answer: s.text(1000),
    number: s.optional(s.nullable(s.text(100))),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await requestOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const request = await requestOf(ctx, input.id);
    must(reasonsNotToAnswer(request.state));
    const by = await decidingUnit(ctx, addressOf(request), input, request.asked_on);
    await answerResignation(ctx.tx, addressOf(request), request.id, input.version, {
      state: 'declined',
      endsOn: null,
      answer: input.answer,
      decision: input.number ?? null,
      decidedOn: input.decidedOn,
      unitId: by.id,
      name: ctx.actor.name,
    });
    await told(ctx, request, { state: 'declined', byUnitId: by.id });
    return { id: request.id };
  },
});

/** Takes a resignation back while it is not answered: whoever asked, or whoever may give posts there. Refuses resignation.answered, version.stale; 403 for anybody else. */
export const withdrawResignation = command({
  name: 'resignation.withdraw',
  method: 'POST',
  path: '/resignations/{id}/withdrawal',
  capability: 'self.read',
  summary: 'Take a resignation back',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const request = await requestOf(ctx, input.id);
    const own = request.person_id === ctx.actor.person?.id;
    return { units: [addressOf(request)], demandAt: own ? [addressOf(request)] : [] };
  },
  run: async (ctx, input) => {
    const request = await requestOf(ctx, input.id);
    const unit = addressOf(request);
    if (request.person_id !== ctx.actor.person?.id) ctx.demand('post.assign', unit);
    must(reasonsNotToAnswer(request.state));
    await answerResignation(ctx.tx, unit, request.id, input.version, {
      state: 'withdrawn',
      endsOn: null,
      answer: null,
      decision: null,
      decidedOn: ctx.today,
      unitId: null,
      name: ctx.actor.name,
    });
    await told(ctx, request, { state: 'withdrawn' });
    return { id: request.id };
  },
});

async function requestOf(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('resignation').selectAll().where('id', '=', id).executeTakeFirst());
}

function endings(ctx: Context): string[] {
  return ctx.services.rulebook.committees.postEndings.filter((each) => each.way === 'resignation').map(({ id }) => id);
}

async function told(
  ctx: CommandContext,
  request: Awaited<ReturnType<typeof requestOf>>,
  body: Record<string, unknown>,
): Promise<void> {
  await ctx.record({
    unit: addressOf(request),
    subjectKind: 'resignation',
    subjectId: request.id,
    body: { postId: request.post_id, ...body },
  });
}
