/** The counts, shares and ratios of a sentence, and what each is a number of. Dates, years, names and documents' numbers are none. Pure. */
import type { Noun } from '../languages/language.ts';
import { type Reading, stemsOf } from './lexicon.ts';
import { nounAfter, nounBefore, nounOfShare, nounUpTo } from './nouns.ts';
import { readNumber, readWords } from './numbers.ts';
import { isAside, type Sense, senseBefore, YEAR } from './sense.ts';
import { spoken, type Token, tokensOf } from './tokens.ts';

export type Quantity = {
  kind: 'count' | 'share' | 'ratio' | 'other';
  value: number;
  /** decimals printed; a share's value is in hundredths */
  decimals: number;
  /** of a ratio: what it is a part of */
  of: number;
  sense: Sense;
  noun: Noun | null;
  /** the word right behind the number, which says what is counted where no noun is known */
  word: string;
  /** a year, a date, an age: said of what is counted before it, and no count itself */
  aside: boolean;
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
    const found = numberAt(tokens, at, language) ?? fractionAt(tokens, at, language) ?? wordsAt(tokens, at, language);
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
  if (before && /^[-/.]$/.test(before.text) && joined(at) && tokens[at - 2]?.kind === 'word' && joined(at - 1)) {
    // 45 đảng viên nữ/120 đảng viên: a noun that is counted, no document's letters
    const noun = before.text === '/' ? nounUpTo(tokens, at - 2, language) : undefined;
    if (!noun || tokens[noun.from - 1]?.kind !== 'number') return other(to);
  }
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
    if (percent > 0) return made;
    return { ...made, start: before?.start ?? made.start, from: Math.min(made.from, at - 1) };
  }
  if (read.decimals > 0 || /^0\d{2,}/.test(token.text) || token.text.length > 12) return other(to);
  const made = quantity(tokens, { kind: 'count', ...read, at, to }, language);
  if (isName(tokens, made, token.text, language) || inSpan(tokens, at, made.noun !== null, language)) return other(to);
  const named = nounBefore(tokens, made.from, language);
  // "đảng viên chính thức 4.987 đồng chí": which of the persons is said in front
  const generic = made.noun?.noun === 'person' && !made.noun.role && named?.noun.noun === 'person' && named.noun.role;
  return made.noun && !generic ? made : { ...made, ...named };
}

/** "From 31 to 50": the first is no count, nor is the second unless a noun follows ("from 420 to 465 members"). */
function inSpan(tokens: readonly Token[], at: number, named: boolean, { span }: Reading): boolean {
  const is = (words: readonly string[], i: number) => words.includes(tokens[i]?.text ?? '');
  const number = (i: number) => tokens[i]?.kind === 'number';
  const first = is(span.from, at - 1) && is(span.to, at + 1) && number(at + 2);
  return first || (!named && is(span.to, at - 1) && number(at - 2) && is(span.from, at - 3));
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
  const year = YEAR.test(written);
  if (year && (!counted || labelled(tokens, made.from, language))) return true;
  // "in 5 of them", "in 5 of 12 communes"
  if (language.link.ofThem.test(spoken(tokens, made.to + 1, made.to + 4)) || isPart(tokens, made.to, language))
    return false;
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

/** "5 of 12 communes": whether a number that is counted follows as the whole. */
function isPart(tokens: readonly Token[], to: number, language: Reading): boolean {
  const next = tokens.findIndex(({ kind }, i) => i > to && i <= to + 5 && kind === 'number');
  return (
    next > 0 &&
    language.link.barelyOf.test(spoken(tokens, to + 1, next)) &&
    nounAfter(tokens, next + 1, language) !== null
  );
}

/** "Two thirds of the members": in words a share is never meant to the last digit. */
function fractionAt(tokens: readonly Token[], at: number, language: Reading): Quantity | null {
  const said = (i: number) => tokens[i]?.text ?? '';
  const starts = (phrase: string) =>
    phrase
      .split(' ')
      .every((word, i) => said(at + i) === word || (language.code === 'ar' && i === 0 && said(at) === `و${word}`));
  const [found] = language.fractions
    .filter(({ words }) => starts(words))
    .sort((a, b) => b.words.length - a.words.length);
  if (!found) return null;
  const to = at + found.words.split(' ').length - 1;
  const made = quantity(tokens, { kind: 'share', value: found.share, decimals: 0, at, to }, language);
  const counted = made.noun !== null || language.link.ofThem.test(spoken(tokens, to + 1, to + 4));
  return counted ? { ...made, sense: made.sense === 'exact' ? 'about' : made.sense } : null;
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
  if (!read) return language.code === 'ar' ? dualAt(tokens, at, language) : null;
  const to = at + read.length - 1;
  const percent = percentAfter(tokens, to + 1, language);
  if (percent > 0)
    return quantity(tokens, { kind: 'share', value: read.value, decimals: 0, at, to: to + percent }, language);
  const made = quantity(tokens, { kind: 'count', value: read.value, decimals: 0, at, to }, language);
  if (isPart(tokens, to, language) && made.noun === null) return made;
  // in words only what is surely counted: "one of them" and "five" as a year are none
  const named = language.code === 'vi' && labelled(tokens, at, language);
  return made.noun !== null && made.nounTo > made.to && !named ? made : null;
}

/** Arabic says two by the noun alone: "خليتان". With the article it names two that were told before. */
function dualAt(tokens: readonly Token[], at: number, language: Reading): Quantity | null {
  const word = (tokens[at]?.text ?? '').replace(/^و(?=.{4})/, '');
  const one = /^(.{2,})(?:تان|تين)$/.exec(word)?.[1];
  const base = one ? `${one}ة` : /^(.{2,})ان$/.exec(word)?.[1];
  if (base === undefined || /^ال/.test(word)) return null;
  const found = language.nounsBy.get(base)?.find(({ words }) => words.length === 1);
  if (!found) return null;
  return { ...quantity(tokens, { kind: 'count', value: 2, decimals: 0, at, to: at }, language), noun: found.noun };
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
    word:
      tokens[to + 1]?.kind === 'word' && !language.stops.includes(tokens[to + 1]?.text ?? '')
        ? (tokens[to + 1]?.text ?? '')
        : '',
    aside: isAside(tokens, at, to, { kind, value, sense: after ? 'above' : sensed.sense, named: named !== null }),
    start: tokens[at]?.start ?? 0,
    end: tokens[to]?.end ?? 0,
    nounEnd: last?.end ?? 0,
    from: sensed.from,
    to,
    nounTo: named?.to ?? to,
  };
}
