/** Which units a frozen number of a unit counts in: itself and those that stood above it on the period's last day. */
import { sql } from 'kysely';
import { type UnitRef, withAbove } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Period } from './period.ts';

/** The units above one on a day, by their present addresses, the lowest first; above its present place where it did not stand yet. */
export async function levelsAbove(ctx: Context, unit: UnitRef, on: string): Promise<UnitRef[]> {
  const { rows: stood } = await sql<{ path: string }>`select path from unit_period
    where unit_id = ${unit.id} and valid_from <= ${on} and valid_to > ${on}`.execute(ctx.tx);
  const paths = withAbove(stood[0]?.path ?? unit.path);
  // a place is given to one unit only, whoever stands there by now
  const { rows } =
    await sql<UnitRef>`select u.id, u.division, u.path from (select unit_id, max(length(path)) as depth from unit_period where path = any(${paths}::text[]) group by 1) p
    join unit u on u.id = p.unit_id where u.id <> ${unit.id} order by p.depth desc`.execute(ctx.tx);
  return rows;
}

/** A number that is frozen: whose, and by which closing. */
export type FrozenAt = { unit: UnitRef; closeId: string; closingNo: number };

/** Those of the units whose number of the period is frozen by a closing that holds. A command that asks for units above crosses into them. */
export async function frozenAmong(
  ctx: Context,
  units: readonly UnitRef[],
  { kind, startsOn }: Pick<Period, 'kind' | 'startsOn'>,
): Promise<FrozenAt[]> {
  const { rows: kept } = await sql<{ unit_id: string; close_id: string; closing_no: number }>`
    select unit_id, close_id, closing_no from stat_snapshot where division = any(${[...new Set(units.map(({ division }) => division))]}::text[])
      and unit_id = any(${units.map(({ id }) => id)}::uuid[]) and kind = ${kind} and starts_on = ${startsOn}`.execute(
    ctx.tx,
  );
  const { rows: holding } = await sql<{ id: string; closing_no: number }>`select id, closing_no from period_close
    where id = any(${kept.map((each) => each.close_id)}::uuid[]) and state = 'closed' order by length(scope) desc`.execute(
    ctx.tx,
  );
  return units.flatMap((unit) => {
    const own = kept.filter((each) => each.unit_id === unit.id);
    const held = holding.find(({ id, closing_no: no }) =>
      own.some((each) => each.close_id === id && each.closing_no === no),
    );
    return held ? [{ unit, closeId: held.id, closingNo: held.closing_no }] : [];
  });
}
