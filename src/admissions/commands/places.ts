import { personOf } from '../../members/person.ts';
import { addressOf } from '../../organization/tree.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { courseOf, validityOf } from '../codes.ts';
import { candidateRow } from '../reading.ts';
import { validUntil } from '../rules/admission.ts';
import { reasonsAgainstBrought, reasonsNotToAsk, reasonsNotToWithdraw } from '../rules/classes.ts';
import { changePlace, insertPlace } from '../store/classes.ts';
import { certificateFacts, type PlaceState } from '../training.ts';

/** A candidate on a list, or a member: `attendee` is his id. */
const OF = { of: s.oneOf(['candidate', 'member']), attendee: s.id(), course: s.code() };

/** Puts a candidate, or a new member, on the waiting list of a course. Refuses choice.unknown, class.for_members, class.for_candidates, class.asked_already, class.closed_candidate, date.future. */
export const askPlace = command({
  name: 'place.ask',
  method: 'POST',
  path: '/class-places',
  capability: 'candidate.keep',
  summary: 'Put somebody on the waiting list of a course',
  input: s.object({ ...OF, on: s.date() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [(await subjectOf(ctx, input)).unit] }),
  run: async (ctx, input) => {
    const subject = await subjectOf(ctx, input);
    const pending = await isPending(ctx, subject, input.course);
    must(
      reasonsNotToAsk(
        courseOf(ctx.services.rulebook, input.course),
        { of: input.of, pending, closed: subject.closed, on: input.on },
        ctx.today,
      ),
    );
    const id = await insertPlace(ctx.tx, subject.unit, {
      ...columnsOf(subject),
      course: input.course,
      state: 'waiting',
      asked_on: input.on,
    });
    await ctx.record({
      unit: subject.unit,
      subjectKind: subject.kind,
      subjectId: input.attendee,
      body: { placeId: id, course: input.course },
    });
    return { id };
  },
});

/**
 * Enters a certificate that somebody brought, of a class that was held elsewhere; valid as long as the rule says. Refuses choice.unknown,
 * class.for_members, class.for_candidates, class.closed_candidate, date.future, date.order.
 */
export const certifyPlace = command({
  name: 'place.certify',
  method: 'POST',
  path: '/class-places/certificates',
  capability: 'candidate.keep',
  summary: 'Enter a certificate that was given elsewhere',
  input: s.object({ ...OF, ...certificateFacts }),
  result: s.object({ id: s.id(), validUntil: s.nullable(s.anyText()) }),
  factDays: ({ certifiedOn }) => [certifiedOn],
  where: async (ctx, input) => ({ units: [(await subjectOf(ctx, input)).unit] }),
  run: async (ctx, input) => {
    const subject = await subjectOf(ctx, input);
    const course = courseOf(ctx.services.rulebook, input.course);
    must([
      ...reasonsNotToAsk(
        course,
        { of: input.of, pending: false, closed: subject.closed, on: input.certifiedOn },
        ctx.today,
      ).map((reason) => (reason.field === 'on' ? { ...reason, field: 'certifiedOn' } : reason)),
      ...reasonsAgainstBrought(input.certifiedOn, subject.birthDate, ctx.today).filter(
        ({ code }) => code !== 'date.future',
      ),
    ]);
    const until = validUntil(input.certifiedOn, await validityOf(ctx, subject.unit, found(course)));
    const id = await insertPlace(ctx.tx, subject.unit, {
      ...columnsOf(subject),
      course: input.course,
      state: 'finished',
      asked_on: input.certifiedOn,
      ended_on: input.certifiedOn,
      certified_on: input.certifiedOn,
      valid_until: until,
      number_text: input.number,
      issuer: input.issuer,
    });
    ctx.touch(subject.unit);
    await ctx.record({
      unit: subject.unit,
      subjectKind: subject.kind,
      subjectId: input.attendee,
      body: { placeId: id, course: input.course, certifiedOn: input.certifiedOn },
    });
    return { id, validUntil: until };
  },
});

/** Gives up a place, waiting or in a class, with a reason. Refuses class.place_ended, version.stale. */
export const withdrawPlace = command({
  name: 'place.withdraw',
  method: 'POST',
  path: '/class-places/{id}/withdrawal',
  capability: 'candidate.keep',
  summary: 'Give up a place in a course',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), note: s.text(300) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await placeRow(ctx, input.id))] }),
  run: async (ctx, { id, version, note }) => {
    const row = await placeRow(ctx, id);
    const unit = addressOf(row);
    must(reasonsNotToWithdraw({ state: row.state as PlaceState }));
    await changePlace(ctx.tx, unit, id, version, { state: 'withdrawn', ended_on: ctx.today, note });
    await ctx.record({ unit, subjectKind: 'class_place', subjectId: id, body: { course: row.course } });
    return { id };
  },
});

async function placeRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('class_place').selectAll().where('id', '=', id).executeTakeFirst());
}

/** Whose place it is: a candidate on a list, or a member in his own cell. 404 where the actor sees neither. */
async function subjectOf(ctx: Context, { of, attendee: id }: { of: 'candidate' | 'member'; attendee: string }) {
  if (of === 'candidate') {
    const row = await candidateRow(ctx, id);
    return { kind: 'candidate', unit: addressOf(row), row, birthDate: row.birth_date, closed: row.closed_on !== null };
  }
  const row = await personOf(ctx, id);
  return { kind: 'person', unit: addressOf(row), row, birthDate: row.birth_date, closed: false };
}

type Subject = Awaited<ReturnType<typeof subjectOf>>;

function columnsOf({ kind, row }: Subject) {
  return {
    candidate_id: kind === 'candidate' ? row.id : null,
    person_id: kind === 'person' ? row.id : null,
    name: row.full_name,
    sort_key: row.sort_key,
    search_key: row.search_key,
  };
}

async function isPending(ctx: CommandContext, { kind, row, unit }: Subject, course: string): Promise<boolean> {
  const place = await ctx.tx
    .selectFrom('class_place')
    .select('id')
    .where('division', '=', unit.division)
    .where(kind === 'candidate' ? 'candidate_id' : 'person_id', '=', row.id)
    .where('course', '=', course)
    .where('state', 'in', ['waiting', 'enrolled'])
    .executeTakeFirst();
  return place !== undefined;
}
