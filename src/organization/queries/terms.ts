import { sql } from 'kysely';
import { query } from '../../platform/bus/command.ts';
import { addTo } from '../../platform/clock.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { seatsAt, usualEndOf } from '../facts.ts';
import { seatLine, TERM_SHOWS, termLine, termUnderLine } from '../term.ts';
import { subtree, unitOf } from '../tree.ts';
import { inTree, linesOf, unitsIn } from './lines.ts';

/** The terms of a unit, the newest first, and how its seats are filled today. */
export const listTerms = query({
  name: 'term.list',
  method: 'GET',
  path: '/units/{unit}/terms',
  capability: 'unit.read',
  summary: 'The terms of a unit with their seats',
  input: s.object({ unit: s.id() }),
  output: s.object({
    terms: s.list(termLine, 200),
    /** the seats of this kind of unit: decided for the running term or fixed, and held today */
    seats: s.list(seatLine, 20),
    /** the seats whose number a congress decides */
    decided: s.list(s.anyText(), 20),
    /** the day on which a term that starts today usually ends; null: the rulebook does not say */
    usualEnd: s.nullable(s.anyText()),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const { rulebook } = ctx.services;
    const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
    const terms = await ctx.tx
      .selectFrom('term')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .orderBy('starts_on', 'desc')
      .execute();
    const seats = await ctx.tx
      .selectFrom('term_seat')
      .select(['term_id', 'seat', 'seats'])
      .where('division', '=', unit.division)
      .where('term_id', 'in', ['00000000-0000-0000-0000-000000000000', ...terms.map((term) => term.id)])
      .execute();
    const running = terms.find((term) => term.ended_on === null);
    const posts = await ctx.tx
      .selectFrom('post')
      .select(['post', 'person_id', 'holder_name'])
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('valid_to', '=', 'infinity')
      .execute();
    const kinds = seatsAt(rulebook, kind);
    return {
      terms: terms.map((term) => ({
        id: term.id,
        name: term.name,
        congressOn: term.congress_on,
        startsOn: term.starts_on,
        endsOn: term.ends_on,
        endedOn: term.ended_on,
        endReason: term.end_reason,
        decision: term.decision,
        seats: seats.filter((seat) => seat.term_id === term.id).map(({ seat, seats: n }) => ({ seat, seats: n })),
        version: term.version,
      })),
      seats: kinds.map((seat) => ({
        seat: seat.id,
        seats: seat.fixed ?? seats.find((one) => one.term_id === running?.id && one.seat === seat.id)?.seats ?? null,
        held: new Set(posts.filter((p) => seat.heldBy.includes(p.post)).map((p) => p.person_id ?? p.holder_name)).size,
      })),
      decided: kinds.filter((seat) => seat.fixed === undefined).map((seat) => seat.id),
      usualEnd: usualEndOf(rulebook, kind, ctx.today, ctx.today),
    };
  },
});

type Row = {
  unit_id: string;
  unit_name: string;
  kind: string;
  term: string | null;
  starts_on: string | null;
  ends_on: string | null;
  regulation_id: string | null;
  adopted_on: string | null;
};

/**
 * The running terms of a unit and everything below it: all, those that end within the days the rulebook names, those over their
 * time, units without a term, and units whose running term has no working regulations (M24).
 */
export const termsUnder = query({
  name: 'term.under',
  method: 'GET',
  path: '/units/{unit}/terms/under',
  capability: 'unit.read',
  summary: 'Running terms of a unit and below: ending, over their time, missing, without working regulations',
  input: s.object({
    unit: s.id(),
    show: s.optional(s.oneOf(TERM_SHOWS)),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'ends', '-ends'])),
    ...pageInput,
  }),
  output: s.object({ ...pageOf(termUnderLine).shape, remindDays: s.anyNumber() }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const { days } = ctx.services.rulebook.committees.terms.remind;
    const near = addTo(ctx.today, { days });
    const shown = {
      all: sql``,
      ending: sql` and t.ends_on >= ${ctx.today} and t.ends_on <= ${near}`,
      over: sql` and t.ends_on < ${ctx.today}`,
      none: sql` and t.id is null`,
      no_regulation: sql` and t.id is not null and r.id is null`,
    }[input.show ?? 'all'];
    const from = sql`from unit u
      left join term t on t.division = u.division and t.unit_id = u.id and t.ended_on is null and ${inTree('t', tree)}
      left join regulation r on r.division = t.division and r.unit_id = t.unit_id and r.term_id = t.id and r.state = 'adopted' and ${inTree('r', tree)}
      where ${unitsIn(tree, input.search)}${shown}`;
    const byEnd = input.sort?.endsWith('ends') ?? (input.show === 'ending' || input.show === 'over');
    const lines = await linesOf<Row>(
      ctx,
      sql`u.id as unit_id, u.name as unit_name, u.kind, t.name as term, t.starts_on, t.ends_on, r.id as regulation_id, r.adopted_on`,
      from,
      {
        value: byEnd ? sql`coalesce(t.ends_on::text, '9999-12-31')` : sql`u.sort_key`,
        id: sql`u.id`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        unitId: row.unit_id,
        unitName: row.unit_name,
        kind: row.kind,
        term: row.term,
        startsOn: row.starts_on,
        endsOn: row.ends_on,
        regulationId: row.regulation_id,
        regulationOn: row.adopted_on,
      })),
      remindDays: days,
    };
  },
});
