import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { reasonsNotToFollowUp, reasonsNotToRecordVisit } from '../rules/visits.ts';
import { finishFollowUp, insertVisit, updateVisit, type Visitor } from '../store/visits.ts';
import { addressOf, unitOf } from '../tree.ts';
import { visitFacts } from '../visit.ts';
import { chargeOf, meetingVisitOn } from '../visits.ts';

/**
 * Records a visit of a committee member in charge (M27). Refuses visit.not_in_charge, visit.other_person (an overseer records
 * his own visits only), visit.entered, visit.follow_up_due, visit.follow_up_what, choice.unknown, date.order, date.future.
 */
export const recordVisit = command({
  name: 'visit.record',
  method: 'POST',
  path: '/units/{unitId}/visits',
  capability: 'visit.record',
  summary: 'Record the visit of a committee member in charge',
  input: s.object({ unitId: s.id(), personId: s.id(), ...visitFacts }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    mustBeOwn(ctx, input.personId);
    const visit = whole(input);
    const who = await judged(ctx, unit, input.personId, visit, null);
    const id = found(await insertVisit(ctx.tx, unit, who, visit));
    await ctx.record({
      unit,
      subjectKind: 'overseer_visit',
      subjectId: id,
      body: { personId: input.personId, kind: visit.kind, on: visit.on },
    });
    return { id };
  },
});

/** Corrects a visit; day and kind of one that a meeting entered stay as the meeting has them. Refuses as visit.record, visit.of_meeting, version.stale. */
export const correctVisit = command({
  name: 'visit.correct',
  method: 'PUT',
  path: '/visits/{id}',
  capability: 'visit.record',
  summary: 'Correct a visit',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...visitFacts }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const unit = addressOf(row);
    mustBeOwn(ctx, row.person_id);
    await ctx.demandOpen([unit], [row.made_on, input.on]);
    if (row.meeting_id !== null && (input.on !== row.made_on || input.kind !== row.kind))
      refuse('visit.of_meeting', undefined, { field: input.on === row.made_on ? 'kind' : 'on' });
    const visit = whole(input);
    await judged(ctx, unit, row.person_id, visit, row.id);
    await updateVisit(ctx.tx, unit, row.id, visit, input.version);
    await ctx.record({
      unit,
      subjectKind: 'overseer_visit',
      subjectId: row.id,
      body: { kind: visit.kind, on: visit.on },
    });
    return { id: row.id };
  },
});

/** Notes that what was to follow a visit is done, and with what result. Refuses visit.no_follow_up, visit.followed_up, date.order, date.future, version.stale. */
export const followUpVisit = command({
  name: 'visit.follow_up',
  method: 'POST',
  path: '/visits/{id}/follow-up',
  capability: 'visit.record',
  summary: 'Note that what was to follow a visit is done',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), on: s.date(), result: s.text(1000) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const unit = addressOf(row);
    must(
      reasonsNotToFollowUp(
        { on: row.made_on, followUp: row.follow_up, followUpDone: row.follow_up_done },
        input.on,
        ctx.today,
      ),
    );
    await finishFollowUp(ctx.tx, unit, row.id, { on: input.on, result: input.result }, input.version);
    await ctx.record({ unit, subjectKind: 'overseer_visit', subjectId: row.id, body: { done: input.on } });
    return { id: row.id };
  },
});

/** Who acts by a charge of his own speaks for himself; who keeps the records of a committee, for all in charge. */
function mustBeOwn(ctx: CommandContext, personId: string): void {
  const { grant, person } = ctx.actor;
  if (grant.reason === 'duty' && person?.id !== personId)
    refuse('visit.other_person', undefined, { field: 'personId' });
}

async function judged(
  ctx: Context,
  unit: UnitRef,
  personId: string,
  visit: ReturnType<typeof whole>,
  self: string | null,
): Promise<Visitor> {
  const { kinds, meeting } = ctx.services.rulebook.committees.visits;
  const who = await chargeOf(ctx.tx, unit, personId, visit.on);
  const before = await meetingVisitOn(ctx, unit, personId, visit.on);
  must(
    reasonsNotToRecordVisit(
      {
        kinds: kinds.map((kind) => kind.id),
        meetingKind: meeting,
        inCharge: who !== undefined,
        entered: before !== undefined && before.id !== self,
        today: ctx.today,
      },
      visit,
    ),
  );
  return found(who);
}

type Facts = {
  kind: string;
  on: string;
  seen?: string | null;
  advice?: string | null;
  followUp?: string | null;
  followUpDue?: string | null;
};
function whole(input: Facts) {
  return {
    kind: input.kind,
    on: input.on,
    seen: input.seen ?? null,
    advice: input.advice ?? null,
    followUp: input.followUp ?? null,
    followUpDue: input.followUpDue ?? null,
  };
}

async function rowOf(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('overseer_visit').selectAll().where('id', '=', id).executeTakeFirst());
}
