import type { UnitRef } from '../platform/access.ts';
import { type Context, MAY_LAG, query } from '../platform/bus/command.ts';
import { found, notFound } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { instrumentsOf } from './citation.ts';
import { overlaysAt } from './local.ts';
import { isFound } from './matching.ts';
import { findRuleOn, type Rulebook, type RuleInForce, ruleHistory } from './rulebook.ts';
import { CONFIDENCES, labelShape } from './schemaBase.ts';
import { documentShown, overlayName, shown, usesOf, version } from './shown.ts';

/** Which rulebook is read, on which day, for whom. Without a unit the reader's own. */
const reading = {
  on: s.optional(s.date()),
  unit: s.optional(s.id()),
  /** the hash of a rulebook that was in force earlier */
  rulebook: s.optional(s.text(64)),
};
const place = s.object({ id: s.anyText(), name: s.anyText() });
const local = s.object({ id: s.anyText(), name: labelShape, documents: s.list(named(), 200) });

/** `name` is null where the interface's own words name it */
const chapter = s.object({ id: s.anyText(), name: s.nullable(labelShape) });

const ruleLine = s.object({
  id: s.anyText(),
  chapter: s.anyText(),
  topic: s.anyText(),
  now: version,
  /** the wider rule that a local one stands in place of */
  replaces: s.nullable(version),
  /** how many other versions there are */
  others: s.anyNumber(),
});

/** The rules in force on a day, as they hold in a unit, in the order of the rulebook. */
export const listRules = query({
  name: 'rule.list',
  method: 'GET',
  path: '/rules',
  capability: 'signed-in',
  mayLag: MAY_LAG,
  summary: 'The rules in force on a day, with source, date and mark of confidence',
  input: s.object({
    search: s.optional(s.text(100)),
    topic: s.optional(s.code()),
    chapter: s.optional(s.code()),
    confidence: s.optional(s.oneOf(CONFIDENCES)),
    /** only what rests on this document */
    instrument: s.optional(s.code()),
    /** local: only what this place has beside or instead of the national rules */
    origin: s.optional(s.oneOf(['local'])),
    ...reading,
  }),
  output: s.object({
    on: s.anyText(),
    unit: s.nullable(place),
    /** another rulebook than the present one is shown */
    earlier: s.flag(),
    overlays: s.list(local, 50),
    items: s.list(ruleLine, 5000),
    total: s.anyNumber(),
    all: s.anyNumber(),
    chapters: s.list(chapter, 200),
    documents: s.list(s.object({ id: s.anyText(), name: labelShape, title: labelShape, rules: s.anyNumber() }), 2000),
    marks: s.list(s.object({ id: s.anyText(), label: labelShape, meaning: labelShape }), 20),
  }),
  run: async (ctx, input, own) => {
    const { rulebook, overlays, unit } = await readFor(ctx, input, own);
    const on = input.on ?? ctx.today;
    const search = input.search ?? '';
    const all = idsOf(rulebook, overlays).flatMap((id) => findRuleOn(rulebook, id, on, overlays) ?? []);
    const items = all.filter(
      (now) =>
        (!input.topic || now.topic === input.topic) &&
        (!input.chapter || chapterOf(now.id) === input.chapter) &&
        (!input.confidence || now.confidence === input.confidence) &&
        (!input.instrument || restsOn(now, input.instrument)) &&
        (!input.origin || now.overlay !== null) &&
        isFound(now, search),
    );
    return {
      on,
      unit,
      earlier: rulebook.hash !== ctx.services.rulebook.hash,
      overlays: localOf(rulebook, overlays),
      total: items.length,
      all: all.length,
      chapters: [...new Set(all.map((now) => chapterOf(now.id)))].map((id) => chapterShown(rulebook, id)),
      documents: Object.keys(instrumentsOf(rulebook)).flatMap((id) => {
        const rules = all.filter((now) => restsOn(now, id)).length;
        return rules === 0 ? [] : [{ ...documentShown(rulebook, id), rules }];
      }),
      marks: rulebook.confidences.map((mark) => ({ id: mark.id, label: mark.label, meaning: mark.meaning })),
      items: items.map((now) => ({
        id: now.id,
        chapter: chapterOf(now.id),
        topic: now.topic,
        now: shown(rulebook, now),
        replaces: replacedBy(rulebook, now, on, overlays),
        others: ruleHistory(rulebook, now.id, overlays).length - 1,
      })),
    };
  },
});

