/** What an indicator says in words, in the three languages: its name, and its formula put together from its parts. */
import type { Code, Dimension, Indicator, Part } from '../../organization/measure.ts';
import type { Context } from '../../platform/bus/command.ts';
import { listed } from '../../platform/i18n/icu.ts';
import { loadMessages, type Messages } from '../../platform/i18n/messages.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { inLanguages, LANGUAGES, type Label } from '../../rulebook/schemaBase.ts';
import { termValues } from '../../rulebook/words.ts';
import { measureOf } from './sums.ts';

const known = new WeakMap<Rulebook, Messages>();

function messagesOf({ rulebook }: Context['services']): Messages {
  const messages =
    known.get(rulebook) ??
    loadMessages(Object.fromEntries(LANGUAGES.map((language) => [language, termValues(rulebook, language)])));
  known.set(rulebook, messages);
  return messages;
}

/** Words in every language. */
export function inWords(ctx: Context, key: string, values?: (language: keyof Label) => Record<string, string>): Label {
  const messages = messagesOf(ctx.services);
  return inLanguages((language) => messages.text(language, key, values?.(language)));
}

/** What an indicator is called: by our words, by the rulebook, or as its committee wrote it. */
export function nameOf(ctx: Context, { text, label, name, id }: Indicator): Label {
  if (label) return label;
  return text === undefined ? inLanguages(() => name ?? id) : inWords(ctx, text);
}

export function dimensionName(ctx: Context, { text, label }: Dimension): Label {
  return label ?? inWords(ctx, text ?? 'indicators.code.none');
}

export function codeLabel(ctx: Context, code: Code): Label {
  return 'label' in code ? code.label : inWords(ctx, code.text);
}

/** A code of a dimension as it is shown: one that the rulebook does not list as it is written, an empty one as not written down. */
export function shownCode(ctx: Context, dimension: Dimension, id: string): Label {
  const code = dimension.codes.find((each) => each.id === id);
  if (code) return codeLabel(ctx, code);
  return id === '' ? inWords(ctx, 'indicators.code.none') : inLanguages(() => id);
}

/** A measure with what narrows it: "members (sex: female)". */
export function partText(ctx: Context, { measure: id, filters = {} }: Part): Label {
  const measure = measureOf(ctx, id);
  const what = inWords(ctx, measure.text);
  const narrowed = Object.entries(filters).flatMap(([key, codes]) => {
    const dimension = measure.dimensions?.[key];
    if (!dimension) return [];
    const [name, shown] = [dimensionName(ctx, dimension), codes.map((code) => shownCode(ctx, dimension, code))];
    return [
      inWords(ctx, 'indicators.formula.filter', (language) => ({
        dimension: name[language],
        codes: listed(
          shown.map((label) => label[language]),
          language,
        ),
      })),
    ];
  });
  if (narrowed.length === 0) return what;
  return inWords(ctx, 'indicators.formula.filtered', (language) => ({
    what: what[language],
    filters: narrowed.map((label) => label[language]).join(language === 'ar' ? '؛ ' : '; '),
  }));
}

/** How an indicator is worked out, and of each of its parts who counts and by which day. */
export function formulaOf(ctx: Context, indicator: Indicator): { formula: Label; who: { part: Label; says: Label }[] } {
  const parts = indicator.denominator ? [indicator.numerator, indicator.denominator] : [indicator.numerator];
  const [n, of] = parts.map((part) => partText(ctx, part));
  const key = {
    number: 'indicators.formula.number',
    share: 'indicators.formula.share',
    mean: 'indicators.formula.mean',
  };
  return {
    formula: inWords(ctx, key[indicator.form], (language) => ({
      n: n?.[language] ?? '',
      of: lowered(of?.[language] ?? '', language),
    })),
    who: [...new Map(parts.map(({ measure }) => [measure, measureOf(ctx, measure)])).values()].map(({ text, who }) => ({
      part: inWords(ctx, text),
      says: inWords(ctx, who),
    })),
  };
}

/** Inside a sentence: without the capital it begins with. */
function lowered(text: string, language: keyof Label): string {
  return text.slice(0, 1).toLocaleLowerCase(language) + text.slice(1);
}
