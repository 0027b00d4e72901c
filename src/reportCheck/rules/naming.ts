/** Which counts of a report are of a unit as a whole, and by which name the sentence calls the unit. Pure. */

import type { LanguageCode } from '../languages/language.ts';
import type { Counted } from './finding.ts';
import type { Lexicon } from './lexicon.ts';
import { nounAt } from './nouns.ts';
import { spoken, type Token, tokensOf } from './tokens.ts';

/** A count that a unit is said to have. `names`: what its name may be, longest first; none: the unit the report is of. */
/** What the report's own unit is called in each language, without its name. */
export type OwnNames = Readonly<Record<LanguageCode, readonly string[]>>;

export type Stated = { counted: Counted; names: string[]; dual: boolean };

/** The unit has so many: nothing else is said of them. */
const HAS = {
  vi: / (?:có|hiện có|gồm|với|là) (?:[^,;:]{0,12} )?$/,
  en: / (?:has|have|had|with|comprises|counts) (?:\w+ ){0,2}$/,
  ar: / (?:وتضم|تضم|يضم|ويضم|لديها|لديه|لدي|فيها|يبلغ عدد|بلغ عدد) (?:\S+ ){0,4}$/,
} as const;
/** Between what the report's own unit is called ("the commune", "toàn xã") and the verb there is room for "now", "as a whole". */
const ROOM = 4;
/** One who holds both posts. */
const DUAL = {
  vi: /kiêm (?:trưởng|luôn)|đồng thời là trưởng/,
  en: /(?:also|both) (?:the |a )?(?:village )?head|who (?:is|are) (?:also )?(?:the )?(?:village )?heads?|heads? the village/,
  ar: /(?:هو|هم|وهو|وهم) (?:ايضا )?(?:رئيس|رؤساء)/,
} as const;
const CAPITAL = /^\p{Lu}/u;
const MOST_WORDS = 6;

/**
 * In: the text and what was read of it; `own`: what the unit is called that the report is of (commune, xã, البلدية), folded.
 * Out: the counts that are of a unit as a whole.
 */
export function statedIn(text: string, counts: readonly Counted[], lexicon: Lexicon, own: OwnNames): Stated[] {
  return counts.flatMap((counted) => {
    const { start, end } = counted.sentence;
    const language = counted.language;
    const tokens = tokensOf(text, start, end);
    const at = tokens.findIndex((token) => token.start === counted.start);
    if (at < 0) return [];
    const before = spoken(tokens, 0, at);
    const dual = DUAL[language].test(spoken(tokens, at, tokens.length));
    const names = namesBefore(text, tokens, at, lexicon[language]);
    const first = !counts.some(
      (other) => other.sentence.start === start && other.start < counted.start && other.noun.noun === counted.noun.noun,
    );
    if (!first && !dual) return [];
    const has = HAS[language].test(before);
    const listed = / (?:و|and|và|,|،) $/.test(before);
    const begin = Math.min(...counts.filter((each) => each.sentence.start === start).map((each) => each.start));
    const opening = spoken(
      tokens,
      0,
      tokens.findIndex((token) => token.start === begin),
    );
    if ((has || listed) && saysOwn(opening, own[language], language) && (names.length === 0 || language === 'ar'))
      return [{ counted, names: [], dual }];
    return names.length > 0 && (has || listed) ? [{ counted, names, dual }] : [];
  });
}

/** Runs of words with capitals in front of the count (with a number behind: "Thôn 7"), and what may be a name behind a unit's noun in Arabic. */
function namesBefore(text: string, tokens: readonly Token[], at: number, language: Lexicon['vi']): string[] {
  const word = (token: Token | undefined) => (token ? text.slice(token.start, token.end) : '');
  const runs: string[] = [];
  for (let i = 0; i < at; i++) {
    if (language.code === 'ar' ? !nounAt(tokens, i, language) : !CAPITAL.test(word(tokens[i]))) continue;
    let to = i;
    const goesOn = (token: Token | undefined) =>
      token !== undefined &&
      (token.kind === 'number' || (language.code === 'ar' ? token.kind === 'word' : CAPITAL.test(word(token))));
    while (to + 1 < at && to - i < MOST_WORDS && goesOn(tokens[to + 1])) to++;
    if (to > i) runs.push(text.slice(tokens[i]?.start, tokens[to]?.end));
    i = to;
  }
  return runs.sort((a, b) => b.length - a.length).slice(0, 3);
}

/** What stands before the word for one's own unit: a commune is any, the commune is this one. */
const THIS = {
  vi: '(?:toàn|cả|bộ|ủy)',
  en: '(?:the|this|our|whole|entire)',
  ar: '(?:تضم|يضم|لدي|في|لجنة)',
} as const;

/** Whether the sentence, up to its first count, calls the report's own unit by what it is. */
function saysOwn(opening: string, own: readonly string[], language: LanguageCode): boolean {
  return own.some((phrase) => new RegExp(` ${THIS[language]} ${phrase} (?:\\S+ ){0,${ROOM}}$`).test(opening));
}
