/** The counts, shares and ratios of a sentence, and what each is a number of. Dates, years, names and documents' numbers are none. Pure. */
import type { Noun } from '../languages/language.ts';
import { type Reading, stemsOf } from './lexicon.ts';
import { readNumber, readWords } from './numbers.ts';
import { type Token, tokensOf } from './tokens.ts';

export type Sense = 'exact' | 'about' | 'below' | 'above';
export type Quantity = {
  kind: 'count' | 'share' | 'ratio' | 'other';
  value: number;
  /** decimals printed; a share's value is in hundredths */
  decimals: number;
  /** of a ratio: what it is a part of */
  of: number;
  sense: Sense;
  noun: Noun | null;
  /** places in the text: of the number with its sign, and of its noun's end */
  start: number;
  end: number;
  nounEnd: number;
  /** tokens of the sentence: where the quantity begins (with "about"), its last token, and the end of its noun */
  from: number;
  to: number;
  nounTo: number;
};
export type Clause = { tokens: Token[]; quantities: Quantity[] };

const RANGE = /^[-~]$/;
const NUMERAL = /^(?:st|nd|rd|th)$/;

/** Reads text[start, end) in its language. */
export function quantitiesOf(text: string, { start, end }: { start: number; end: number }, language: Reading): Clause {
  const tokens = tokensOf(text, start, end);
  const quantities: Quantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const found = numberAt(tokens, at, language) ?? wordsAt(tokens, at, language);
    if (!found) continue;
    quantities.push(found);
    at = found.to;
  }
  return { tokens, quantities };
}

function numberAt(tokens: readonly Token[], at: number, language: Reading): Quantity | null {
  const token = tokens[at];
  if (token?.kind !== 'number') return null;
  const other = (to: number) => quantity(tokens, { kind: 'other', value: 0, decimals: 0, at, to }, language);
  const joined = (i: number) => tokens[i]?.start === tokens[i - 1]?.end;
  // one chain of numbers: 2-3, 2025-2030, 03/11/2023, 1.125/1.731, 14:30
  let to = at;
  const signs: string[] = [];
  while (
    /^[-/:~]$/.test(tokens[to + 1]?.text ?? '') &&
    tokens[to + 2]?.kind === 'number' &&
    (joined(to + 1) || tokens[to + 1]?.text === '-')
  ) {
    signs.push(tokens[to + 1]?.text ?? '');
    to += 2;
  }
  const behind = tokens[to + 1];
  // 12-HD, 123/QĐ, 7h30, 2nd: written on to letters
  if (
    behind &&
    joined(to + 1) &&
    (behind.kind === 'word' || (/^[-/]$/.test(behind.text) && joined(to + 2) && tokens[to + 2]?.kind === 'word'))
  )
    if (behind.kind !== 'word' || language.code !== 'ar' || NUMERAL.test(behind.text)) return other(to);
  const before = tokens[at - 1];
  if (before && /^[-/.]$/.test(before.text) && joined(at) && tokens[at - 2]?.kind === 'word' && joined(at - 1))
    return other(to);
  const percent = percentAfter(tokens, to + 1, language) || (before?.text === '%' && joined(at) ? -1 : 0);
  if (signs.length === 1 && signs[0] === '/' && percent === 0) {
    const [k, n] = [readNumber(token.text, false), readNumber(tokens[to]?.text ?? '', false)];
    if (!k || !n || k.decimals > 0 || n.decimals > 0 || n.value === 0 || labelled(tokens, at, language))
      return other(to);
    return quantity(tokens, { kind: 'ratio', value: k.value, of: n.value, decimals: 0, at, to }, language);
  }
  if (signs.length > 0 || (RANGE.test(before?.text ?? '') && tokens[at - 2]?.kind === 'number'))
    return other(to + Math.max(percent, 0));
  const read = readNumber(token.text, percent !== 0);
  if (!read) return other(to);
  if (percent !== 0) {
    const made = quantity(tokens, { kind: 'share', ...read, at, to: to + Math.max(percent, 0) }, language);
    return { ...made, start: percent < 0 ? (before?.start ?? made.start) : made.start };
  }
  if (read.decimals > 0 || /^0\d{2,}/.test(token.text) || token.text.length > 12) return other(to);
  const made = quantity(tokens, { kind: 'count', ...read, at, to }, language);
  return isName(tokens, made, token.text, language) ? other(to) : made;
}

/** How many tokens of a percent sign follow. */
function percentAfter(tokens: readonly Token[], at: number, language: Reading): number {
  if (tokens[at]?.text === '%') return 1;
  for (const phrase of language.percentWords) {
    const words = phrase.split(' ');
    if (words.every((word, i) => tokens[at + i]?.text === word)) return words.length;
  }
  return 0;
}

