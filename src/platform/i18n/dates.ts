/** How a legal date is written. It is taken apart as text and never becomes a moment, so no time zone can shift it. Browser-safe. */

/** Month names are ours, because ICU's change with versions. */
export const MONTHS: Record<'en' | 'ar', readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
};
const NBSP = '\u00A0';

/** `2026-11-28` as 28/11/2026, 28 Nov 2026, 28 نوفمبر 2026; `1956-11` and `1956` as far as they go. Western digits. */
export function writtenDate(iso: string, language: 'vi' | 'en' | 'ar'): string {
  const [year = '', month, day] = iso.slice(0, 10).split('-');
  if (!month) return year;
  if (language === 'vi') return day ? `${day}/${month}/${year}` : `${month}/${year}`;
  const name = MONTHS[language][Number(month) - 1] ?? month;
  return day ? [Number(day), name, year].join(NBSP) : `${name}${NBSP}${year}`;
}

/** Values of a text in which dates and months stand as a reader writes them. */
export function withDates<T>(values: Record<string, T>, language: 'vi' | 'en' | 'ar'): Record<string, T | string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])(-\d{2})?$/.test(value)
        ? writtenDate(value, language)
        : value,
    ]),
  );
}
