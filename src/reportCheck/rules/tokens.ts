/** A text taken apart into words, numbers and marks, each with its place in the text as it was given. Pure. */

export type Token = {
  kind: 'word' | 'number' | 'mark';
  /** folded: small letters, Arabic without vowel signs and hamza on alif, Western digits */
  text: string;
  start: number;
  end: number;
};

/** Stands for the Arabic decimal sign, which is never a thousand's. */
export const DECIMAL = '\ue000';
/** Between groups of thousands, however the text has it: a narrow space. */
export const GROUP = '\u202f';
const GROUPED = /^\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)/;
const NUMBER = /^\d+(?:[.,\ue000]\d+)*/;
const WORD = /^[\p{L}\p{M}\u0640]+(?:['’][\p{L}\p{M}]+)*/u;
/** Of a page that was pasted with its code. */
const CODE = /^(?:<\/?[a-z][^<>]{0,300}>|&(?:nbsp|ensp|emsp|thinsp|zwnj|shy|#160);)/i;
const DASH = /^&[mn]dash;/i;
const URL = /^(?:https?:\/\/|www\.)\S+|^\S+@\S+\.\S+/;
/** "and", "in", "for", "the" of Arabic are written on to the number. */
const CLITIC = /^(?:وال|بال|ال|و|ف|ب|ل|ك)ـ?$/;

/** The same text, each sign in its own place: Western digits, one sign for each separator and for percent. */
export function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9٬٫٪\u066a％]/g, (sign) => {
    if (sign === '٬') return GROUP;
    if (sign === '٫') return DECIMAL;
    const code = sign.charCodeAt(0);
    if (code >= 0x06f0) return code === 0xff05 ? '%' : String(code - 0x06f0);
    return code >= 0x0660 && code <= 0x0669 ? String(code - 0x0660) : '%';
  });
}

/** One form for a word of any of the three languages. */
export function foldWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0610-\u061a\u064b-\u065f\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي');
}

/** The tokens of text[from, to). Numbers written on to a letter ("A50") are words. */
export function tokensOf(text: string, from = 0, to = text.length): Token[] {
  const plain = plainDigits(text.slice(from, to));
  const tokens: Token[] = [];
  let at = from;
  while (at < to) {
    const rest = plain.slice(at - from);
    const sign = rest[0] as string;
    if (/[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/.test(sign)) {
      at++;
      continue;
    }
    const code = sign === '<' || sign === '&' ? CODE.exec(rest)?.[0] : undefined;
    if (code) {
      at += code.length;
      continue;
    }
    const address = URL.exec(rest)?.[0];
    const word = address ?? WORD.exec(rest)?.[0];
    if (word) {
      const next = rest[word.length] ?? '';
      const glued = /\d/.test(next) && !CLITIC.test(foldWord(word)) && address === undefined;
      const length = word.length + (glued ? (/^[\d.,/:-]*\d/.exec(rest.slice(word.length))?.[0].length ?? 0) : 0);
      tokens.push({
        kind: 'word',
        text: address ? 'url' : foldWord(rest.slice(0, length)),
        start: at,
        end: at + length,
      });
      at += length;
      continue;
    }
    const number = (GROUPED.exec(rest) ?? NUMBER.exec(rest))?.[0];
    if (number) {
      tokens.push({ kind: 'number', text: number, start: at, end: at + number.length });
      at += number.length;
      continue;
    }
    const dash = sign === '&' ? DASH.exec(rest)?.[0].length : /[–—−]/.test(sign) ? 1 : undefined;
    tokens.push({ kind: 'mark', text: dash ? '-' : sign, start: at, end: at + (dash ?? 1) });
    at += dash ?? 1;
  }
  return tokens;
}

/** What stands between two tokens, as words with one space around each: " of which " */
export function spoken(tokens: readonly Token[], from: number, to: number): string {
  const words = tokens.slice(from, Math.max(from, to)).map(({ text }) => text);
  return words.length === 0 ? ' ' : ` ${words.join(' ')} `;
}
