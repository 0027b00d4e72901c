import { addressOf, unitOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { newId } from '../../platform/ids.ts';
import { must, refuse } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { bookOf } from '../book.ts';
import { roundCounts } from '../ended.ts';
import { type ContactRow, cellsWithout, contactRow, otherOf, roundRow } from '../reading.ts';
import { reasonsNotToClose, reasonsNotToOpen, seasonOf } from '../rules/rounds.ts';
import { changeRound, dropEnded, insertLines, insertRounds, type NewLine } from '../store.ts';
import { joinRound } from './contacts.ts';

/** Everybody who is received at one of these cells and is in a round by himself, as lines of the rounds to open. */
async function linesFor(
  ctx: Context,
  categories: readonly string[],
  rounds: ReadonlyMap<string, { cell: UnitRef; round: NewLine['round'] }>,
): Promise<NewLine[]> {
  const rows = await ctx.tx
    .selectFrom('residence_contact as c')
    .innerJoin('unit as h', 'h.id', 'c.unit_id')
    .selectAll('c')
    .select('h.name as home_name')
    .where(
      'c.other_scope',
      'in',
      [...rounds.values()].map(({ cell }) => cell.path),
    )
    .where('c.state', '=', 'received')
    .where('c.valid_to', '=', 'infinity')
    .where('c.moved_to', 'is', null)
    .where('c.category', 'in', [...categories])
    .orderBy('c.sort_key')
    .orderBy('c.id')
    .execute();
  return rows.flatMap((row) => {
    const at = rounds.get(row.other_unit_id ?? '');
    if (!at) return [];
    return [
      {
        ...at,
        home: addressOf(row),
        homeName: row.home_name,
        contactId: row.id,
        person: { id: row.person_id, name: row.person_name, sortKey: row.sort_key },
        askedFor: null,
      },
    ];
  });
}

/**
 * Opens the round of a year at a cell, or at every cell under a committee that has somebody to write of and no round of that year: a line for each one who is received
 * there. Due on the day of the rulebook where none is named. Refuses round.too_early, round.due_past, round.nobody.
 */
export const openRound = command({
  name: 'round.open',
  method: 'POST',
  path: '/units/{unit}/residence/rounds',
  capability: 'residence.open',
  summary: 'Open the yearly round of remarks at a cell, or at all cells under a committee',
  input: s.object({ unit: s.id(), year: s.whole(2000, 2200), due: s.optional(s.date()) }),
  result: s.object({ ids: s.list(s.id(), 20_000), lines: s.whole(0, 1e9) }),
  // a remark counts for its year, on the last day
  factDays: ({ year }) => [`${year}-12-31`],
  where: async (ctx, input) => ({
    units: await cellsWithout(ctx, await unitOf(ctx, input.unit), input.year),
    demandAt: [await unitOf(ctx, input.unit)],
  }),
  run: async (ctx, input) => {
    const book = bookOf(ctx.services.rulebook);
    const due = input.due ?? seasonOf(book, input.year).due;
    must(reasonsNotToOpen(book, { year: input.year, due }, ctx.today));
    const cells = await cellsWithout(ctx, await unitOf(ctx, input.unit), input.year);
    if (cells.length === 0) refuse('round.nobody', { year: input.year }, { field: 'year' });
    const rounds = new Map(cells.map((cell) => [cell.id, { cell, round: { id: newId(), year: input.year, due } }]));
    const row = {
      year: input.year,
      opened_on: ctx.today,
      due,
      opened_name: ctx.actor.name,
      rulebook_hash: ctx.services.rulebook.hash,
    };
    await insertRounds(
      ctx.tx,
      [...rounds.values()].map(({ cell, round }) => ({ cell, id: round.id, row })),
    );
    const lines = await linesFor(ctx, book.inRound, rounds);
    await insertLines(ctx.tx, lines);
    ctx.touch(...cells);
    for (const { cell, round } of rounds.values())
      await ctx.record({
        unit: cell,
        subjectKind: 'residence_round',
        subjectId: round.id,
        body: { year: input.year, due },
      });
    return { ids: [...rounds.values()].map(({ round }) => round.id), lines: lines.length };
  },
});

/** Closes a round. Lines of people whose contact has ended are taken out; all others must be sent. Refuses round.closed, round.waiting, version.stale. */
export const closeRound = command({
  name: 'round.close',
  method: 'POST',
  path: '/residence-rounds/{id}/closing',
  capability: 'residence.open',
  summary: 'Close the yearly round of a cell',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await roundRow(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await roundRow(ctx, input.id);
    const cell = addressOf(row);
    const { waiting } = (await roundCounts(ctx, [row]))(row.id);
    must(reasonsNotToClose({ closedOn: row.closed_on, waiting }));
    await dropEnded(ctx.tx, cell, row.id, ctx.today);
    await changeRound(ctx.tx, cell, row.id, input.version, { closed_on: ctx.today, closed_name: ctx.actor.name });
    ctx.touch(cell);
    await ctx.record({ unit: cell, subjectKind: 'residence_round', subjectId: row.id, body: { closed: ctx.today } });
    return { id: row.id };
  },
});

/**
 * Asks the cell's remark of somebody who is not in the round by himself (exempt: a remark only when needed), and says what for. Refuses contact.ended,
 * contact.not_received, round.none, remark.there.
 */
export const askRemark = command({
  name: 'remark.ask',
  method: 'POST',
  path: '/residence-contacts/{id}/remark',
  capability: 'residence.remark',
  summary: 'Put somebody who is exempt into the open round, because a remark is needed',
  input: s.object({ id: s.id(), why: s.text(500) }),
  result: s.object({ id: s.id() }),
  factDays: 'recorded',
  where: async (ctx, input) => {
    const row = await contactRow(ctx, input.id);
    return { units: [(await otherOf(ctx, row)) ?? addressOf(row)] };
  },
  run: async (ctx, input) => {
    const row = await contactRow(ctx, input.id);
    const cell = await otherOf(ctx, row);
    if (row.valid_to !== 'infinity') refuse('contact.ended', { on: row.valid_to });
    if (!cell || row.state !== 'received') refuse('contact.not_received');
    await putIn(ctx, row, cell, input.why);
    ctx.touch(cell);
    await ctx.record({
      unit: cell,
      subjectKind: 'residence_contact',
      subjectId: row.id,
      body: { personId: row.person_id, asked: true },
    });
    return { id: row.id };
  },
});

async function putIn(
  ctx: CommandContext,
  contact: ContactRow,
  cell: NonNullable<Awaited<ReturnType<typeof otherOf>>>,
  why: string,
): Promise<void> {
  const round = await ctx.tx
    .selectFrom('residence_round')
    .select(['id', 'year', 'due'])
    .where('division', '=', cell.division)
    .where('unit_id', '=', cell.id)
    .where('closed_on', 'is', null)
    .orderBy('year', 'desc')
    .executeTakeFirst();
  if (!round) refuse('round.none');
  await ctx.demandOpen([cell], [`${round.year}-12-31`]);
  if (!(await joinRound(ctx, contact, cell, round, why))) refuse('remark.there', { year: round.year });
}