/** Whether the count is a year, a date, an age, a measure, or the number in a name. */
function isName(tokens: readonly Token[], made: Quantity, written: string, language: Reading): boolean {
  const before = tokens[made.from - 1]?.text ?? '';
  const next = tokens[made.to + 1]?.text ?? '';
  if (language.measures.includes(next) && !(made.noun && made.nounTo > made.to + 1)) return true;
  // 44 million and 100
  const scaled = tokens[made.from - (before === 'و' || before === 'and' ? 2 : 1)]?.text ?? '';
  if (stemsOf(scaled).some((stem) => language.scales.includes(stem))) return true;
  if (language.months.includes(next) || language.months.includes(before)) return true;
  if (/^["»”']$/.test(next) && made.noun === null) return true;
  const counted = made.noun !== null && made.nounTo > made.to;
  const year = /^(?:19|20)\d\d$/.test(written);
  if (year && (!counted || labelled(tokens, made.from, language))) return true;
  return !counted && labelled(tokens, made.from, language);
}

function labelled(tokens: readonly Token[], at: number, language: Reading): boolean {
  const one = tokens[at - 1];
  const two = `${tokens[at - 2]?.text ?? ''} ${one?.text ?? ''}`;
  if (one?.kind !== 'word') return one?.text === '#' || one?.text === '№';
  // the rulebook's singular nouns name one: "chi bộ 35"
  const named =
    language.code === 'vi' &&
    language.nounsBy.get(tokens[at - 2]?.text ?? '')?.some(({ words }) => words.join(' ') === two);
  return language.labels.includes(one.text) || (named ?? false);
}

function wordsAt(tokens: readonly Token[], at: number, language: Reading): Quantity | null {
  if (tokens[at]?.kind !== 'word') return null;
  const read =
    readWords(
      tokens.slice(at, at + 3).map(({ text }) => text),
      language,
    ) ??
    (tokens[at]?.text.startsWith('و') && language.code === 'ar'
      ? readWords([tokens[at]?.text.slice(1) ?? '', ...tokens.slice(at + 1, at + 3).map(({ text }) => text)], language)
      : null);
  if (!read) return null;
  const made = quantity(
    tokens,
    { kind: 'count', value: read.value, decimals: 0, at, to: at + read.length - 1 },
    language,
  );
  // in words only what is surely counted: "one of them" and "five" as a year are none
  const named = language.code === 'vi' && labelled(tokens, at, language);
  return made.noun !== null && made.nounTo > made.to && !named ? made : null;
}

type Found = { kind: Quantity['kind']; value: number; of?: number; decimals: number; at: number; to: number };

function quantity(
  tokens: readonly Token[],
  { kind, value, of = 0, decimals, at, to }: Found,
  language: Reading,
): Quantity {
  const sensed = senseBefore(tokens, at, language);
  const after = language.aboveAfter.some((phrase) =>
    phrase.split(' ').every((word, i) => tokens[to + 1 + i]?.text === word),
  );
  const named =
    kind === 'other'
      ? null
      : kind === 'share'
        ? nounOfShare(tokens, to + 1, language)
        : nounAfter(tokens, to + 1, language);
  const last = tokens[named?.to ?? to];
  return {
    kind,
    value,
    decimals,
    of,
    sense: after ? 'above' : sensed.sense,
    noun: named?.noun ?? null,
    start: tokens[at]?.start ?? 0,
    end: tokens[to]?.end ?? 0,
    nounEnd: last?.end ?? 0,
    from: sensed.from,
    to,
    nounTo: named?.to ?? to,
  };
}

/** "about", "nearly", "over" right before the number; Arabic may write "and" on to them. */
function senseBefore(tokens: readonly Token[], at: number, language: Reading): { sense: Sense; from: number } {
  let best: { sense: Sense; from: number } = { sense: 'exact', from: at };
  for (const sense of ['about', 'below', 'above'] as const)
    for (const phrase of language[sense]) {
      const words = phrase.split(' ');
      const from = at - words.length;
      const fits = words.every((word, i) => {
        const text = tokens[from + i]?.text;
        return text === word || (i === 0 && language.code === 'ar' && text === `و${word}`);
      });
      if (fits && from < best.from) best = { sense, from };
    }
  return best;
}

/** How far behind the number its noun may begin: English puts what describes it in front. */
const REACH = { vi: 2, en: 4, ar: 1 } as const;

function nounAfter(tokens: readonly Token[], at: number, language: Reading): { noun: Noun; to: number } | null {
  for (let i = at; i < at + REACH[language.code]; i++) {
    const token = tokens[i];
    if (token?.kind !== 'word') return null;
    const found = nounAt(tokens, i, language);
    if (found) return found;
    const passed = language.beforeNoun.includes(token.text) && i === at;
    if (!passed && (language.code === 'vi' || language.stops.includes(token.text))) return null;
  }
  return null;
}

/** "of the total number of members": the noun a share is of. */
function nounOfShare(tokens: readonly Token[], at: number, language: Reading): { noun: Noun; to: number } | null {
  let i = at;
  while (i < at + 5 && language.shareSkips.includes(tokens[i]?.text ?? '')) i++;
  return nounAfter(tokens, i, language);
}

/** The noun that begins at this token, the longest there is; in English the last of a row ("Party member households"). */
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
