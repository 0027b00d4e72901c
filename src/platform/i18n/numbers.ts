/** How a number is written on paper and in files: as the language does, with western digits. Browser-safe. */
import type { DocumentLanguage } from '../document.ts';

/** What the formats of this language are called, for `Intl` and for messages. */
export function numberLocale(language: string): string {
  return language === 'ar' ? 'ar-u-nu-latn' : language;
}

/** `12345.5` as 12.345,5 or 12,345.5; `digits` says how many decimals, three at most where it is left out. */
export function writtenNumber(
  value: number,
  language: DocumentLanguage,
  digits: Pick<Intl.NumberFormatOptions, 'minimumFractionDigits' | 'maximumFractionDigits'> = {},
): string {
  return new Intl.NumberFormat(numberLocale(language), digits).format(value);
}
