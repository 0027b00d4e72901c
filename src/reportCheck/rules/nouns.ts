/** What a number is a number of: the noun behind it, or the one right before. Pure. */
import type { Noun } from '../languages/language.ts';
import { type Reading, stemsOf } from './lexicon.ts';
import type { Token } from './tokens.ts';

const PARTICIPLE = /(?:ed|en|ing)$/;
/** How far behind the number its noun may begin: English puts what describes it in front. */
const REACH = { vi: 2, en: 4, ar: 1 } as const;

/** The noun that says what the number in front of this token counts. */
export function nounAfter(tokens: readonly Token[], at: number, language: Reading): { noun: Noun; to: number } | null {
  for (let i = at; i < at + REACH[language.code]; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word') return null;
    const found = nounAt(tokens, i, language);
    if (found) return language.code === 'en' ? lastOfRow(tokens, found, language) : found;
    const told = language.adjectives.find(({ word }) => word === token.text);
    if (told && i === at && !/^\p{L}/u.test((tokens[i + 1]?.text ?? '').replace(/^and$/, '')))
      return { noun: told.noun, to: i };
    // "27 were given tasks" counts no tasks
    if (PARTICIPLE.test(token.text) && language.verbs.includes(tokens[i - 1]?.text ?? '')) return null;
    const passed = language.beforeNoun.includes(token.text) && i === at;
    if (!passed && (language.code === 'vi' || language.stops.includes(token.text))) return null;
  }
  return null;
}

/** "Village cells" are cells, "member households" households. */
function lastOfRow(
  tokens: readonly Token[],
  found: { noun: Noun; to: number },
  language: Reading,
): { noun: Noun; to: number } {
  const next = /(?:s|men|people)$/.test(tokens[found.to]?.text ?? '') ? null : nounAt(tokens, found.to + 1, language);
  return next ? lastOfRow(tokens, next, language) : found;
}

/** "Women: 402", "nữ 128": the noun that ends right before the number, where none follows. */
export function nounBefore(
  tokens: readonly Token[],
  number: number,
  language: Reading,
): { noun: Noun; from: number } | undefined {
  const marked = language.afterNoun.includes(tokens[number - 1]?.text ?? '');
  if (!marked && language.code !== 'vi') return undefined;
  return nounUpTo(tokens, number - (marked ? 2 : 1), language);
}

/** The longest noun that ends with this token. */
export function nounUpTo(
  tokens: readonly Token[],
  last: number,
  language: Reading,
): { noun: Noun; from: number } | undefined {
  for (let from = Math.max(0, last - 3); from <= last; from++) {
    const found = nounAt(tokens, from, language);
    if (found?.to === last) return { noun: found.noun, from };
  }
  return undefined;
}

/** "of the total number of members": the noun a share is of. */
export function nounOfShare(
  tokens: readonly Token[],
  at: number,
  language: Reading,
): { noun: Noun; to: number } | null {
  let i = at;
  while (i < at + 5 && language.shareSkips.includes(tokens[i]?.text ?? '')) i++;
  return nounAfter(tokens, i, language);
}

/** The noun that begins at this token, the longest there is. */
export function nounAt(tokens: readonly Token[], at: number, language: Reading): { noun: Noun; to: number } | null {
  const token = tokens[at];
  if (token?.kind !== 'word') return null;
  const same = (word: string, given: string | undefined) =>
    given !== undefined &&
    (given === word || (language.code === 'ar' && stemsOf(given).some((stem) => stemsOf(word).includes(stem))));
  const firsts = language.code === 'ar' ? stemsOf(token.text) : [token.text];
  const all = firsts.flatMap((first) => language.nounsBy.get(first) ?? []);
  const [found] = all
    .filter(({ words }) => words.every((word, i) => i === 0 || same(word, tokens[at + i]?.text)))
    .sort((a, b) => b.words.length - a.words.length);
  return found ? { noun: found.noun, to: at + found.words.length - 1 } : null;
}
