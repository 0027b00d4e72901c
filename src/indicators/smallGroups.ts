/** Which breakdowns a reader of counts may see (STA-02): whoever may read the records sees all of them. */
import { sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import { isWithin, rangeOf, SEGMENT, subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { findRuleOn, numberValue } from '../rulebook/rulebook.ts';
import { hiddenUnits, hideSmall } from './hiding.ts';

/** The smallest group shown at this unit; 0 for whoever may read its records, and where the rulebook sets none. */
export function smallGroup(ctx: Context, unit: UnitRef): number {
  return ctx.may('member.read', unit) ? 0 : smallestGroup(ctx);
}

/** The smallest group that whoever reads counts only is shown; 0 where the rulebook sets none. */
export function smallestGroup(ctx: Context): number {
  const { rulebook } = ctx.services;
  const rule = rulebook.membership.counting.smallGroup;
  const found = rule === undefined ? undefined : findRuleOn(rulebook, rule, ctx.today);
  return found ? numberValue(found) : 0;
}

/**
 * The parts of a unit's members as this reader sees them; null where hidden. At the top of what he reads each small part is hidden with
 * the next smallest; below it a unit shows all its parts or none, so that no sum above minus its neighbours gives them away.
 * `groupOf` puts codes together (a year of birth into its age band) where parts are counted by code.
 */
export async function partsShown(
  ctx: Context,
  unit: UnitRef,
  measure: string,
  parts: readonly number[],
  groupOf: (code: string) => string = (code) => code,
): Promise<(number | null)[]> {
  const smallest = smallGroup(ctx, unit);
  if (smallest === 0) return [...parts];
  const top = topOf(ctx, unit);
  if (top.length >= unit.path.length) return hideSmall(parts, smallest);
  for (let length = top.length; length < unit.path.length; length += SEGMENT) {
    const below = await partsBelow(ctx, unit, unit.path.slice(0, length), measure, groupOf);
    if (hiddenUnits(below, smallest).has(unit.path.slice(0, length + SEGMENT))) return parts.map(() => null);
  }
  return [...parts];
}

/** The widest unit at which the reader sees counts and which this unit stands under. */
function topOf(ctx: Context, unit: UnitRef): string {
  const paths = ctx.actor.grant.reaches
    .filter((reach) => reach.capabilities.includes('counts.read') && isWithin(unit.path, rangeOf(reach)))
    .map((reach) => reach.path);
  return paths.sort((a, b) => a.length - b.length)[0] ?? unit.path;
}

/** The units directly below `path`, each with the parts of all its members. Those who are in no part are one of their own. */
async function partsBelow(
  ctx: Context,
  unit: UnitRef,
  path: string,
  measure: string,
  groupOf: (code: string) => string,
): Promise<{ id: string; parts: number[] }[]> {
  const { divisions } = await subtree(ctx.tx, { ...unit, path });
  const { lo, hi } = subtreeOf(path);
  const length = path.length + SEGMENT;
  const own = OWN_COLUMNS[measure];
  const { rows } = own
    ? await sql<{ id: string; code: string; n: number }>`
        select left(scope, ${length}::int) as id, part.code, sum(part.n)::int as n from member_stat
        cross join lateral (values ('part', ${sql.ref(own)}), ('rest', members - ${sql.ref(own)})) part(code, n)
        where division = any(${divisions}::text[]) and scope > ${lo} and scope < ${hi} group by 1, 2`.execute(ctx.tx)
    : await sql<{ id: string; code: string; n: number }>`
        with told as (
          select left(scope, ${length}::int) as id, code, sum(n)::int as n from member_code_stat
          where division = any(${divisions}::text[]) and scope > ${lo} and scope < ${hi} and measure = ${measure} group by 1, 2),
        everybody as (
          select left(scope, ${length}::int) as id, sum(members)::int as n from member_stat
          where division = any(${divisions}::text[]) and scope > ${lo} and scope < ${hi} group by 1)
        select id, code, n from told
        union all select e.id, '', e.n - coalesce((select sum(t.n) from told t where t.id = e.id), 0)::int from everybody e`.execute(
        ctx.tx,
      );
  const groups = [...new Set(rows.filter((r) => r.n > 0).map((r) => groupOf(r.code)))];
  const people = (lines: typeof rows, group: string) =>
    lines.filter((line) => groupOf(line.code) === group).reduce((sum, { n }) => sum + n, 0);
  return [...Map.groupBy(rows, (r) => r.id)].map(([id, lines]) => ({
    id,
    parts: groups.map((group) => people(lines, group)),
  }));
}

/** Divisions that have a column of their own in `member_stat`: the part, and the rest of the members. */
const OWN_COLUMNS: Record<string, string> = { sex: 'female', minority: 'minority', status: 'probationary' };
