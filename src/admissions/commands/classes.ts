import { addressOf, unitOf } from '../../organization/tree.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { courseOf, validityOf } from '../codes.ts';
import { validUntil } from '../rules/admission.ts';
import { reasonsNotToChange, reasonsNotToEnrol, reasonsNotToFinish, reasonsNotToOpen } from '../rules/classes.ts';
import { changeClass, changePlace, insertClass } from '../store/classes.ts';
import { type ClassState, classFacts, type PlaceState } from '../training.ts';

/** Opens a class of a course (M78). Refuses choice.unknown, date.order. */
export const openClass = command({
  name: 'class.open',
  method: 'POST',
  path: '/units/{unit}/classes',
  capability: 'class.manage',
  summary: 'Open a class of a course',
  input: s.object({ unit: s.id(), course: s.code(), ...classFacts }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, { unit: unitId, course, ...facts }) => {
    const unit = await unitOf(ctx, unitId);
    const courses = new Set(ctx.services.rulebook.admissions.courses.map(({ id }) => id));
    must(reasonsNotToOpen({ course, ...facts }, courses));
    const id = await insertClass(ctx.tx, unit, { course, ...columnsOf(facts), state: 'open' });
    await ctx.record({ unit, subjectKind: 'training_class', subjectId: id, body: { course, from: facts.startsOn } });
    return { id };
  },
});

/** Changes an open class. Refuses class.not_open, class.seats, date.order, version.stale. */
export const correctClass = command({
  name: 'class.correct',
  method: 'PUT',
  path: '/classes/{id}',
  capability: 'class.manage',
  summary: 'Change an open class',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...classFacts }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await classRow(ctx, input.id))] }),
  run: async (ctx, { id, version, ...facts }) => {
    const row = await classRow(ctx, id);
    const unit = addressOf(row);
    const enrolled = (await placesIn(ctx, id)).length;
    must(reasonsNotToChange({ state: row.state as ClassState, enrolled }, facts));
    await changeClass(ctx.tx, unit, id, version, columnsOf(facts));
    await ctx.record({ unit, subjectKind: 'training_class', subjectId: id, body: { fields: Object.keys(facts) } });
    return { id };
  },
});

/** Cancels an open class; whoever sat in it waits again, in his old turn. Refuses class.not_open, version.stale. */
export const cancelClass = command({
  name: 'class.cancel',
  method: 'POST',
  path: '/classes/{id}/cancellation',
  capability: 'class.manage',
  summary: 'Cancel an open class',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(300) }),
  result: s.object({ id: s.id(), waiting: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [addressOf(await classRow(ctx, input.id))] }),
  run: async (ctx, { id, version, reason }) => {
    const row = await classRow(ctx, id);
    const unit = addressOf(row);
    must(row.state === 'open' ? [] : [{ code: 'class.not_open' }]);
    const places = await placesIn(ctx, id);
    for (const place of places) {
      const back = { state: 'waiting', class_division: null, class_id: null, enrolled_on: null };
      await changePlace(ctx.tx, addressOf(place), place.id, place.version, back);
    }
    await changeClass(ctx.tx, unit, id, version, { state: 'cancelled' });
    await ctx.record({ unit, subjectKind: 'training_class', subjectId: id, body: { waiting: places.length }, reason });
    return { id, waiting: places.length };
  },
});

/** Enrols people who wait for the course. Refuses class.not_open, class.full, class.no_place, class.not_waiting, class.other_course. */
export const enrolInClass = command({
  name: 'class.enrol',
  method: 'POST',
  path: '/classes/{id}/enrolments',
  capability: 'class.manage',
  summary: 'Enrol people who wait for a course in a class',
  input: s.object({ id: s.id(), places: s.list(s.id(), 500, 1) }),
  result: s.object({ id: s.id(), enrolled: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [addressOf(await classRow(ctx, input.id))] }),
  run: async (ctx, { id, places: ids }) => {
    const row = await classRow(ctx, id);
    const unit = addressOf(row);
    const places = [...new Set(ids)].length === 0 ? [] : await placesOf(ctx, ids);
    const asked = [...new Set(ids)].map((each) => places.find((place) => place.id === each));
    const enrolled = (await placesIn(ctx, id)).length;
    const to = { state: row.state as ClassState, course: row.course, seats: row.seats, enrolled };
    must(
      reasonsNotToEnrol(
        to,
        asked.map((place) => place && { state: place.state as PlaceState, course: place.course }),
      ),
    );
    for (const place of places)
      await changePlace(ctx.tx, addressOf(place), place.id, place.version, {
        state: 'enrolled',
        class_division: row.division,
        class_id: id,
        enrolled_on: ctx.today,
      });
    await ctx.record({
      unit,
      subjectKind: 'training_class',
      subjectId: id,
      body: { places: places.map((place) => place.id) },
    });
    return { id, enrolled: places.length };
  },
});

