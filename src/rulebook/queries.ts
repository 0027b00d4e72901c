import { ancestorsOf, type UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { found, notFound } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { overlaysFor } from './kinds.ts';
import { fold } from './recognize.ts';
import { findRuleOn, type Rulebook, type RuleInForce, ruleHistory } from './rulebook.ts';
import { CONFIDENCES, LANGUAGES, type Label } from './schemaBase.ts';

const label = s.object({ vi: s.anyText(), en: s.anyText(), ar: s.anyText() });

const version = s.object({
  text: label,
  citation: label,
  confidence: s.anyText(),
  url: s.list(s.anyText(), 50),
  /** null: since when is not known */
  since: s.nullable(s.anyText()),
  lapsed: s.nullable(s.anyText()),
  /** the name of the local rulebook it comes from; null: the national one */
  overlay: s.nullable(label),
});

const ruleLine = s.object({
  id: s.anyText(),
  chapter: s.anyText(),
  topic: s.anyText(),
  now: version,
  before: s.list(version, 100),
});

/** The rules in force on a day, as they hold in a unit, in the order of the rulebook. */
export const listRules = query({
  name: 'rule.list',
  method: 'GET',
  path: '/rules',
  capability: 'signed-in',
  summary: 'The rules in force on a day, with source, date and mark of confidence',
  input: s.object({
    search: s.optional(s.text(100)),
    topic: s.optional(s.code()),
    chapter: s.optional(s.code()),
    confidence: s.optional(s.oneOf(CONFIDENCES)),
    on: s.optional(s.date()),
    unit: s.optional(s.id()),
  }),
  output: s.object({
    on: s.anyText(),
    items: s.list(ruleLine, 5000),
    total: s.anyNumber(),
    all: s.anyNumber(),
    chapters: s.list(s.anyText(), 200),
    marks: s.list(s.object({ id: s.anyText(), label, meaning: label }), 20),
  }),
  run: async (ctx, input, own) => {
    const { rulebook } = ctx.services;
    const on = input.on ?? ctx.today;
    const overlays = overlaysFor(rulebook, await unitCodes(ctx, input.unit ? await unitNamed(ctx, input.unit) : own));
    const all = idsOf(rulebook, overlays).flatMap((id) => {
      const now = findRuleOn(rulebook, id, on, overlays);
      return now ? [{ now, before: ruleHistory(rulebook, id, overlays).filter((one) => !isSame(one, now)) }] : [];
    });
    const items = all.filter(
      ({ now }) =>
        (!input.topic || now.topic === input.topic) &&
        (!input.chapter || chapterOf(now.id) === input.chapter) &&
        (!input.confidence || now.confidence === input.confidence) &&
        isFound(now, input.search ?? ''),
    );
    return {
      on,
      total: items.length,
      all: all.length,
      chapters: [...new Set(all.map(({ now }) => chapterOf(now.id)))],
      marks: rulebook.confidences.map((mark) => ({ id: mark.id, label: mark.label, meaning: mark.meaning })),
      items: items.map(({ now, before }) => ({
        id: now.id,
        chapter: chapterOf(now.id),
        topic: now.topic,
        now: shown(rulebook, now),
        before: before.map((one) => shown(rulebook, one)),
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
  summary: 'A rule with its history and sources',
  input: s.object({ id: s.code(), unit: s.optional(s.id()) }),
  output: s.object({ id: s.anyText(), chapter: s.anyText(), topic: s.anyText(), versions: s.list(version, 100) }),
  run: async (ctx, input, own) => {
    const { rulebook } = ctx.services;
    const overlays = overlaysFor(rulebook, await unitCodes(ctx, input.unit ? await unitNamed(ctx, input.unit) : own));
    if (!idsOf(rulebook, overlays).includes(input.id)) notFound();
    const versions = ruleHistory(rulebook, input.id, overlays);
    return {
      id: input.id,
      chapter: chapterOf(input.id),
      topic: versions[0]?.topic ?? '',
      versions: versions.map((one) => shown(rulebook, one)),
    };
  },
});

/** `ELE-04` belongs to chapter `ELE`. */
function chapterOf(id: string): string {
  return id.split('-')[0] ?? id;
}

/** Ids in the order of the chapters; a local rule without a national one stands at the end. */
function idsOf(rulebook: Rulebook, overlays: readonly string[]): string[] {
  const local = rulebook.overlays
    .filter((one) => overlays.includes(one.id))
    .flatMap((one) => (one.rules ?? []).map((rule) => rule.id));
  return [...new Set([...Object.keys(rulebook.rules), ...local])];
}

function shown(rulebook: Rulebook, rule: RuleInForce) {
  return {
    text: rule.text,
    citation: inLanguages(rule.citation),
    confidence: rule.confidence,
    url: rule.url,
    since: rule.since,
    lapsed: rule.lapsed,
    overlay: rulebook.overlays.find((one) => one.id === rule.overlay)?.name ?? null,
  };
}

function inLanguages(text: RuleInForce['citation']): Label {
  return Object.fromEntries(LANGUAGES.map((language) => [language, text(language)])) as Label;
}

function isSame(a: RuleInForce, b: RuleInForce): boolean {
  return a.overlay === b.overlay && a.since === b.since && a.lapsed === b.lapsed;
}

/** A rule's number, or words that begin words of its text or citation, in any language, with or without tones. */
function isFound(rule: RuleInForce, search: string): boolean {
  if (/^[a-z]{3}-\d+$/i.test(search)) return rule.id.startsWith(search.toUpperCase());
  const words = fold(search)
    .split(' ')
    .filter((word) => word !== '');
  if (words.length === 0) return true;
  const where = ` ${fold([rule.id, ...LANGUAGES.flatMap((language) => [rule.text[language], rule.citation(language)])].join(' '))}`;
  return words.every((word) => where.includes(` ${word}`));
}

async function unitNamed(ctx: Context, id: string): Promise<UnitRef> {
  const unit = found(
    await ctx.tx.selectFrom('unit').select(['id', 'division', 'path']).where('id', '=', id).executeTakeFirst(),
  );
  ctx.demand('unit.read', unit);
  return unit;
}

/** Codes of the unit and of the units above it, the top first. */
async function unitCodes(ctx: Context, unit: UnitRef): Promise<string[]> {
  if (unit.path === '') return [];
  const rows = await ctx.tx
    .selectFrom('unit')
    .select('code')
    .where('path', 'in', [...ancestorsOf(unit.path), unit.path])
    .where('closed_on', 'is', null)
    .orderBy('path')
    .execute();
  return rows.flatMap((row) => (row.code === null ? [] : [row.code]));
}
