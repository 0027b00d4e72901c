/** What a written number says. Pure. */
import type { ReportLanguage } from '../languages/language.ts';
import { DECIMAL } from './tokens.ts';

export type Read = { value: number; decimals: number };

/**
 * In: the digits with their signs, as `plainDigits` leaves them. Out: the value and how many decimals are printed; null for what
 * is no number (a date with points, a version). `share`: a percent sign follows, so that "1,125" is no thousand.
 */
export function readNumber(written: string, share: boolean): Read | null {
  const text = written.replace(/[\u00a0\u2009\u202f]/g, '');
  if (text.includes(DECIMAL)) return decimalAt(text, text.lastIndexOf(DECIMAL));
  const signs = text.match(/[.,]/g) ?? [];
  if (signs.length === 0) return { value: Number(text), decimals: 0 };
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (new Set(signs).size === 2) {
    const thousands = text[last] === '.' ? ',' : '.';
    return isGrouped(text.slice(0, last), thousands) ? decimalAt(text, last) : null;
  }
  const [sign = '.'] = signs;
  if (signs.length > 1) return isGrouped(text, sign) ? { value: Number(text.replace(/[.,]/g, '')), decimals: 0 } : null;
  const behind = text.length - last - 1;
  const thousand = isGrouped(text, sign);
  // 1.731 or 1,731: a share has decimals, a count has none
  if (!thousand || share) return behind > 6 ? null : decimalAt(text, last);
  return { value: Number(text.replace(/[.,]/g, '')), decimals: 0 };
}

function isGrouped(text: string, sign: string): boolean {
  const [first = '', ...rest] = text.split(sign);
  return /^[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
}

function decimalAt(text: string, at: number): Read {
  const whole = text.slice(0, at).replace(/\D/g, '');
  const part = text.slice(at + 1);
  return { value: Number(`${whole}.${part}`), decimals: part.length };
}

/** A number in words from the first of these: its value and how many words it takes; null where none begins. Up to ninety-nine, and a hundred. */
export function readWords(
  words: readonly string[],
  language: ReportLanguage,
): { value: number; length: number } | null {
  const value = (at: number) => {
    const word = words[at];
    return word !== undefined && Object.hasOwn(language.numberWords, word) ? language.numberWords[word] : undefined;
  };
  const first = value(0);
  if (first === undefined) return null;
  const [second, third] = [value(1), value(2)];
  if (language.compound === 'tens_first') {
    const [a = first, b] = [first, words[1] === '-' ? value(2) : second];
    if (a >= 20 && a < 100 && b !== undefined && b < 10) return { value: a + b, length: words[1] === '-' ? 3 : 2 };
    if (a === 1 && second === 100) return { value: 100, length: 2 };
    return { value: a, length: 1 };
  }
  if (language.compound === 'units_first') {
    const joined = words[1]?.startsWith('و') ? language.numberWords[words[1].slice(1)] : undefined;
    if (first < 10 && joined !== undefined && joined >= 20) return { value: first + joined, length: 2 };
    if (first < 10 && second === 10) return { value: first + 10, length: 2 };
    return { value: first, length: 1 };
  }
  // hai mươi lăm, mười hai, một trăm
  if (first === 10)
    return second !== undefined && second < 10 ? { value: 10 + second, length: 2 } : { value: 10, length: 1 };
  if (first < 10 && second === 100) return { value: first * 100, length: 2 };
  if (first < 10 && second === 10)
    return third !== undefined && third < 10
      ? { value: first * 10 + third, length: 3 }
      : { value: first * 10, length: 2 };
  return { value: first, length: 1 };
}
