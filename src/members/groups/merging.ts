/** What becomes of the times in groups when two records are made one: those that cannot go over to the kept record end. */
import type { UnitRef } from '../../platform/access.ts';
import type { CommandContext } from '../../platform/bus/command.ts';
import { endOffices, endSeats, leaveGroups } from './store.ts';

/**
 * A time in a group goes over where the kept record is, or is going to be, on the cell's list (`there`: ids of units) and was in none of the
 * cell's groups meanwhile; else it ends today. In one group with it, the old record's office goes over, if the kept one holds none.
 */
export async function endGroupsOf(
  ctx: CommandContext,
  winner: string,
  loser: string,
  units: readonly UnitRef[],
  there: ReadonlySet<string>,
): Promise<void> {
  const end = { on: ctx.today, reason: 'record_merged' };
  const seats = await timesOf(ctx, 'party_group_line', winner, loser);
  const offices = await timesOf(ctx, 'party_group_office', winner, loser);
  for (const seat of seats.filter((each) => each.person_id === loser && each.valid_to === FOREVER)) {
    const unit = units.find((each) => each.id === seat.unit_id);
    if (!unit) continue;
    const inTheWay = duringOf(seats, winner, seat);
    const office = offices.find(
      (each) => each.person_id === loser && each.unit_id === unit.id && each.valid_to === FOREVER,
    );
    const officeFree = office !== undefined && duringOf(offices, winner, office).length === 0;
    const together = inTheWay.some((each) => each.valid_to === FOREVER && each.group_id === seat.group_id);
    if (there.has(unit.id) && inTheWay.length === 0) {
      if (office && !officeFree) await endOffices(ctx.tx, unit, [loser], end);
    } else if (together && officeFree) await endSeats(ctx.tx, unit, [loser], end);
    else await leaveGroups(ctx.tx, unit, [loser], end);
  }
}

const FOREVER = 'infinity';
type Time = { unit_id: string; group_id: string; person_id: string; valid_from: string; valid_to: string };

async function timesOf(
  ctx: CommandContext,
  table: 'party_group_line' | 'party_group_office',
  winner: string,
  loser: string,
): Promise<Time[]> {
  return await ctx.tx
    .selectFrom(table)
    .select(['unit_id', 'group_id', 'person_id', 'valid_from', 'valid_to'])
    .where('person_id', 'in', [winner, loser])
    .execute();
}

/** What the kept record has at the unit while an open time of the old one runs. */
function duringOf(times: readonly Time[], winner: string, open: Time): Time[] {
  return times.filter(
    (each) =>
      each.person_id === winner &&
      each.unit_id === open.unit_id &&
      (each.valid_to === FOREVER || (each.valid_to > open.valid_from && each.valid_from < each.valid_to)),
  );
}
