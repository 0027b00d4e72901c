/** Meetings that a cell holds in its groups (MEE-09): which modes these are, and the roll in the order of the groups. */
import { groupsOn } from '../members/groups/reading.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { dateOf } from '../platform/clock.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { rollLineOf } from './lines.ts';
import type { RollLine } from './meeting.ts';
import { type MeetingRow, plannedOn, type RollRow } from './reading.ts';
import { inGroupOrder } from './rules/rollGroups.ts';

/** The modes in which a cell meets in its groups, with the rule that allows it. */
export function groupModes({ modes }: Pick<Rulebook['meetings'], 'modes'>): { id: string; rule: string | undefined }[] {
  return modes.filter((mode) => mode.byGroups).map(({ id, rule }) => ({ id, rule }));
}

/**
 * The lines of a roll as it is read; of a meeting by groups each with his group on the day it was held (or is planned for), group by group,
 * whoever is in none behind them, those from above last. The group decides nothing: who votes and who counts stays as it is.
 */
export async function rollLines(
  ctx: Context,
  unit: UnitRef,
  row: MeetingRow,
  rows: readonly RollRow[],
  seasonal: ReadonlySet<string>,
): Promise<RollLine[]> {
  const lines = rows.map((line) => rollLineOf(line, seasonal));
  if (!groupModes(ctx.services.rulebook.meetings).some((mode) => mode.id === row.mode)) return lines;
  const on = row.opened_at ? dateOf(row.opened_at, ctx.clock.timeZone) : plannedOn(row, ctx);
  return inGroupOrder(lines, await groupsOn(ctx.tx, unit, on));
}
