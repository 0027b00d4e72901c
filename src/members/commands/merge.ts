import { addressOf, unitRef } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { found, must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { admissionLimits, memberCodes } from '../codes.ts';
import { endGroupsOf } from '../groups/merging.ts';
import { MERGE_FIELDS } from '../merge.ts';
import { unitsOf } from '../merging/references.ts';
import { recordById, type Scene, sceneOf } from '../merging/scene.ts';
import { factsOf, homeOf, reachedDivisions } from '../person.ts';
import { endMemberPosts } from '../posts.ts';
import { mergedFacts, reasonsNotToUnmerge } from '../rules/merging.ts';
import { reasonsNotToRegister } from '../rules.ts';
import { closeMerge, insertApart, insertMerge } from '../store/merges.ts';
import { changedSince, mergeRecords, type Trace, unmergeRecords } from '../store/merging.ts';

const contextOf = (id: string) => `person_merge:${id}`;

/**
 * Makes two records of one person one: `winner` is kept at its cell, everything that names `loser` names it from now on, by the
 * policy of each table; `taken` are the facts that come from the other. The old record stays and is found under its id.
 * Refuses merge.same, merge.already, merge.out_of_reach, merge.case_open, merge.keep_member and what member.correct refuses.
 */
export const mergeMembers = command({
  name: 'member.merge',
  method: 'POST',
  path: '/members/{winner}/merge',
  capability: 'member.merge',
  summary: 'Make two records of one person one',
  input: s.object({
    winner: s.id(),
    loser: s.id(),
    taken: s.list(s.oneOf(MERGE_FIELDS), MERGE_FIELDS.length),
    reason: s.text(300),
  }),
  result: s.object({ id: s.id(), moved: s.anyNumber(), stayed: s.anyNumber() }),
  where: async (ctx, input) => {
    const homes = [addressOf(await recordById(ctx, input.winner)), addressOf(await recordById(ctx, input.loser))];
    return { units: [...homes, ...(await unitsOf(ctx.tx, [input.winner, input.loser]))], demandAt: homes };
  },
  run: async (ctx, input) => {
    const who = { winner: input.winner, loser: input.loser };
    const scene = await sceneOf(ctx, who.winner, who.loser);
    must(scene.reasons);
    const { winner, loser, references, plan } = scene;
    const { keys, rulebook } = ctx.services;
    const before = factsOf(keys, winner);
    const facts = mergedFacts(before, factsOf(keys, loser), input.taken);
    const limits = admissionLimits(rulebook, facts.admittedOn ?? ctx.today);
    must(reasonsNotToRegister(facts, memberCodes(rulebook), limits, ctx.today));
    const touched = await unitsOf(ctx.tx, [who.winner, who.loser]);
    const { trace, moved } = await mergeRecords(
      ctx.tx,
      keys,
      {
        who,
        home: { division: winner.division, version: winner.version },
        facts,
        nameChanged: facts.fullName !== before.fullName,
        cardTaken: input.taken.includes('cardNo'),
        plan,
        today: ctx.today,
      },
      () => endPostsOf(ctx, scene, touched),
    );
    const id = newId();
    const unit = addressOf(winner);
    const stayed = references.reduce((sum, each) => sum + each.stays, 0);
    await insertMerge(ctx.tx, unit, {
      id,
      who,
      loser: addressOf(loser),
      name: facts.fullName,
      sortKey: winner.sort_key,
      taken: input.taken,
      moved,
      stayed,
      trace: keys.encrypt(JSON.stringify(trace), contextOf(id)),
      reason: input.reason,
      on: ctx.today,
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
      at: ctx.clock.now(),
    });
    ctx.touch(unit, addressOf(loser), ...touched);
    const body = { mergeId: id, winner: who.winner, loser: who.loser, fields: input.taken, moved, stayed };
    await ctx.record({ unit, subjectKind: 'person', subjectId: who.winner, body, reason: input.reason });
    await ctx.record({
      unit: addressOf(loser),
      subjectKind: 'person',
      subjectId: who.loser,
      body,
      reason: input.reason,
    });
    return { id, moved, stayed };
  },
});

/** Where a seat ends, what he held there as a member ends too, unless the kept record is a member there; the same post is not held twice. */
async function endPostsOf(ctx: CommandContext, { winner, loser, lines, plan }: Scene, units: UnitRef[]): Promise<void> {
  const end = { on: ctx.today, reason: 'merged' };
  const stillThere = await ctx.tx
    .selectFrom('membership')
    .select('unit_id')
    .where('person_id', '=', winner.id)
    .where('valid_to', '=', 'infinity')
    .execute();
  for (const line of lines.filter((each) => plan.ends.includes(each.id))) {
    const unit = units.find((each) => each.id === line.unitId);
    if (unit && !stillThere.some((each) => each.unit_id === line.unitId))
      await endMemberPosts(ctx, unit, loser.id, end);
  }
  const goingOver = lines.filter((each) => plan.moves.includes(each.id) && each.to === 'infinity');
  const there = new Set([...stillThere.map((each) => each.unit_id), ...goingOver.map((each) => each.unitId)]);
  await endGroupsOf(ctx, winner.id, loser.id, units, there);
  await endTwins(ctx, winner.id, loser.id, units, end);
}

async function endTwins(
  ctx: CommandContext,
  winner: string,
  loser: string,
  units: UnitRef[],
  end: { on: string; reason: string },
): Promise<void> {
  const held = await ctx.tx
    .selectFrom('post')
    .select(['unit_id', 'post', 'person_id'])
    .where('person_id', 'in', [winner, loser])
    .where('valid_to', '=', 'infinity')
    .execute();
  for (const post of held.filter((each) => each.person_id === loser)) {
    const twin = held.some(
      (each) => each.person_id === winner && each.unit_id === post.unit_id && each.post === post.post,
    );
    const unit = units.find((each) => each.id === post.unit_id);
    if (twin && unit) await endMemberPosts(ctx, unit, loser, end, post.post);
  }
}

/**
 * Takes a merge back: both records and every row are as they were. Refuses merge.undone, merge.winner_merged, merge.no_trace (it came with
 * an archive), merge.depended (something changed since, or names the kept record anew), version.stale.
 */
export const unmergeMembers = command({
  name: 'member.unmerge',
  method: 'POST',
  path: '/merges/{id}/undo',
  capability: 'member.merge',
  summary: 'Take the merging of two records back',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const row = await mergeById(ctx, input.id);
    const homes = [addressOf(row), await unitRef(ctx.tx, row.loser_unit_id)];
    return { units: [...homes, ...(await unitsOf(ctx.tx, [row.winner_id, row.loser_id]))], demandAt: homes };
  },
  run: async (ctx, input) => {
    const row = await mergeById(ctx, input.id);
    mustBeCurrent(input.version, row.version);
    const who = { winner: row.winner_id, loser: row.loser_id };
    const kept = await ctx.tx
      .selectFrom('person_merge_trace')
      .select('body')
      .where('division', '=', row.division)
      .where('id', '=', row.id)
      .executeTakeFirst();
    const trace = kept
      ? (JSON.parse(ctx.services.keys.decrypt(kept.body, contextOf(row.id)).toString()) as Trace)
      : null;
    const later = await ctx.tx
      .selectFrom('person_merge')
      .select('id')
      .where('loser_id', '=', who.winner)
      .where('undone_on', 'is', null)
      .executeTakeFirst();
    must(
      reasonsNotToUnmerge({
        undoneOn: row.undone_on,
        winnerMerged: later !== undefined,
        traced: trace !== null,
        ...(trace && later === undefined ? await changedSince(ctx.tx, trace, who.winner) : { changed: 0, newer: 0 }),
      }),
    );
    await unmergeRecords(ctx.tx, found(trace), who);
    const unit = addressOf(row);
    const loserUnit = await unitRef(ctx.tx, row.loser_unit_id);
    await closeMerge(ctx.tx, unit, row.id, { on: ctx.today, by: ctx.actor.accountId, byName: ctx.actor.name });
    ctx.touch(unit, loserUnit, ...(await unitsOf(ctx.tx, [who.winner, who.loser])));
    const body = { mergeId: row.id, winner: who.winner, loser: who.loser };
    await ctx.record({ unit, subjectKind: 'person', subjectId: who.winner, body });
    await ctx.record({ unit: loserUnit, subjectKind: 'person', subjectId: who.loser, body });
    return { id: row.id };
  },
});

/** Two records that look alike are two people: the pair is not offered again. Refuses merge.same. */
export const keepApart = command({
  name: 'member.apart',
  method: 'POST',
  path: '/members/{one}/apart',
  capability: 'member.merge',
  summary: 'Note that two records that look alike are two people',
  input: s.object({ one: s.id(), other: s.id() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await homeOf(ctx, input.one), await homeOf(ctx, input.other)] }),
  run: async (ctx, input) => {
    must(input.one === input.other ? [{ code: 'merge.same', field: 'other' }] : []);
    const unit = await homeOf(ctx, input.one);
    await insertApart(ctx.tx, unit, {
      one: input.one,
      other: input.other,
      on: ctx.today,
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
    });
    await ctx.record({ unit, subjectKind: 'person', subjectId: input.one, body: { other: input.other } });
    return { id: input.one };
  },
});

async function mergeById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('person_merge')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
