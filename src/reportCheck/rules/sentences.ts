import type { LanguageCode } from '../languages/language.ts';

export type Sentence = { start: number; end: number; language: LanguageCode };

/** Signs that end a sentence when a space or the end follows; a line always ends one. */
const END = /[.!?؟…](?=["»”'’)\]]*(?:\s|$))|\n/g;
/** A point behind these is no end. */
const SHORT = /(?:^|[\s(])(?:no|tp|ths|ts|gs|mr|mrs|ms|dr|st|vs|etc|i\.e|e\.g|\p{Lu})\.$/iu;
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/giu;
const LATIN = /\p{Script=Latin}/gu;
const ARABIC = /\p{Script=Arabic}/gu;
/** Of a hundred letters of a text in Vietnamese far more than these have a mark of their own. */
const SHARE = 0.04;
/** The longest sentence that is read as one. */
const LONGEST = 1500;

/** The sentences of a text, each with the language its letters tell. */
export function sentencesOf(text: string): Sentence[] {
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
      out.push({ start, end, language: languageOf(text.slice(start, end), whole) });
    start = end;
  };
  for (const found of text.matchAll(END)) {
    const end = found.index + found[0].length;
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
  return latin < 40 ? otherwise : 'en';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
