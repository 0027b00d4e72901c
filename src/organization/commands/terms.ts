import type { UnitRef } from '../../platform/access.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { latestEndOf, seatRulesAt } from '../facts.ts';
import { reasonsNotToEndTerm, reasonsNotToHaveTerm, type TermFacts, type TermSpan } from '../rules/terms.ts';
import { endTerm, insertTerm, updateTerm } from '../store/terms.ts';
import { seatInput } from '../term.ts';
import { addressOf, unitOf } from '../tree.ts';

const facts = {
  name: s.text(120),
  congressOn: s.optional(s.nullable(s.date())),
  startsOn: s.date(),
  endsOn: s.date(),
  decision: s.optional(s.nullable(s.text(200))),
  /** how many seats of each kind the congress decided */
  seats: s.optional(s.list(seatInput, 20)),
};
type Facts = { name: string; congressOn?: string | null; startsOn: string; endsOn: string; decision?: string | null };

/**
 * Begins a term of a committee or cell. Refuses term.running, term.overlaps, term.too_long (ELE-04, ELE-11), seat.unknown,
 * seat.twice, seat.too_many (ELE-01), date.order, date.future.
 */
export const beginTerm = command({
  name: 'term.begin',
  method: 'POST',
  path: '/units/{unitId}/terms',
  capability: 'post.assign',
  summary: 'Begin a term of a committee or cell',
  input: s.object({ unitId: s.id(), ...facts }),
  result: s.object({ id: s.id() }),
  factDays: ({ startsOn }) => [startsOn],
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unitId)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unitId);
    const term = whole(input);
    must(reasonsNotToHaveTerm(await factsAt(ctx, unit, term.startsOn), await termsOf(ctx, unit), term));
    const id = await insertTerm(ctx.tx, unit, term);
    await ctx.record({ unit, subjectKind: 'term', subjectId: id, body: { ...term } });
    return { id };
  },
});

/** Corrects a term: name, days, seats. Refuses as term.begin, and version.stale. */
export const changeTerm = command({
  name: 'term.change',
  method: 'PUT',
  path: '/terms/{id}',
  capability: 'post.assign',
  summary: 'Correct a term: name, days, seats',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), ...facts }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const unit = addressOf(row);
    const term = whole(input);
    // whose first day stays says nothing new of past days
    await ctx.demandOpen([unit], row.starts_on === term.startsOn ? [] : [row.starts_on, term.startsOn]);
    const others = (await termsOf(ctx, unit)).filter((one) => one.id !== input.id);
    must([
      ...reasonsNotToHaveTerm(await factsAt(ctx, unit, term.startsOn), others, term, row.ended_on),
      ...(row.ended_on !== null && term.startsOn >= row.ended_on
        ? [{ code: 'date.order', field: 'startsOn', values: { earlier: term.startsOn, later: row.ended_on } }]
        : []),
    ]);
    await updateTerm(ctx.tx, unit, input.id, term, input.version);
    await ctx.record({ unit, subjectKind: 'term', subjectId: input.id, body: { ...term } });
    return { id: input.id };
  },
});

/** Ends a term on a day. Refuses term.ended, date.order, date.future, version.stale. */
export const finishTerm = command({
  name: 'term.end',
  method: 'POST',
  path: '/terms/{id}/end',
  capability: 'post.assign',
  summary: 'End a term on a day',
  input: s.object({ id: s.id(), on: s.date(), reason: s.text(200), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await rowOf(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await rowOf(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsNotToEndTerm(spanOf(row), input.on, ctx.today));
    await endTerm(ctx.tx, unit, input.id, input.on, input.reason, input.version);
    await ctx.record({ unit, subjectKind: 'term', subjectId: input.id, body: { on: input.on }, reason: input.reason });
    return { id: input.id };
  },
});

function whole(input: Facts & { seats?: { seat: string; seats: number }[] }) {
  return {
    name: input.name,
    congressOn: input.congressOn ?? null,
    startsOn: input.startsOn,
    endsOn: input.endsOn,
    decision: input.decision ?? null,
    seats: input.seats ?? [],
  };
}

async function factsAt(ctx: Context, unit: UnitRef, startsOn: string): Promise<TermFacts> {
  const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
  const { rulebook } = ctx.services;
  return {
    ...latestEndOf(rulebook, kind, startsOn, startsOn),
    seats: seatRulesAt(rulebook, kind, startsOn),
    today: ctx.today,
  };
}

async function termsOf(ctx: Context, unit: UnitRef): Promise<TermSpan[]> {
  const rows = await ctx.tx
    .selectFrom('term')
    .select(['id', 'name', 'starts_on', 'ends_on', 'ended_on'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .execute();
  return rows.map(spanOf);
}

function spanOf(row: {
  id: string;
  name: string;
  starts_on: string;
  ends_on: string;
  ended_on: string | null;
}): TermSpan {
  return { id: row.id, name: row.name, startsOn: row.starts_on, endsOn: row.ends_on, endedOn: row.ended_on };
}

async function rowOf(ctx: Context, id: string) {
  return found(await ctx.tx.selectFrom('term').selectAll().where('id', '=', id).executeTakeFirst());
}
