/** Rules and documents as a reader gets them: shapes and how they are filled. */
import * as s from '../platform/schema.ts';
import { instrumentName, instrumentOf, sourceTexts } from './citation.ts';
import type { Rulebook, RuleInForce } from './rulebook.ts';
import type { RuleValue } from './schema.ts';
import { inLanguages, labelShape } from './schemaBase.ts';
import { type Bites, USES } from './uses.ts';

/** What a rule sets: one value without a name, or several by name. Shares as they are written (`> 1/2`). */
const valueShown = s.object({ key: s.nullable(s.anyText()), value: s.anyText() });

export const version = s.object({
  text: labelShape,
  values: s.list(valueShown, 100),
  unit: s.nullable(labelShape),
  citation: labelShape,
  sources: s.list(s.object({ instrument: s.nullable(s.anyText()), text: labelShape }), 50),
  confidence: s.anyText(),
  url: s.list(s.anyText(), 50),
  /** null: since when is not known */
  since: s.nullable(s.anyText()),
  lapsed: s.nullable(s.anyText()),
  /** the name of the local rulebook it comes from; null: the national one */
  overlay: s.nullable(labelShape),
  local: s.nullable(s.anyText()),
  note: s.nullable(s.anyText()),
});
export type VersionShown = s.Infer<typeof version>;

/** One version of a rule with everything a reader may ask of it. */
export function shown(rulebook: Rulebook, rule: RuleInForce): VersionShown {
  return {
    text: rule.text,
    values: valuesOf(rule.value),
    unit: (rule.unit !== undefined && rulebook.about.ruleUnits[rule.unit]) || null,
    citation: inLanguages(rule.citation),
    sources: rule.source.map((source) => ({
      instrument: 'instrument' in source ? source.instrument : null,
      text: inLanguages((language) => sourceTexts(rulebook, [source], language)[0] ?? ''),
    })),
    confidence: rule.confidence,
    url: rule.url,
    since: rule.since,
    lapsed: rule.lapsed,
    overlay: overlayName(rulebook, rule.overlay),
    local: rule.local ?? null,
    note: rule.note ?? null,
  };
}

/** The name of an overlay; null for the national rules. */
export function overlayName(rulebook: Rulebook, id: string | null) {
  return rulebook.overlays.find((one) => one.id === id)?.name ?? null;
}

/** A document as a list names it. */
export function documentShown(rulebook: Rulebook, id: string) {
  const instrument = instrumentOf(rulebook, id);
  return {
    id,
    name: inLanguages((language) => instrumentName(rulebook, instrument, language)),
    title: instrument.title,
  };
}

function valuesOf(value: RuleValue | undefined): VersionShown['values'] {
  if (value === undefined) return [];
  if (typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).map(([key, one]) => ({ key, value: written(one) }));
  return [{ key: null, value: written(value) }];
}

function written(value: string | number | boolean | (string | number | boolean)[]): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}

/** The uses of one rule, as a page tells them. */
export function usesOf(rulebook: Rulebook, id: string): { use: string; bites: Bites; by: string[] }[] {
  return USES.filter((use) => use.rules(rulebook).includes(id)).map(({ use, bites, by }) => ({
    use,
    bites,
    by: [...by],
  }));
}
