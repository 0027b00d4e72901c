import { addressOf, unitRef } from '../../organization/tree.ts';
import { endOf } from '../../organization/unit.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { bookOf } from '../book.ts';
import { peopleHome } from '../people.ts';
import { type ContactRow, contactRow, otherOf } from '../reading.ts';
import type { ContactState } from '../residence.ts';
import { type Residence, reasonsNotToAnswer, reasonsNotToEnd, reasonsNotToIntroduce } from '../rules/contacts.ts';
import { changeContact, insertContact, insertLines, otherSide } from '../store.ts';

/**
 * Introduces a member to the cell where he lives, or notes that he is not introduced and why (RES-01). The cell may lie in another division: it finds him among those
 * who wait for its answer. He stays a member of his own cell only. Refuses contact.category_unknown, contact.not_a_member, contact.open, contact.cell_missing,
 * contact.no_cell, contact.cell_closed, contact.own_cell, contact.not_residential, contact.reason_missing, date.future.
 */
export const introduce = command({
  name: 'contact.introduce',
  method: 'POST',
  path: '/members/{personId}/residence',
  capability: 'residence.introduce',
  summary: 'Introduce a member to the cell where he lives, or note that he is not introduced',
  input: s.object({
    personId: s.id(),
    category: s.code(),
    residence: s.optional(s.id()),
    from: s.date(),
    reason: s.optional(s.text(1000)),
    letterNumber: s.optional(s.text(60)),
    letterOn: s.optional(s.date()),
  }),
  result: s.object({ id: s.id() }),
  factDays: ({ from }) => [from],
  where: async (ctx, input) => ({ units: [addressOf((await peopleHome(ctx, input.personId)).person)] }),
  run: async (ctx, input) => {
    const book = bookOf(ctx.services.rulebook);
    const { person, status, openSince } = await peopleHome(ctx, input.personId);
    const home = addressOf(person);
    const cell = input.residence === undefined ? null : await residenceOf(ctx, input.residence);
    must(
      reasonsNotToIntroduce(
        book,
        { homeId: home.id, status, openSince },
        {
          category: input.category,
          from: input.from,
          reason: input.reason,
          letterOn: input.letterOn,
          residence: cell,
        },
        ctx.today,
      ),
    );
    const other = cell && (await unitRef(ctx.tx, cell.id));
    const id = await insertContact(ctx.tx, home, {
      ...(other && otherSide(other)),
      person_id: person.id,
      person_name: person.full_name,
      sort_key: person.sort_key,
      category: input.category,
      reason: input.reason ?? null,
      letter_number: input.letterNumber ?? null,
      letter_on: input.letterOn ?? null,
      state: other ? 'waiting' : 'noted',
      valid_from: input.from,
      recorded_by: ctx.actor.accountId,
      recorded_name: ctx.actor.name,
      recorded_at: ctx.clock.now(),
    });
    ctx.touch(home);
    await ctx.record({
      unit: home,
      subjectKind: 'residence_contact',
      subjectId: id,
      body: { personId: person.id, category: input.category, on: input.from, ...(other && { to: other.id }) },
    });
    return { id };
  },
});

async function residenceOf(ctx: Context, id: string): Promise<Residence | null> {
  const row = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'kind', 'setting', 'closed_on'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id: row.id, kind: row.kind, setting: row.setting, closed: row.closed_on !== null } : null;
}

/**
 * The cell where somebody lives receives him, or does not and says why; then the contact is over, and his own cell introduces him anew where he belongs. Whoever is
 * received while the round of the year is open comes into it. Refuses contact.ended, contact.answered, contact.why_refused, date.order, date.future, version.stale.
 */
