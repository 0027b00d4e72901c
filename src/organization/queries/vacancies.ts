import { sql } from 'kysely';
import { type Context, MAY_LAG, query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { vacancyLine } from '../term.ts';
import { subtree, unitOf } from '../tree.ts';
import { inTree, linesOf, unitsIn } from './lines.ts';

type Row = {
  unit_id: string;
  unit_name: string;
  seat: string;
  seats: number;
  held: number;
  since: string | null;
};

/** The kinds of seats as a table: kind of unit, post that fills the seat, fixed number. */
function seatRows(ctx: Context): string {
  return JSON.stringify(
    ctx.services.rulebook.committees.seats.flatMap((seat) =>
      seat.at.map((kind) => ({ kind, seat: seat.id, fixed: seat.fixed ?? null, held_by: seat.heldBy })),
    ),
  );
}

/**
 * Vacancies in a unit and below: seats that the congress decided for the running term, or that every unit has, against the
 * people who hold a post that fills them; one person fills one seat of a kind.
 */
export const listVacancies = query({
  name: 'vacancy.list',
  method: 'GET',
  path: '/units/{unit}/vacancies',
  capability: 'unit.read',
  mayLag: MAY_LAG,
  summary: 'Seats of committees and cells that nobody fills',
  input: s.object({
    unit: s.id(),
    seat: s.optional(s.code()),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['name', '-name', 'since', '-since'])),
    ...pageInput,
  }),
  output: pageOf(vacancyLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const from = sql`from unit u
      join (select * from jsonb_to_recordset(${seatRows(ctx)}::jsonb) as x(kind text, seat text, fixed int, held_by text[])) k on k.kind = u.kind
      left join term t on t.division = u.division and t.unit_id = u.id and t.ended_on is null and ${inTree('t', tree)}
      left join term_seat d on d.division = t.division and d.term_id = t.id and d.seat = k.seat and ${inTree('d', tree)}
      cross join lateral (
        select count(distinct coalesce(o.person_id::text, o.holder_name)) filter (where o.valid_to = 'infinity')::int as held,
          max(o.valid_to) filter (where o.valid_to < 'infinity') as left_on
        from post o where o.division = u.division and o.unit_id = u.id and o.post = any(k.held_by) and ${inTree('o', tree)}) h
      where ${unitsIn(tree, input.search)} and coalesce(k.fixed, d.seats) > h.held${input.seat ? sql` and k.seat = ${input.seat}` : sql``}`;
    const since = sql`greatest(h.left_on, case when k.fixed is null then t.starts_on end)`;
    const lines = await linesOf<Row>(
      ctx,
      sql`u.id as unit_id, u.name as unit_name, k.seat, coalesce(k.fixed, d.seats) as seats, h.held, ${since} as since`,
      from,
      {
        value: input.sort?.endsWith('since') ? sql`coalesce((${since})::text, '0001-01-01')` : sql`u.sort_key`,
        id: sql`u.id || k.seat`,
        down: input.sort?.startsWith('-') ?? false,
      },
      input,
    );
    return {
      ...lines,
      items: lines.items.map((row) => ({
        id: `${row.unit_id} ${row.seat}`,
        unitId: row.unit_id,
        unitName: row.unit_name,
        seat: row.seat,
        seats: row.seats,
        held: row.held,
        missing: row.seats - row.held,
        since: row.since,
      })),
    };
  },
});
