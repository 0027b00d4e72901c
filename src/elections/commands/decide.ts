import { decidingUnit, memberHolder, reasonsAgainstPost } from '../../organization/postFacts.ts';
import { type Begun, endPost, insertPost } from '../../organization/store/posts.ts';
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { post } from '../../rulebook/kinds.ts';
import { candidateRows, inOffice } from '../lines.ts';
import { type ElectionRow, electionRow, stateOf } from '../reading.ts';
import { reasonsByState } from '../rules.ts';
import { moveElection, notePost } from '../store.ts';

const decision = { byUnitId: s.id(), number: s.text(100), decidedOn: s.date() };
const beginning = { from: s.date(), termEnds: s.optional(s.nullable(s.date())) };
const where = async (ctx: CommandContext | Parameters<typeof electionRow>[0], input: { id: string }) => ({
  units: [addressOf(await electionRow(ctx, input.id))],
});

/**
 * The level above confirms the result (chuẩn y, ELE-07): those elected begin the office; after an election for a whole term those in office
 * leave it on the same day. Refuses election.wrong_state, decision.not_above, date.order, date.future, and as post.begin; version.stale.
 */
export const approveElection = command({
  name: 'election.approve',
  method: 'POST',
  path: '/elections/{id}/approval',
  capability: 'post.assign',
  summary: 'Confirm the result of an election; those elected begin their posts',
  input: s.object({ id: s.id(), ...decision, ...beginning, version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id(), posts: s.list(s.id(), 500) }),
  factDays: ({ decidedOn, from }) => [decidedOn, from],
  where,
  run: async (ctx, input) => {
    const row = await electionRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('election.approve', stateOf(row)));
    const by = await decidingUnit(ctx, unit, input, row.held_on);
    const elected = (await candidateRows(ctx, row)).filter((each) => each.elected_ballot !== null);
    const given = await giveOffice(
      ctx,
      row,
      elected.map((each) => each.person_id),
      input,
      {
        by: 'elected',
        reason: null,
        decidedOn: input.decidedOn,
        decidedUnit: by.id,
        electionId: row.id,
      },
    );
    for (const [i, candidate] of elected.entries()) await notePost(ctx.tx, unit, candidate.id, given[i] ?? '');
    await moved(ctx, row, unit, input, by, 'approved');
    return { id: row.id, posts: given };
  },
});

/** The level above does not confirm the result, for a reason of the rulebook; nobody begins anything. Refuses election.wrong_state, choice.unknown, decision.not_above, date.order, date.future, version.stale. */
export const refuseElection = command({
  name: 'election.refuse',
  method: 'POST',
  path: '/elections/{id}/refusal',
  capability: 'post.assign',
  summary: 'Do not confirm the result of an election',
  input: s.object({
    id: s.id(),
    ...decision,
    reason: s.code(),
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ decidedOn }) => [decidedOn],
  where,
  run: async (ctx, input) => {
    const row = await electionRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('election.refuse', stateOf(row)));
    const { refusals } = ctx.services.rulebook.committees.elections;
    if (!refusals.some((each) => each.id === input.reason)) must([{ code: 'choice.unknown', field: 'reason' }]);
    const by = await decidingUnit(ctx, unit, input, row.held_on);
    await moved(ctx, row, unit, input, by, 'refused', input.reason);
    return { id: row.id };
  },
});

/**
 * After an election without a result the level above appoints (ELE-03): as many as there are seats at most. Refuses election.wrong_state,
 * election.too_many_seats, decision.not_above, date.order, date.future, and as post.begin; version.stale.
 */
export const appointAfterElection = command({
  name: 'election.appoint',
  method: 'POST',
  path: '/elections/{id}/appointments',
  capability: 'post.assign',
  summary: 'Appoint to an office after an election without a result',
  input: s.object({
    id: s.id(),
    personIds: s.list(s.id(), 100, 1),
    ...decision,
    ...beginning,
    version: s.whole(1, 1e9),
  }),
  result: s.object({ id: s.id(), posts: s.list(s.id(), 500) }),
  factDays: ({ decidedOn, from }) => [decidedOn, from],
  where,
  run: async (ctx, input) => {
    const row = await electionRow(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByState('election.appoint', stateOf(row)));
    const people = [...new Set(input.personIds)];
    if (people.length > row.seats)
      must([{ code: 'election.too_many_seats', field: 'personIds', values: { max: row.seats } }]);
    const by = await decidingUnit(ctx, unit, input, row.held_on);
    const { reasons } = ctx.services.rulebook.committees.appointments;
    const given = await giveOffice(ctx, row, people, input, {
      by: 'appointed',
      reason: reasons.find((each) => each.afterBallots)?.id ?? null,
      decidedOn: input.decidedOn,
      decidedUnit: by.id,
      electionId: row.id,
    });
    await moved(ctx, row, unit, input, by, 'appointed');
    return { id: row.id, posts: given };
  },
});

type Beginning = { from: string; termEnds?: string | null; number: string; decidedOn: string };

/** Begins the office for these people; after an election for a whole term it ends for those who hold it. Returns the posts in the same order. */
async function giveOffice(
  ctx: CommandContext,
  row: ElectionRow,
  people: readonly string[],
  input: Beginning,
  begun: Begun,
): Promise<string[]> {
  const unit = addressOf(row);
  const leaving = row.purpose === 'term' ? await inOffice(ctx, unit, row.post) : [];
  const over = ctx.services.rulebook.committees.postEndings.find((each) => each.way === 'term');
  must([
    ...(input.from < row.held_on
      ? [{ code: 'date.order', field: 'from', values: { earlier: row.held_on, later: input.from } }]
      : []),
    ...leaving
      .filter((each) => each.valid_from >= input.from)
      .map((each) => ({ code: 'date.order', field: 'from', values: { earlier: each.valid_from, later: input.from } })),
  ]);
  for (const each of leaving)
    await endPost(ctx.tx, unit, each.id, input.from, over?.id ?? '', each.version, {
      by: 'term',
      decision: input.number,
      decidedOn: input.decidedOn,
      unitId: begun.decidedUnit,
    });
  const posts: string[] = [];
  for (const personId of people) {
    const holder = await memberHolder(ctx, unit, personId);
    const next = { post: row.post, from: input.from, termEnds: input.termEnds ?? null };
    must(await reasonsAgainstPost(ctx, unit, holder, next));
    posts.push(
      await insertPost(ctx.tx, unit, {
        ...holder,
        ...next,
        side: post(ctx.services.rulebook, row.post).kind,
        decision: input.number,
        begun,
      }),
    );
  }
  ctx.touch(unit);
  return posts;
}

async function moved(
  ctx: CommandContext,
  row: ElectionRow,
  unit: UnitRef,
  input: { number: string; decidedOn: string; from?: string; termEnds?: string | null; version: number },
  by: UnitRef,
  state: 'approved' | 'refused' | 'appointed',
  reason: string | null = null,
): Promise<void> {
  await moveElection(ctx.tx, unit, row.id, input.version, {
    state,
    reason,
    decision: {
      number: input.number,
      on: input.decidedOn,
      unitId: by.id,
      beginsOn: input.from ?? null,
      termEnds: input.termEnds ?? null,
    },
  });
  await ctx.record({
    unit,
    subjectKind: 'election',
    subjectId: row.id,
    body: { state, byUnitId: by.id, ...(input.from !== undefined && { from: input.from }) },
    ...(reason !== null && { reason }),
  });
}