export const answer = command({
  name: 'contact.answer',
  method: 'POST',
  path: '/residence-contacts/{id}/answer',
  capability: 'residence.remark',
  summary: 'Receive somebody who is introduced, or refuse him with a reason',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    accept: s.flag(),
    on: s.date(),
    note: s.optional(s.text(1000)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const row = await contactRow(ctx, input.id);
    const home = addressOf(row);
    const cell = await otherOf(ctx, row);
    return { units: cell ? [home, cell] : [home], demandAt: [cell ?? home], cross: cell ? [home, cell] : [] };
  },
  crosses: 'the counts of the home cell change when the cell where somebody lives does not receive him',
  run: async (ctx, input) => {
    const row = await contactRow(ctx, input.id);
    const home = addressOf(row);
    const cell = await otherOf(ctx, row);
    const book = bookOf(ctx.services.rulebook);
    must(reasonsNotToAnswer(factsOf(row), { accept: input.accept, on: input.on, note: input.note }, ctx.today));
    await changeContact(ctx.tx, home, row.id, input.version, {
      state: input.accept ? 'received' : 'refused',
      answered_on: input.on,
      answer_note: input.note ?? null,
      answered_name: ctx.actor.name,
      ...(!input.accept && { valid_to: input.on, end_reason: book.ends.refused }),
    });
    if (input.accept && cell && book.inRound.includes(row.category)) {
      const round = await ctx.tx
        .selectFrom('residence_round')
        .select(['id', 'year', 'due'])
        .where('division', '=', cell.division)
        .where('unit_id', '=', cell.id)
        .where('closed_on', 'is', null)
        .orderBy('year', 'desc')
        .executeTakeFirst();
      if (round) await joinRound(ctx, row, cell, round, null);
    }
    ctx.touch(home, ...(cell ? [cell] : []));
    await ctx.record({
      unit: cell ?? home,
      subjectKind: 'residence_contact',
      subjectId: row.id,
      body: { personId: row.person_id, on: input.on, accepted: input.accept },
    });
    return { id: row.id };
  },
});

/** Ends the contact on a day: he moved house, is of another category now. Refuses contact.ended, contact.ending_unknown, date.order, date.future, version.stale. */
export const endContact = command({
  name: 'contact.end',
  method: 'POST',
  path: '/residence-contacts/{id}/end',
  capability: 'residence.introduce',
  summary: 'End the contact with the cell where somebody lives',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), on: s.date(), reason: s.code() }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await contactRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await contactRow(ctx, input.id);
    const home = addressOf(row);
    const { on, reason } = input;
    must(reasonsNotToEnd(bookOf(ctx.services.rulebook), factsOf(row), { on, reason }, ctx.today));
    await changeContact(ctx.tx, home, row.id, input.version, { valid_to: on, end_reason: reason });
    ctx.touch(home);
    await ctx.record({
      unit: home,
      subjectKind: 'residence_contact',
      subjectId: row.id,
      body: { personId: row.person_id, on, reason },
    });
    return { id: row.id };
  },
});

function factsOf(row: ContactRow) {
  return { state: row.state as ContactState, from: row.valid_from, to: endOf(row.valid_to) };
}

type OpenRound = { id: string; year: number; due: string };

/** Puts somebody into an open round, unless he has a line of that year at the cell. Returns whether he was put in. */
export async function joinRound(
  ctx: Context,
  contact: ContactRow,
  cell: Awaited<ReturnType<typeof otherOf>> & object,
  round: OpenRound,
  askedFor: string | null,
): Promise<boolean> {
  const there = await ctx.tx
    .selectFrom('residence_remark')
    .select('id')
    .where('division', '=', cell.division)
    .where('unit_id', '=', cell.id)
    .where('person_id', '=', contact.person_id)
    .where('year', '=', round.year)
    .executeTakeFirst();
  if (there) return false;
  const { name } = await ctx.tx
    .selectFrom('unit')
    .select('name')
    .where('id', '=', contact.unit_id)
    .executeTakeFirstOrThrow();
  await insertLines(ctx.tx, [
    {
      cell,
      home: addressOf(contact),
      homeName: name,
      round,
      contactId: contact.id,
      person: { id: contact.person_id, name: contact.person_name, sortKey: contact.sort_key },
      askedFor,
    },
  ]);
  return true;
}
