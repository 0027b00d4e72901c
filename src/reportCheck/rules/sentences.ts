import type { LanguageCode } from '../languages/language.ts';

/** `cell`: of a table; what stands in one says nothing of what stands in the next. */
export type Sentence = { start: number; end: number; language: LanguageCode; cell: boolean };

/** Signs that end a sentence when a space or the end follows; a line always ends one. */
const END = /[.!?؟…](?=["»”'’)\]]*(?:\s|$))|[\n\t|]/g;
/** A point behind these is no end. */
const SHORT = /(?:^|[\s(])(?:no|tp|ths|ts|gs|mr|mrs|ms|dr|st|vs|etc|i\.e|e\.g|\p{Lu})\.$/iu;
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
const LATIN = /\p{Script=Latin}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
/** Of a hundred letters of a text in Vietnamese far more than these have a mark of their own. */
const SHARE = 0.04;
/** So many letters without a single mark are no Vietnamese; with one they may be a name. */
const PLAIN = 24;
const SHORT_ENGLISH = 40;
/** The longest sentence that is read as one. */
const LONGEST = 1500;

/** In: a text, and the places of its tables. Out: its sentences, each with the language its letters tell; a cell ends one. */
export function sentencesOf(text: string, tables: readonly { start: number; end: number }[] = []): Sentence[] {
  const inTable = (at: number) => tables.some(({ start: from, end: to }) => at >= from && at <= to);
  const whole = latinOf(text, 'en');
  const out: Sentence[] = [];
  let start = 0;
  const add = (end: number) => {
    // a table pasted as one line is no sentence: what stands far apart says nothing of each other
    while (end - start > LONGEST) {
      const space = text.lastIndexOf(' ', start + LONGEST);
      cut(space > start ? space : start + LONGEST);
    }
    cut(end);
  };
  const cut = (end: number) => {
    if (text.slice(start, end).trim() !== '')
      out.push({ start, end, language: languageOf(text.slice(start, end), whole), cell: inTable(start) });
    start = end;
  };
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
    if (/[\t|]/.test(found[0]) && !inTable(found.index)) continue;
    if (found[0] === '.' && SHORT.test(text.slice(Math.max(start, end - 8), end))) continue;
    add(end);
  }
  add(text.length);
  return out;
}

function languageOf(sentence: string, whole: LanguageCode): LanguageCode {
  const [latin, arabic] = [count(sentence, LATIN), count(sentence, ARABIC)];
  return arabic > latin ? 'ar' : latinOf(sentence, whole);
}

function latinOf(text: string, otherwise: LanguageCode): LanguageCode {
  const latin = count(text, LATIN);
  if (latin === 0) return otherwise;
  const marked = count(text.normalize('NFC'), VIETNAMESE);
  if (marked / latin > SHARE) return 'vi';
  return latin < PLAIN || (marked > 0 && latin < SHORT_ENGLISH) ? otherwise : 'en';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
