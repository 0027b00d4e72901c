/**
 * Is a task measurable (M54)? Words of vagueness and of products come from the rulebook; the program only knows how words
 * are found in each language. Pure.
 */
export type WordsByLanguage = { vi: string[]; en: string[]; ar: string[] };
export type VaguenessWords = { vagueWords: WordsByLanguage; productWords: WordsByLanguage };

/** Whether the text names a product, a number or a date. */
export function isMeasurable(text: string, words: VaguenessWords): boolean {
  return /\p{Nd}/u.test(text) || wordsIn(text, words.productWords).length > 0;
}

/** The vague words that stand in the text, as the rulebook writes them. */
export function vagueWordsIn(text: string, words: VaguenessWords): string[] {
  return wordsIn(text, words.vagueWords);
}

function wordsIn(text: string, lists: WordsByLanguage): string[] {
  const plain = normal(text);
  return [
    ...lists.vi.filter((w) => holds(plain, normal(w), '', '')),
    // "report", "reports"; "strengthen", "strengthening"; "improve", "improved"
    ...lists.en.filter((w) =>
      w.endsWith('e')
        ? holds(plain, normal(w).slice(0, -1), '', '(?:e|es|ed|ing)')
        : holds(plain, normal(w), '', '(?:s|es|ed|ing)?'),
    ),
    // Arabic writes "and", "by", "the" onto the word, and plurals and possessives behind it
    ...lists.ar.filter((w) => holds(plain, normal(w), '[وفبكل]{0,2}(?:ال)?', '\\p{L}{0,3}')),
  ];
}

/** Tone marks distinguish words and stay; Arabic vowel signs do not and go. */
function normal(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0640]/g, '')
    .replace(/\s+/g, ' ');
}

function holds(text: string, word: string, before: string, after: string): boolean {
  const exact = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${before}${exact}${after}(?![\\p{L}\\p{N}])`, 'u').test(text);
}
