/** The lines of a list of members: which memberships the filters leave. */
import { type RawBuilder, sql } from 'kysely';
import {
  isManyDivisions,
  type PastRange,
  peopleStoodOn,
  type Subtree,
  subtree,
  subtreeOn,
  within,
} from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { searchWords } from '../platform/i18n/names.ts';
import { refuse } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { particularTerms } from './listTerms.ts';
import { memberFilters } from './member.ts';

const filters = s.object(memberFilters);
export type Filters = s.Infer<typeof filters>;

/**
 * FROM and WHERE of the lines that the filters leave, joined to unit `u` and person `p`. On a past day the units are those that stood
 * under this one then (`t`), so that the list is exactly the people whom the count of that day counts.
 */
export async function linesFrom(ctx: Context, unit: UnitRef, input: Filters): Promise<RawBuilder<unknown>> {
  return linesUnder(ctx, await treeOn(ctx, unit, input.on), input);
}

/** Of a past day with the places that the unit had before. */
type ListTree = Subtree & Partial<PastRange>;

/** The tree under a unit as it stood on a day. */
export async function treeOn(ctx: Context, unit: UnitRef, on = ctx.today): Promise<ListTree> {
  return await (on < ctx.today ? subtreeOn(ctx.tx, unit, on) : subtree(ctx.tx, unit));
}

/** `division`: of the lines of one of the tree's divisions only, named by this expression; `among`: where today's lines `m` are looked for. */
export function linesUnder(
  ctx: Context,
  tree: ListTree,
  input: Filters,
  { division, among: given }: { division?: RawBuilder<unknown>; among?: RawBuilder<unknown> } = {},
): RawBuilder<unknown> {
  const { lo, hi, divisions } = tree;
  const on = input.on ?? ctx.today;
  const then = on < ctx.today;
  // by name, not as one array: of a single division the lines then come in the order of its index
  const stored = (alias: string) => {
    if (division) return sql`${sql.ref(`${alias}.division`)} = ${division} and `;
    return isManyDivisions(divisions) ? sql`` : sql`${sql.ref(`${alias}.division`)} in (${sql.join(divisions)}) and `;
  };
  // lines that are given are looked up by their keys: the range of the tree is not offered to the planner as a way to them
  const placed = given ? sql`(m.scope || '')` : sql`m.scope`;
  const terms = [
    then
      ? sql`${stored('m')}${within('t.path', tree)} and ${peopleStoodOn('t', on)}`
      : sql`${stored('m')}${placed} >= ${lo} and ${placed} < ${hi}`,
    sql`m.valid_from <= ${on} and m.valid_to > ${on}`,
    ...equal(input),
    ...(input.minority
      ? [input.minority === 'yes' ? sql`m.ethnicity <> ${majority(ctx)}` : sql`m.ethnicity = ${majority(ctx)}`]
      : []),
    ...(input.mark ? [sql`m.${sql.ref(input.mark)}`] : []),
    ...(input.bornFrom ? [sql`m.birth_date >= ${`${input.bornFrom}-01-01`}`] : []),
    ...(input.bornTo ? [sql`m.birth_date <= ${`${input.bornTo}-12-31`}`] : []),
    ...(input.post ? [holds(input.post, on)] : []),
    ...(input.dual ? dualTerms(ctx, input.dual, on) : []),
    ...particularTerms(ctx, input, on),
    ...(input.search
      ? searchWords(input.search).map(
          (word) => sql`(m.division, m.id) in (select t.division, t.membership_id from person_token t
      where ${stored('t')}t.token >= ${word} and t.token < ${`${word}\uffff`} ${then ? sql`` : sql`and t.scope >= ${lo} and t.scope < ${hi}`})`,
        )
      : []),
  ];
  const units = then
    ? sql`unit_period t join membership m on m.division = t.division and m.unit_id = t.unit_id`
    : (given ?? sql`membership m`);
  // outer joins: what is not asked for is not looked up
  return sql`from ${units} left join unit u on u.id = m.unit_id left join person p on p.division = m.division and p.id = m.person_id where ${sql.join(terms, sql` and `)}`;
}

function equal(input: Filters): RawBuilder<unknown>[] {
  const pairs: [string, string | undefined][] = [
    ['m.status', input.status],
    ['m.seat', input.seat],
    ['m.sex', input.sex],
    ['m.ethnicity', input.ethnicity],
    ['p.education', input.education],
    ['p.theory', input.theory],
    ['u.setting', input.setting],
    ['u.kind', input.kind],
  ];
  return pairs.flatMap(([column, value]) => (value === undefined ? [] : [sql`${sql.ref(column)} = ${value}`]));
}

function majority(ctx: Context): string {
  return ctx.services.rulebook.membership.counting.majority;
}

function holds(post: string, on: string): RawBuilder<unknown> {
  return sql`exists (select from post h where h.division = m.division and h.unit_id = m.unit_id and h.person_id = m.person_id and h.post = ${post} and h.valid_from <= ${on} and h.valid_to > ${on})`;
}

/** Dual posts are counted in village cells only, so that the list is exactly the records behind the number (M08, M60). */
function dualTerms(ctx: Context, dual: string, on: string): RawBuilder<unknown>[] {
  const { dualPosts, settings } = ctx.services.rulebook;
  const villages = settings.filter((setting) => setting.hasVillage).map((setting) => setting.id);
  const pairs = dualPosts.map((pair) => ({
    id: pair.id,
    term: sql`(${holds(pair.posts[0] ?? '', on)} and ${holds(pair.posts[1] ?? '', on)})`,
  }));
  const any = sql`(${sql.join(
    pairs.map((pair) => pair.term),
    sql` or `,
  )})`;
  const inVillage = sql`u.setting in (${sql.join(villages)})`;
  if (dual === 'any') return [inVillage, any];
  if (dual === 'none')
    return [
      inVillage,
      sql`(${sql.join(
        [...new Set(dualPosts.map((pair) => pair.posts[0] ?? ''))].map((post) => holds(post, on)),
        sql` or `,
      )})`,
      sql`not ${any}`,
    ];
  const pair = pairs.find((each) => each.id === dual);
  if (!pair) refuse('choice.unknown', undefined, { field: 'dual' });
  return [inVillage, pair.term];
}
