/** Which counts of a report are of a unit as a whole, and by which name the sentence calls the unit. Pure. */

import type { Counted } from './finding.ts';
import type { Lexicon } from './lexicon.ts';
import { nounAt } from './quantities.ts';
import { spoken, type Token, tokensOf } from './tokens.ts';

/** A count that a unit is said to have. `names`: what its name may be, longest first; none: the unit the report is of. */
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
 * In: the text and what was read of it; `own`: what the unit is called that the report is of ("the commune"), folded.
 * Out: the counts that are of a unit as a whole.
 */
export function statedIn(text: string, counts: readonly Counted[], lexicon: Lexicon, own: readonly string[]): Stated[] {
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
    if (has && saysOwn(before, own) && (names.length === 0 || language === 'ar')) return [{ counted, names: [], dual }];
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

/** Whether the sentence calls the report's own unit by what it is, right before the number. */
function saysOwn(before: string, own: readonly string[]): boolean {
  const words = before.trim().split(' ');
  return own.some((phrase) => {
    const length = phrase.split(' ').length;
    return (
      words
        .slice(-length - ROOM)
        .join(' ')
        .includes(phrase) && ` ${before} `.includes(` ${phrase} `)
    );
  });
}
