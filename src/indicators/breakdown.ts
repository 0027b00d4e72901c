/** The members of a unit divided by one thing the register knows of them, with groups hidden that are too small (STA-02). */
import { sql } from 'kysely';
import { type Subtree, subtree, unitName, unitOf } from '../organization/tree.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { findRuleOn, numbersValue } from '../rulebook/rulebook.ts';
import { type Band, bandOf, bandsOf } from './ages.ts';
import { BREAKDOWNS, type Breakdown } from './measures.ts';
import { partsShown, smallGroup } from './smallGroups.ts';

const part = s.object({
  /** a code of the rulebook; for ages "31-40" and "61-"; empty: not written down */
  code: s.anyText(),
  /** null: a small group, hidden */
  n: s.nullable(s.anyNumber()),
  /** years of birth of an age band, to open the list */
  bornFrom: s.nullable(s.anyNumber()),
  bornTo: s.nullable(s.anyNumber()),
});

export const unitBreakdown = query({
  name: 'unit.breakdown',
  method: 'GET',
  path: '/units/{id}/breakdown',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'Members of a unit by sex, status, age, ethnic group, education or theory',
  input: s.object({ id: s.id(), by: s.optional(s.oneOf(BREAKDOWNS)) }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    by: s.anyText(),
    members: s.anyNumber(),
    parts: s.list(part, 200),
    /** the smallest group this reader is shown, and the rule that says so; 0: everything is shown */
    smallest: s.anyNumber(),
    rule: s.nullable(s.anyText()),
    /** whether the reader may open the lists */
    names: s.flag(),
  }),
  where: async (ctx, { id }) => await unitOf(ctx, id),
  run: async (ctx, { by = 'sex' }, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const name = await unitName(ctx.tx, unit);
    const bands = ageBands(ctx);
    const counted = await partsOf(ctx, tree, by, bands);
    const group = by === 'age' ? (code: string) => bandOf(code, bands) : undefined;
    const shown = await partsShown(
      ctx,
      unit,
      by === 'age' ? 'birth_year' : by,
      counted.map(({ n }) => n),
      group,
    );
    const { smallGroup: rule } = ctx.services.rulebook.membership.counting;
    return {
      unit: { id: unit.id, name },
      by,
      members: counted.reduce((sum, { n }) => sum + n, 0),
      parts: counted.map(({ code }, i) => {
        const band = bands.find((each) => by === 'age' && each.code === code);
        return { code, n: shown[i] ?? null, bornFrom: band?.bornFrom ?? null, bornTo: band?.bornTo ?? null };
      }),
      smallest: smallGroup(ctx, unit),
      rule: rule ?? null,
      names: ctx.may('member.read', unit),
    };
  },
});

export function ageBands(ctx: Context): Band[] {
  const { rulebook } = ctx.services;
  const rule = rulebook.membership.counting.ageBands;
  const found = rule === undefined ? undefined : findRuleOn(rulebook, rule, ctx.today);
  return found ? bandsOf(numbersValue(found), Number(ctx.today.slice(0, 4))) : [];
}

/** Every part with people in it, in the rulebook's order; what is not written down of somebody is the last part. */
async function partsOf(
  ctx: Context,
  tree: Subtree,
  by: Breakdown,
  bands: Band[],
): Promise<{ code: string; n: number }[]> {
  const { rows } = await sql<{ code: string; n: number }>`
    select code, sum(n)::int as n from member_code_stat
    where division = any(${tree.divisions}::text[]) and scope >= ${tree.lo} and scope < ${tree.hi} and measure = ${by === 'age' ? 'birth_year' : by}
    group by code
    union all select null, coalesce(sum(members), 0)::int from member_stat
    where division = any(${tree.divisions}::text[]) and scope >= ${tree.lo} and scope < ${tree.hi}`.execute(ctx.tx);
  const members = rows.find((r) => r.code === null)?.n ?? 0;
  const told = rows.filter((r) => r.code !== null);
  const codeOf = (code: string) => (by === 'age' ? bandOf(code, bands) : code);
  const sums = Map.groupBy(told, (r) => codeOf(r.code));
  const order = by === 'age' ? bands.map((band) => band.code) : codesOf(ctx, by);
  const rest = [...sums.keys()].filter((code) => !order.includes(code)).sort();
  const parts = [...order, ...rest].map((code) => ({
    code,
    n: (sums.get(code) ?? []).reduce((sum, { n }) => sum + n, 0),
  }));
  const unknown = members - told.reduce((sum, { n }) => sum + n, 0);
  return [...parts, { code: '', n: unknown }].filter(({ n }) => n > 0);
}

function codesOf(ctx: Context, by: Exclude<Breakdown, 'age'>): string[] {
  const { sexes, statuses, ethnicities, educationLevels, theoryLevels } = ctx.services.rulebook.membership;
  const lists = {
    sex: sexes,
    status: statuses,
    ethnicity: ethnicities,
    education: educationLevels,
    theory: theoryLevels,
  };
  return lists[by].map((each) => each.id);
}
