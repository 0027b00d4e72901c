import { parentOf, unitOf } from '../../organization/tree.ts';
import { endOf } from '../../organization/unit.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import * as s from '../../platform/schema.ts';
import { overlaysAt } from '../../rulebook/local.ts';
import { ruleOn } from '../../rulebook/rulebook.ts';
import { inLanguages, type Label } from '../../rulebook/schemaBase.ts';
import { percentOf } from '../money.ts';
import { basesOf, payersOf, thisMonth } from '../reading.ts';
import { isFixed, keptShare } from '../rules/remitting.ts';
import { type DuesSettings, duesSettings } from '../slip.ts';
import { categoriesOn, collectsAt, type KeepTerms, keepOn, signalOn } from '../terms.ts';
import { percentSetFor, placeOf } from '../where.ts';

/** What holds for dues at a unit: categories with their figures, what it keeps, what it sets for those below, whose dues are not set. */
export const getDuesSettings = query({
  name: 'dues.settings',
  method: 'GET',
  path: '/units/{unit}/dues/settings',
  capability: 'dues.read',
  summary: 'What holds for dues at a unit',
  input: s.object({ unit: s.id() }),
  output: duesSettings,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const { rulebook } = ctx.services;
    const place = await placeOf(ctx, unit);
    const overlays = await overlaysAt(ctx, unit);
    const cite = citing(ctx, overlays);
    const collects = collectsAt(rulebook, place.kind);
    const signal = signalOn(rulebook, ctx.today, overlays);
    const answer: DuesSettings = {
      unit: { id: unit.id, name: place.name, kind: place.kind },
      collects,
      categories: categoriesOn(rulebook, ctx.today, overlays).map((terms) => {
        const category = rulebook.dues.categories.find((each) => each.id === terms.id);
        const amount = terms.kind === 'amount' ? terms : null;
        return {
          id: terms.id,
          kind: terms.kind,
          percent: terms.kind === 'share' ? percentOf(terms.share) : null,
          least: amount?.least ?? null,
          most: amount?.most ?? null,
          factor: amount?.factor ? percentOf(amount.factor) : null,
          base: category?.base ?? inLanguages(() => ''),
          help: category?.help ?? null,
          ...cite(terms.rule),
        };
      }),
      keeps: await ownKeep(ctx, place, keepOn(rulebook, place, ctx.today, overlays), cite),
      sets: await setForBelow(ctx, unit, overlays, cite),
      unassessed: collects ? await unassessedAt(ctx, unit) : [],
      arrears: signal && { months: signal.months, ...cite(signal.rule) },
      may: {
        'dues.assess': against(ctx, 'dues.collect', unit, []),
        'dues.set_keep': against(ctx, 'dues.settle', unit, []),
      },
    };
    return answer;
  },
});

type Cite = (rule: string) => { rule: string; citation: Label };

function citing(ctx: Context, overlays: readonly string[]): Cite {
  const { rulebook } = ctx.services;
  return (rule) => ({ rule, citation: inLanguages(ruleOn(rulebook, rule, ctx.today, overlays).citation) });
}

function rangeOf({ least, most, rule }: KeepTerms, cite: Cite) {
  return { least: percentOf(least), most: percentOf(most), ...cite(rule) };
}

async function ownKeep(
  ctx: Context,
  unit: UnitRef,
  terms: KeepTerms | null,
  cite: Cite,
): Promise<DuesSettings['keeps']> {
  if (!terms) return null;
  const share = keptShare(terms, await percentSetFor(ctx, unit, ctx.today));
  const above = isFixed(terms) ? null : await parentOf(ctx.tx, unit);
  return { ...rangeOf(terms, cite), percent: share && percentOf(share), setBy: above?.name ?? null };
}

/** Null where nothing directly below keeps what this unit sets. */
async function setForBelow(
  ctx: Context,
  unit: UnitRef,
  overlays: readonly string[],
  cite: Cite,
): Promise<DuesSettings['sets']> {
  const children = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'name', 'kind', 'setting'])
    .where('parent_id', '=', unit.id)
    .where('closed_on', 'is', null)
    .orderBy('sort_key')
    .execute();
  const open = children.flatMap((child) => {
    const terms = keepOn(ctx.services.rulebook, child, ctx.today, overlays);
    return terms && !isFixed(terms) ? [{ child, terms }] : [];
  });
  const [first] = open;
  if (!first) return null;
  const rows = await ctx.tx
    .selectFrom('dues_keep')
    .selectAll()
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('scope', '=', unit.path)
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute();
  return {
    ...rangeOf(first.terms, cite),
    units: open.map(({ child: { id, name, kind } }) => ({ id, name, kind })),
    shares: rows.map((row) => ({
      id: row.id,
      forUnit:
        row.for_unit_id === unit.id ? null : (children.find((child) => child.id === row.for_unit_id)?.name ?? ''),
      percent: row.percent,
      from: row.valid_from,
      to: endOf(row.valid_to),
      decision: row.decision,
    })),
  };
}

async function unassessedAt(ctx: Context, unit: UnitRef) {
  const month = thisMonth(ctx);
  const bases = await basesOf(ctx.tx, unit, month);
  const payers = await payersOf(ctx, unit, month);
  return payers.filter((payer) => !bases.has(payer.personId)).map(({ personId, name }) => ({ personId, name }));
}
