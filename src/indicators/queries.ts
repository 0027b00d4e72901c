import { recordedSince } from '../members/list.ts';
import { organizationNames } from '../organization/names.ts';
import { type Subtree, subtree, unitOf } from '../organization/tree.ts';
import { subtreeOf, type UnitRef } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import * as s from '../platform/schema.ts';
import { type Counted, countOn, isRecorded } from './asOf.ts';
import { codesOf, withoutMeaning } from './codes.ts';
import { type Indicator, overview } from './indicator.ts';
import { countNow } from './now.ts';
import { numbersOf } from './numbers.ts';
import { partsShown, smallGroup } from './smallGroups.ts';

/** The overview of a unit: its numbers today, or members, posts and units as they stood on a day. */
export const unitOverview = query({
  name: 'unit.overview',
  method: 'GET',
  path: '/units/{id}/overview',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'The numbers of a unit and all below it, each with the list it counts',
  input: s.object({ id: s.id(), on: s.optional(s.date()) }),
  output: overview,
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, input, unit) => {
    const tree = await subtree(ctx.tx, unit);
    const { name, kind } = await ctx.tx
      .selectFrom('unit')
      .select(['name', 'kind'])
      .where('id', '=', unit.id)
      .executeTakeFirstOrThrow();
    const on = input.on && input.on !== ctx.today ? input.on : null;
    const since = on ? await recordedSince(ctx, unit) : null;
    const head = {
      unit: { id: unit.id, name, kind },
      on: on ?? ctx.today,
      today: ctx.today,
      recordedSince: since,
      recorded: on === null && (await isRecorded(ctx.tx, tree)),
      names: ctx.may('member.read', unit),
      smallest: smallGroup(ctx, unit),
      smallRule: ctx.services.rulebook.membership.counting.smallGroup ?? null,
      countedAt: ctx.clock.now().toISOString(),
    };
    if (on && (on > ctx.today || since === null || on < since)) return { ...head, numbers: [] };
    return { ...head, numbers: await numbersOn(ctx, unit, tree, on) };
  },
});

/** The numbers of an overview: today's (`on` null) or those of a past day, which must be a recorded one. */
export async function numbersOn(ctx: Context, unit: UnitRef, tree: Subtree, on: string | null): Promise<Indicator[]> {
  const { rulebook } = ctx.services;
  const codes = codesOf(rulebook);
  const names = organizationNames(rulebook);
  const { counted, work } = on
    ? { counted: await countOn(ctx.tx, unit, on, names, codes), work: null }
    : await countNow(ctx.tx, tree, ctx.today);
  const kinds = await kindsUnder(ctx, unit.path, on ?? ctx.today);
  const given = { unitId: unit.id, on, month: ctx.today.slice(0, 7), counted, work, kinds, codes };
  const empty = withoutMeaning(rulebook);
  return numbersOf({
    ...given,
    hidden: await hiddenParts(ctx, unit, counted, on),
    lists: ctx.may('member.read', unit),
  }).filter(({ key }) => !empty.has(key));
}

/**
 * Which parts of the members this reader is not shown. On a past day all of them: two days side by side would tell who came between.
 */
async function hiddenParts(
  ctx: Context,
  unit: UnitRef,
  { members, official, probationary, female, minority }: Counted,
  on: string | null,
): Promise<ReadonlySet<string>> {
  if (smallGroup(ctx, unit) === 0) return new Set();
  const families: [string, string[], number[]][] = [
    ['status', ['probationary', 'official'], [probationary, official]],
    ['sex', ['female'], [female, members - female]],
    ['minority', ['minority'], [minority, members - minority]],
  ];
  const hidden = new Set<string>();
  for (const [measure, keys, parts] of families) {
    const shown = on ? parts.map(() => null) : await partsShown(ctx, unit, measure, parts);
    keys.forEach((key, i) => {
      if (shown[i] === null) hidden.add(key);
    });
  }
  return hidden;
}

async function kindsUnder(ctx: Context, path: string, on: string): Promise<{ kind: string; n: number }[]> {
  const range = subtreeOf(path);
  const rows = await ctx.tx
    .selectFrom('unit_period')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('n')])
    .where('path', '>=', range.lo)
    .where('path', '<', range.hi)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .groupBy('kind')
    .execute();
  const place = (kind: string) => ctx.services.rulebook.unitKinds.findIndex((one) => one.id === kind);
  return rows.sort((x, y) => place(x.kind) - place(y.kind));
}