/** One rule with all its versions, the newest first, the nearest overlay first. 404 for an id that the rulebook does not know. */
export const getRule = query({
  name: 'rule.get',
  method: 'GET',
  path: '/rules/{id}',
  capability: 'signed-in',
  mayLag: MAY_LAG,
  summary: 'A rule with its history, its sources, what it is beside and where the program asks for it',
  input: s.object({ id: s.code(), ...reading }),
  output: s.object({
    id: s.anyText(),
    chapter,
    topic: s.anyText(),
    on: s.anyText(),
    unit: s.nullable(place),
    earlier: s.flag(),
    /** null: nothing is recorded for that day */
    now: s.nullable(version),
    replaces: s.nullable(version),
    versions: s.list(version, 100),
    /** what other places have instead */
    elsewhere: s.list(version, 100),
    beside: s.list(s.object({ id: s.anyText(), now: version }), 50),
    uses: s.list(s.object({ use: s.anyText(), bites: s.anyText(), by: s.list(s.anyText(), 50) }), 50),
    marks: s.list(s.object({ id: s.anyText(), label: labelShape, meaning: labelShape }), 20),
  }),
  run: async (ctx, input, own) => {
    const { rulebook, overlays, unit } = await readFor(ctx, input, own);
    const on = input.on ?? ctx.today;
    if (!idsOf(rulebook, overlays).includes(input.id)) notFound();
    const versions = ruleHistory(rulebook, input.id, overlays);
    const now = findRuleOn(rulebook, input.id, on, overlays);
    const others = rulebook.overlays.filter((one) => !overlays.includes(one.id) && hasRule(one, input.id));
    return {
      id: input.id,
      chapter: chapterShown(rulebook, chapterOf(input.id)),
      topic: versions[0]?.topic ?? '',
      on,
      unit,
      earlier: rulebook.hash !== ctx.services.rulebook.hash,
      now: now ? shown(rulebook, now) : null,
      replaces: now ? replacedBy(rulebook, now, on, overlays) : null,
      versions: versions.map((one) => shown(rulebook, one)),
      elsewhere: others.flatMap((one) =>
        ruleHistory(rulebook, input.id, [one.id])
          .filter((each) => each.overlay === one.id)
          .map((each) => shown(rulebook, each)),
      ),
      beside: besides(rulebook, input.id, overlays).flatMap((id) => {
        const rule = findRuleOn(rulebook, id, on, overlays);
        return rule ? [{ id, now: shown(rulebook, rule) }] : [];
      }),
      uses: usesOf(rulebook, input.id),
      marks: rulebook.confidences.map((mark) => ({ id: mark.id, label: mark.label, meaning: mark.meaning })),
    };
  },
});

type Reading = { unit?: string | undefined; rulebook?: string | undefined };

/** The rulebook asked for (404 where it was never loaded here), and the overlays of the unit asked for or of the reader's own. */
export async function readFor(ctx: Context, input: Reading, own: UnitRef) {
  const rulebook = input.rulebook ? found(await ctx.services.rulebooks.byHash(input.rulebook)) : ctx.services.rulebook;
  const named = input.unit ? await unitNamed(ctx, input.unit) : null;
  return {
    rulebook,
    overlays: await overlaysAt(ctx, named ?? own, rulebook),
    unit: named && { id: named.id, name: named.name },
  };
}

async function unitNamed(ctx: Context, id: string) {
  const unit = found(
    await ctx.tx.selectFrom('unit').select(['id', 'name', 'division', 'path']).where('id', '=', id).executeTakeFirst(),
  );
  ctx.demand('unit.read', unit);
  return unit;
}

/** `ELE-04` belongs to chapter `ELE`. */
function chapterOf(id: string): string {
  return id.split('-')[0] ?? id;
}

function chapterShown(rulebook: Rulebook, id: string) {
  return { id, name: rulebook.about.chapters?.[id] ?? null };
}

/** Ids in the order of the chapters; a local rule without a national one stands at the end. */
function idsOf(rulebook: Rulebook, overlays: readonly string[]): string[] {
  return [...new Set([...Object.keys(rulebook.rules), ...localRules(rulebook, overlays).map((rule) => rule.id)])];
}

function localRules(rulebook: Rulebook, overlays: readonly string[]) {
  return rulebook.overlays.filter((one) => overlays.includes(one.id)).flatMap((one) => one.rules ?? []);
}

function hasRule(overlay: Rulebook['overlays'][number], id: string): boolean {
  return overlay.rules?.some((rule) => rule.id === id) ?? false;
}

/** The rules that stand beside this one, and those it stands beside. */
function besides(rulebook: Rulebook, id: string, overlays: readonly string[]): string[] {
  const all = [...Object.values(rulebook.rules), ...localRules(rulebook, overlays)];
  const naming = all.filter((rule) => rule.beside?.includes(id)).map((rule) => rule.id);
  return [...new Set([...naming, ...all.filter((rule) => rule.id === id).flatMap((rule) => rule.beside ?? [])])];
}

/** What would hold without the overlay that holds. */
function replacedBy(rulebook: Rulebook, now: RuleInForce, on: string, overlays: readonly string[]) {
  if (now.overlay === null) return null;
  const wider = overlays.slice(0, overlays.indexOf(now.overlay));
  if (!idsOf(rulebook, wider).includes(now.id)) return null;
  const rule = findRuleOn(rulebook, now.id, on, wider);
  return rule ? shown(rulebook, rule) : null;
}

function localOf(rulebook: Rulebook, overlays: readonly string[]) {
  return overlays.flatMap((id) => {
    const name = overlayName(rulebook, id);
    const own = rulebook.overlays.find((one) => one.id === id)?.instruments ?? [];
    return name ? [{ id, name, documents: own.map((each) => documentShown(rulebook, each.id)) }] : [];
  });
}

function named() {
  return s.object({ id: s.anyText(), name: labelShape, title: labelShape });
}

function restsOn(rule: RuleInForce, instrument: string): boolean {
  return rule.source.some((source) => 'instrument' in source && source.instrument === instrument);
}
