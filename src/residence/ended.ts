/**
 * Which contacts of the lines of rounds have ended. A contact lies in the division of the home cell, its line in that of the cell where he lives: so the lines
 * are asked first and then their contacts, and on several servers each answers what it has.
 */
import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { ResidenceRemark, ResidenceRound } from '../../gen/db.ts';
import type { Context } from '../platform/bus/command.ts';

/** WITH `gone` (division, id, round_id, unit_id, end_reason): the open lines, narrowed by a condition on `r`, whose contact has ended. */
export function goneLines(which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with line as materialized (select r.division, r.id, r.round_id, r.unit_id, r.other_division, r.contact_id from residence_remark r
      where ${which} and r.state = 'open'),
    gone as materialized (select l.division, l.id, l.round_id, l.unit_id, c.end_reason from line l
      join residence_contact c on c.division = l.other_division and c.id = l.contact_id where c.valid_to <> 'infinity')`;
}

/** The contacts of these lines that have ended, by id. */
export async function endedContacts(
  ctx: Context,
  lines: readonly Pick<Selectable<ResidenceRemark>, 'other_division' | 'contact_id'>[],
): Promise<Map<string, { on: string; reason: string }>> {
  if (lines.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('residence_contact')
    .select(['id', 'valid_to', 'end_reason'])
    .where('division', 'in', [...new Set(lines.map((line) => line.other_division))])
    .where('id', 'in', [...new Set(lines.map((line) => line.contact_id))])
    .where('valid_to', '!=', 'infinity')
    .execute();
  return new Map(rows.map((row) => [row.id, { on: row.valid_to, reason: row.end_reason ?? '' }]));
}

/** How many lines a round has, how many of them were sent, and how many wait although the contact goes on. */
export type RoundCounts = { lines: number; sent: number; waiting: number };

/** The counts of these rounds, by a round's id; a round without lines has none of each. */
export async function roundCounts(
  ctx: Context,
  rounds: readonly Pick<Selectable<ResidenceRound>, 'division' | 'id'>[],
): Promise<(id: string) => RoundCounts> {
  const divisions = [...new Set(rounds.map(({ division }) => division))];
  const which = sql`r.division = any(${divisions}::text[]) and r.round_id = any(${rounds.map(({ id }) => id)}::uuid[])`;
  const { rows } = await sql<RoundCounts & { round_id: string }>`${goneLines(which)}
    select r.round_id, count(*) filter (where r.state <> 'dropped')::int as lines, count(*) filter (where r.state = 'sent')::int as sent,
      count(*) filter (where r.state = 'open' and g.id is null)::int as waiting
    from residence_remark r left join gone g on g.division = r.division and g.id = r.id where ${which} group by 1`.execute(
    ctx.tx,
  );
  const counts = new Map(rows.map(({ round_id: id, ...each }) => [id, each]));
  return (id) => counts.get(id) ?? { lines: 0, sent: 0, waiting: 0 };
}
