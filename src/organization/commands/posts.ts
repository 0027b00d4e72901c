import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { beginPostOf, endPostOf } from '../postActs.ts';
import { type Holder, memberHolder, postKind, reasonsAgainstPost } from '../postFacts.ts';
import { reasonsNotToEnd } from '../rules.ts';
import { endDuty, insertDuty } from '../store/duties.ts';
import { addressOf, unitOf } from '../tree.ts';

/**
 * Begins a post at a unit: held by a member (personId), by an account (staff), or by somebody of whom only the name is
 * kept (M07). Refuses post.unknown, post.wrong_unit, post.taken, post.held_already, post.members_only, date.order, date.future, person.unknown.
 */
export const beginPost = command({
  name: 'post.begin',
  method: 'POST',
  path: '/units/{unitId}/posts',
  capability: 'post.assign',
  summary: 'Let somebody begin a post',
  input: s.object({
    unitId: s.id(),
    post: s.code(),
    personId: s.optional(s.id()),
    accountId: s.optional(s.id()),
    holderName: s.optional(s.text(120)),
    from: s.date(),
    termEnds: s.optional(s.nullable(s.date())),
    decision: s.optional(s.nullable(s.text(200))),
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ from }) => [from],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const post = postKind(ctx, input.post);
    const holder = await holderOf(ctx, unit, input);
    if (post?.kind === 'staff') ctx.demand('account.manage', unit);
    must(await reasonsAgainstPost(ctx, unit, holder, { ...input, termEnds: input.termEnds ?? null }));
    const id = await beginPostOf(ctx, unit, holder, {
      post: input.post,
      from: input.from,
      termEnds: input.termEnds ?? null,
      decision: input.decision ?? null,
    });
    return { id };
  },
});

async function holderOf(
  ctx: CommandContext,
  unit: { division: string },
  input: { personId?: string; accountId?: string; holderName?: string },
): Promise<Holder> {
  const named = [input.personId, input.accountId, input.holderName].filter((v) => v !== undefined).length;
  if (named !== 1) must([{ code: 'post.one_holder', field: 'personId' }]);
  if (input.personId) return await memberHolder(ctx, unit, input.personId);
  if (input.accountId) {
    const account = await ctx.tx
      .selectFrom('account')
      .select(['id', 'name'])
      .where('id', '=', input.accountId)
      .executeTakeFirst();
    if (!account) must([{ code: 'account.unknown', field: 'accountId' }]);
    return { personId: null, accountId: input.accountId, name: account?.name ?? '', isMember: false };
  }
  return { personId: null, accountId: null, name: input.holderName ?? '', isMember: false };
}

/** Ends a post on a day; rights that followed from it end with it. Refuses date.order, date.future, version.stale. */
export const finishPost = command({
  name: 'post.end',
  method: 'POST',
  path: '/posts/{id}/end',
  capability: 'post.assign',
  summary: 'End a post on a day',
  input: s.object({ id: s.id(), on: s.date(), reason: s.text(200), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, 'post', input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, 'post', input.id);
    must(reasonsNotToEnd(row.valid_from, input.on, ctx.today));
    await endPostOf(ctx, row, input);
    return { id: input.id };
  },
});

/** Gives a committee member the charge of a unit below (M27, M34). Refuses person.unknown, overseer.again, overseer.not_above. */
export const assignOverseer = command({
  name: 'overseer.assign',
  method: 'POST',
  path: '/units/{unitId}/overseers',
  capability: 'overseer.assign',
  summary: 'Put a committee member in charge of a unit',
  input: s.object({ unitId: s.id(), fromUnitId: s.id(), personId: s.id(), from: s.date() }),
  result: s.object({ id: s.id() }),
  factDays: ({ from }) => [from],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const above = await unitOf(ctx, input.fromUnitId);
    ctx.demand('unit.read', above);
    if (!unit.path.startsWith(above.path) || unit.id === above.id)
      must([{ code: 'overseer.not_above', field: 'fromUnitId' }]);
    const person = await ctx.tx
      .selectFrom('person')
      .select(['division', 'full_name'])
      .where('id', '=', input.personId)
      .where('home', '=', true)
      .executeTakeFirst();
    if (!person) must([{ code: 'person.unknown', field: 'personId' }]);
    const open = await ctx.tx
      .selectFrom('overseer_duty')
      .select('id')
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('person_id', '=', input.personId)
      .where('valid_to', '=', 'infinity')
      .executeTakeFirst();
    if (open) must([{ code: 'overseer.again', field: 'personId' }]);
    const id = await insertDuty(ctx.tx, unit, {
      fromUnitId: above.id,
      personDivision: person?.division ?? '',
      personId: input.personId,
      name: person?.full_name ?? '',
      from: input.from,
    });
    await ctx.record({
      unit,
      subjectKind: 'overseer_duty',
      subjectId: id,
      body: { personId: input.personId, fromUnitId: above.id, from: input.from },
    });
    return { id };
  },
});

/** Ends an overseer's charge on a day. Refuses date.order, date.future. */
export const finishOverseer = command({
  name: 'overseer.end',
  method: 'POST',
  path: '/overseers/{id}/end',
  capability: 'overseer.assign',
  summary: "End an overseer's charge",
  input: s.object({ id: s.id(), on: s.date(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, 'overseer_duty', input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, 'overseer_duty', input.id);
    must(reasonsNotToEnd(row.valid_from, input.on, ctx.today));
    await endDuty(ctx.tx, addressOf(row), input.id, input.on, input.version);
    await ctx.record({
      unit: addressOf(row),
      subjectKind: 'overseer_duty',
      subjectId: input.id,
      body: { on: input.on },
    });
    return { id: input.id };
  },
});

async function rowOf(ctx: Context, table: 'post' | 'overseer_duty', id: string) {
  return found(
    await ctx.tx
      .selectFrom(table)
      .select(['id', 'division', 'unit_id', 'scope', 'valid_from', 'version'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
