import { cardNumber, tailOf } from '../../members/numbers.ts';
import { factsOf, personOf, reasonsAgainstCard } from '../../members/person.ts';
import { correctPersons } from '../../members/store/correct.ts';
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { cardBook } from '../book.ts';
import { cardHolderOf, type Person, peopleOf, unitsOf } from '../people.ts';
import { reasonsNotToIssue, reasonsNotToReport, reasonsNotToReturn } from '../rules/cards.ts';
import { changeCard, insertCard } from '../store.ts';

/**
 * Issues a card with its number, which replaces the number on the person's record; the card before stands as replaced. Refuses card.kind_unknown,
 * card.reason_unknown, card.after_none/valid/lost/damaged/returned (the reason does not fit), card.not_official, card.not_member, card.malformed,
 * card.taken, date.order, date.future.
 */
export const issueCard = command({
  name: 'card.issue',
  method: 'POST',
  path: '/members/{personId}/cards',
  capability: 'card.manage',
  summary: 'Issue a card',
  input: s.object({
    personId: s.id(),
    kind: s.code(),
    reason: s.code(),
    issuedOn: s.date(),
    cardNo: s.text(40),
    number: s.optional(s.text(60)),
    note: s.optional(s.text(1000)),
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ issuedOn }) => [issuedOn],
  where: async (ctx, input) => ({ units: unitsOf((await peopleOf(ctx, [input.personId])).values()) }),
  run: async (ctx, input) => {
    const { keys, rulebook } = ctx.services;
    const { person, unit, holder, last } = await heldBy(ctx, input.personId);
    const number = cardNumber(input.cardNo);
    must([
      ...reasonsNotToIssue(
        cardBook(rulebook),
        holder,
        { kind: input.kind, reason: input.reason, on: input.issuedOn },
        ctx.today,
      ),
      ...(number === null ? [{ code: 'card.malformed', field: 'cardNo' }] : []),
      ...(await reasonsAgainstCard(ctx.tx, keys, input.cardNo, person.id)),
    ]);
    const before = last ?? (person.card_tail === null ? null : await enterOld(ctx, unit, person));
    if (before && before.state !== 'returned')
      await changeCard(ctx.tx, unit, before.id, before.version, { state: 'replaced', state_on: input.issuedOn });
    const row = await personOf(ctx, person.id);
    const facts = { ...factsOf(keys, row), cardNo: input.cardNo };
    const { division, version } = row;
    await correctPersons(ctx.tx, keys, [
      { division, personId: person.id, facts, version, cardChanged: true, nameChanged: false },
    ]);
    const id = await insertCard(ctx.tx, unit, {
      ...whose(person),
      kind: input.kind,
      reason: input.reason,
      issued_on: input.issuedOn,
      number_text: input.number ?? null,
      tail: tailOf(number),
      previous_id: before?.id ?? null,
      state: 'valid',
      note: input.note ?? null,
      ...recordedBy(ctx),
    });
    await ctx.record({
      unit,
      subjectKind: 'card',
      subjectId: id,
      body: { personId: person.id, kind: input.kind, because: input.reason, on: input.issuedOn },
    });
    return { id };
  },
});

/** Notes that somebody's card is lost or damaged. Refuses card.none_valid, date.order, date.future. */
export const reportCard = command({
  name: 'card.report',
  method: 'POST',
  path: '/members/{personId}/cards/report',
  capability: 'honour.record',
  summary: 'Report a card lost or damaged',
  input: s.object({
    personId: s.id(),
    what: s.oneOf(['lost', 'damaged']),
    on: s.date(),
    note: s.optional(s.text(1000)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: unitsOf((await peopleOf(ctx, [input.personId])).values()) }),
  run: async (ctx, input) => {
    const { person, unit, holder, last } = await heldBy(ctx, input.personId);
    must(reasonsNotToReport(holder.last, input.on, ctx.today));
    const card = last ?? (await enterOld(ctx, unit, person));
    await changeCard(ctx.tx, unit, card.id, card.version, {
      state: input.what,
      state_on: input.on,
      ...(input.note !== undefined && { note: input.note }),
    });
    await ctx.record({
      unit,
      subjectKind: 'card',
      subjectId: card.id,
      body: { personId: person.id, [input.what]: input.on },
    });
    return { id: card.id };
  },
});

/** Takes a card back when a membership ended, or when it was printed wrongly. Refuses card.reason_unknown, card.none_valid, date.order, date.future. */
export const returnCard = command({
  name: 'card.return',
  method: 'POST',
  path: '/members/{personId}/cards/return',
  capability: 'card.manage',
  summary: 'Take a card back',
  input: s.object({ personId: s.id(), on: s.date(), reason: s.code(), note: s.optional(s.text(1000)) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: unitsOf((await peopleOf(ctx, [input.personId])).values()) }),
  run: async (ctx, input) => {
    const { person, unit, holder, last } = await heldBy(ctx, input.personId);
    must(reasonsNotToReturn(cardBook(ctx.services.rulebook), holder.last, input, ctx.today));
    const card = last ?? (await enterOld(ctx, unit, person));
    await changeCard(ctx.tx, unit, card.id, card.version, {
      state: 'returned',
      state_on: input.on,
      state_reason: input.reason,
      ...(input.note !== undefined && { note: input.note }),
    });
    await ctx.record({
      unit,
      subjectKind: 'card',
      subjectId: card.id,
      body: { personId: person.id, returned: input.on, because: input.reason },
    });
    return { id: card.id };
  },
});

async function heldBy(ctx: CommandContext, personId: string) {
  const person = found((await peopleOf(ctx, [personId])).get(personId));
  return { person, unit: addressOf(person), ...(await cardHolderOf(ctx, person)) };
}

/** Enters the card that was issued before the register began, so that what becomes of it has a row: kind, reason and day are unknown. */
async function enterOld(ctx: CommandContext, unit: UnitRef, person: Person) {
  const id = await insertCard(ctx.tx, unit, {
    ...whose(person),
    tail: person.card_tail,
    state: 'valid',
    ...recordedBy(ctx),
  });
  return { id, version: 1, state: 'valid' };
}

function whose(person: Person) {
  return { person_id: person.id, person_name: person.full_name, sort_key: person.sort_key };
}

function recordedBy(ctx: CommandContext) {
  return { recorded_name: ctx.actor.name, recorded_at: ctx.clock.now() };
}
