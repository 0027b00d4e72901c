import { recordedSince } from '../members/list.ts';
import { organizationNames } from '../organization/names.ts';
import { type Subtree, subtree, unitOf } from '../organization/tree.ts';
import { subtreeOf, type UnitRef } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import { together } from '../platform/db/transaction.ts';
import * as s from '../platform/schema.ts';
import { type Counted, countOn, isRecorded } from './asOf.ts';
import { codesOf, withoutMeaning } from './codes.ts';
import { countedIn, liveState, type NumbersState, READINGS, type Reading } from './frozen.ts';
import { type Indicator, overview } from './indicator.ts';
import { countNow } from './now.ts';
import { numbersOf, openingFrozen } from './numbers.ts';
import { partsShown, smallGroup } from './smallGroups.ts';
import type { Work } from './sums/columns.ts';
import { keptServe, kindsOf } from './sums/reading.ts';

/** The overview of a unit: its numbers today, or members, posts and units as they stood on a day. */
export const unitOverview = query({
  name: 'unit.overview',
  method: 'GET',
  path: '/units/{id}/overview',
  capability: 'counts.read',
  mayLag: MAY_LAG,
  summary: 'The numbers of a unit and all below it, each with the list it counts',
  input: s.object({ id: s.id(), on: s.optional(s.date()), numbers: s.optional(s.oneOf(READINGS)) }),
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
    const known = on === null || (on <= ctx.today && since !== null && on >= since);
    return { ...head, ...(await shownOn(ctx, unit, tree, { on, known, reading: input.numbers })) };
  },
});

/** `on` null: today. `known`: whether anything is recorded of the day in the place the unit has now. */
export type DayAsked = { on: string | null; known: boolean; reading?: Reading | undefined };

/**
 * The numbers of an overview and which state of them it is: frozen ones where the day is the last of a period that is closed over the unit, unless the records
 * are asked for (`reading`); what was frozen of a unit that moved since is shown as well. None by the records of a day that is not recorded.
 */
export async function shownOn(
  ctx: Context,
  unit: UnitRef,
  tree: Subtree,
  { on, known, reading }: DayAsked,
): Promise<{ state: NumbersState; numbers: Indicator[] }> {
  const closing = on === null ? null : await ctx.services.closingOn(ctx, unit, on);
  if (on === null || !closing?.numberOf || reading === 'live')
    return { state: liveState(ctx, closing), numbers: known ? await numbersOn(ctx, unit, tree, on) : [] };
  const { rulebook } = ctx.services;
  const kinds = rulebook.unitKinds.map(({ id }) => id);
  const { period, closed, opened, corrections } = closing;
  const frozen = await told(ctx, unit, on, { ...countedIn(closing.numberOf, codesOf(rulebook), kinds), work: null });
  const live = known ? await numbersOn(ctx, unit, tree, on) : [];
  const page = `/units/${unit.id}/periods/${period?.kind}/${period?.startsOn}`;
  return {
    state: { kind: 'closed', on: closed?.on ?? on, period, closed, opened, corrections },
    numbers: openingFrozen(frozen, live, page),
  };
}

/** The numbers of an overview by the records: today's (`on` null) or those of a past day, which must be a recorded one. */
export async function numbersOn(ctx: Context, unit: UnitRef, tree: Subtree, on: string | null): Promise<Indicator[]> {
  const names = organizationNames(ctx.services.rulebook);
  if (on) return await told(ctx, unit, on, { ...(await countOn(ctx.tx, unit, on, names)), work: null });
  const kept = await keptServe(ctx.tx, tree, ctx.today);
  const [now, kinds] = await together([
    countNow(ctx.tx, tree, ctx.today, kept),
    kept ? kindsOf(ctx.tx, tree, ctx.today) : kindsUnder(ctx, unit.path),
  ]);
  return await told(ctx, unit, null, { ...now, kinds });
}

type Kind = { kind: string; n: number };
type Told = { counted: Counted; kinds: Kind[]; work: Work | null };

/** With the list behind each, and what this reader may not see left out. */
async function told(
  ctx: Context,
  unit: UnitRef,
  on: string | null,
  { counted, kinds, work }: Told,
): Promise<Indicator[]> {
  const { rulebook } = ctx.services;
  const codes = codesOf(rulebook);
  const month = ctx.today.slice(0, 7);
  const given = { unitId: unit.id, on, month, counted, work, kinds: inOrder(ctx, kinds), codes };
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

async function kindsUnder(ctx: Context, path: string): Promise<{ kind: string; n: number }[]> {
  const range = subtreeOf(path);
  return await ctx.tx
    .selectFrom('unit_period')
    .select(['kind', (eb) => eb.fn.countAll<number>().as('n')])
    .where('path', '>=', range.lo)
    .where('path', '<', range.hi)
    .where('valid_from', '<=', ctx.today)
    .where('valid_to', '>', ctx.today)
    .groupBy('kind')
    .execute();
}

/** As the rulebook lists them. */
function inOrder(ctx: Context, rows: { kind: string; n: number }[]): { kind: string; n: number }[] {
  const place = (kind: string) => ctx.services.rulebook.unitKinds.findIndex((one) => one.id === kind);
  return rows.sort((x, y) => place(x.kind) - place(y.kind));
}