/**
 * Finishes a class with the result of everybody in it: a certificate, valid as long as the rule says from the day it is dated, or why not. Refuses
 * class.not_open, class.all_results, class.certificate_number, class.number_twice, class.failed_why, class.no_place, date.future, date.order, version.stale.
 */
export const finishClass = command({
  name: 'class.finish',
  method: 'POST',
  path: '/classes/{id}/results',
  capability: 'class.manage',
  summary: 'Finish a class, with the result of everybody in it',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    results: s.list(
      s.object({
        place: s.id(),
        finished: s.flag(),
        number: s.optional(s.nullable(s.text(60, 0))),
        note: s.optional(s.nullable(s.text(500, 0))),
      }),
      2000,
    ),
  }),
  result: s.object({ id: s.id(), finished: s.anyNumber(), failed: s.anyNumber() }),
  where: async (ctx, input) => {
    const row = await classRow(ctx, input.id);
    const unit = addressOf(row);
    return { units: [unit, ...(await placesIn(ctx, input.id)).map(addressOf)], demandAt: [unit] };
  },
  run: async (ctx, { id, version, on, results: sent }) => {
    const row = await classRow(ctx, id);
    const unit = addressOf(row);
    const places = await placesIn(ctx, id);
    const results = sent.map((each) => ({ ...each, number: each.number || null, note: each.note || null }));
    const enrolled = new Set(places.map((place) => place.id));
    must(
      reasonsNotToFinish({ state: row.state as ClassState, startsOn: row.starts_on }, on, enrolled, results, ctx.today),
    );
    const until = validUntil(on, await validityFor(ctx, row));
    for (const result of results) {
      const place = found(places.find((each) => each.id === result.place));
      const change = result.finished
        ? { state: 'finished', number_text: result.number, certified_on: on, valid_until: until, issuer: row.held_by }
        : { state: 'failed', note: result.note };
      await changePlace(ctx.tx, addressOf(place), place.id, place.version, { ...change, ended_on: on });
      ctx.touch(addressOf(place));
    }
    await changeClass(ctx.tx, unit, id, version, { state: 'finished', finished_on: on });
    const finished = results.filter((each) => each.finished).length;
    await ctx.record({
      unit,
      subjectKind: 'training_class',
      subjectId: id,
      body: { on, finished, of: results.length },
    });
    return { id, finished, failed: results.length - finished };
  },
});

async function validityFor(ctx: CommandContext, row: Awaited<ReturnType<typeof classRow>>) {
  const course = courseOf(ctx.services.rulebook, row.course);
  return course ? await validityOf(ctx, addressOf(row), course) : null;
}

/** The class's row; 404 where the actor sees none. */
export async function classRow(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('training_class').selectAll().where('id', '=', id).executeTakeFirst());
}

/** Who sits in a class and has no result yet. */
async function placesIn(ctx: Context, classId: string) {
  return await ctx.tx
    .selectFrom('class_place')
    .selectAll()
    .where('class_id', '=', classId)
    .where('state', '=', 'enrolled')
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
}

async function placesOf(ctx: Context, ids: readonly string[]) {
  return await ctx.tx
    .selectFrom('class_place')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

type Facts = s.Infer<ReturnType<typeof shape>>;
const shape = () => s.object(classFacts);

function columnsOf(facts: Facts) {
  return {
    name: facts.name,
    place: facts.place,
    held_by: facts.heldBy,
    starts_on: facts.startsOn,
    ends_on: facts.endsOn,
    seats: facts.seats,
    note: facts.note || null,
  };
}
