import { writtenDate } from '../platform/i18n/dates.ts';
import { isolate, listed as listedIn } from '../platform/i18n/icu.ts';
import { currentLanguage, type Language } from './language.ts';
import { localeOf, t } from './words.ts';

const NBSP = '\u00A0';

/** `2026-11-28` as 28/11/2026, 28 Nov 2026, 28 نوفمبر 2026; `1956-11` and `1956` as far as they go. */
export function date(iso: string, language: Language = currentLanguage()): string {
  return language === 'vi' ? writtenDate(iso, language) : digits(writtenDate(iso, language), language);
}

/** `2026-11` as 11/2026, Nov 2026, نوفمبر 2026. */
export function month(iso: string, language: Language = currentLanguage()): string {
  return date(iso.slice(0, 7), language);
}

/** A month of any year in words: tháng 11, November, نوفمبر. */
export function monthName(number: number, language: Language = currentLanguage()): string {
  return new Intl.DateTimeFormat(localeOf(language), { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2000, number - 1),
  );
}

/** The day of the week in words. */
export function weekday(iso: string, language: Language = currentLanguage()): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { weekday: 'long', timeZone: 'UTC' });
  return format.format(dayNumber(iso) * 86_400_000);
}

/** "Thứ Bảy, 28/11/2026": for headings and to echo a typed date. */
export function longDate(iso: string, language: Language = currentLanguage()): string {
  return `${weekday(iso, language)}${comma(language)} ${date(iso, language)}`;
}

/** A moment in the organization's zone: "28/11/2026, 14:05". The server names the zone once, in the session. */
export function dateTime(moment: string, language: Language = currentLanguage(), zone: string = timeZone): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(moment));
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = date(`${part('year')}-${part('month')}-${part('day')}`, language);
  return `${day}${comma(language)} ${digits(`${part('hour')}:${part('minute')}`, language)}`;
}

let timeZone = 'Asia/Ho_Chi_Minh';

export function setTimeZone(zone: string): void {
  timeZone = zone;
}

/** Days from `today` to `due` in words: "in 5 days", "today", "3 days late". */
export function due(on: string, today: string): string {
  const days = dayNumber(on) - dayNumber(today);
  if (days === 0) return t('web.due.today');
  if (days === 1) return t('web.due.tomorrow');
  return days > 0 ? t('web.due.in', { days }) : t('web.due.late', { days: -days });
}

/** Whole days since 1970 of a legal date, for differences only. */
export function dayNumber(iso: string): number {
  const [year = 0, of = 1, day = 1] = iso.slice(0, 10).split('-').map(Number);
  return Date.UTC(year, of - 1, day) / 86_400_000;
}

/** 1.234,5 in Vietnamese, 1,234.5 in English and Arabic. */
export function number(value: number, decimals?: number, language: Language = currentLanguage()): string {
  const format = new Intl.NumberFormat(localeOf(language), {
    minimumFractionDigits: decimals ?? 0,
    maximumFractionDigits: decimals ?? 2,
  });
  // ICU writes a small zero-width mark before Arabic minus signs; isolation already does that work.
  return format.format(value);
}

/** "30 of 37 (81.1 %)": the two numbers first, the per cent after them; no per cent of nothing. */
export function share(part: number, whole: number, language: Language = currentLanguage()): string {
  if (whole === 0) return partOf(part, whole, language);
  const values = { part: number(part, 0, language), whole: number(whole, 0, language) };
  return t('web.share.percent', { ...values, percent: percent(part, whole, language) });
}

/** "30 of 37", where there is no room for the per cent. */
export function partOf(part: number, whole: number, language: Language = currentLanguage()): string {
  return t('web.share.of', { part: number(part, 0, language), whole: number(whole, 0, language) });
}

export function percent(part: number, whole: number, language: Language = currentLanguage()): string {
  // Rounded half up in whole numbers: 0.1 % of floating error would show in a report that adds up.
  const tenths = Math.floor((part * 2000 + whole) / (whole * 2));
  const value = number(tenths / 10, 1, language);
  return language === 'ar' ? isolate(`${value}${NBSP}%`) : `${value}${NBSP}%`;
}

/** 1,4 MB; for uploads. */
export function bytes(size: number, language: Language = currentLanguage()): string {
  const [unit, one] = size < 2 ** 20 ? (['KB', 2 ** 10] as const) : (['MB', 2 ** 20] as const);
  const rounded = Math.max(Math.round((size / one) * 10) / 10, 0.1);
  const text = `${number(rounded, undefined, language)}${NBSP}${unit}`;
  return language === 'ar' ? isolate(text) : text;
}

/** Names and words in one line, with the comma of the language, each by itself in Arabic. */
export function listed(parts: readonly (string | null | undefined)[], language: Language = currentLanguage()): string {
  return listedIn(parts, language);
}

function comma(language: Language): string {
  return language === 'ar' ? '،' : ',';
}

/** Arabic-Indic digits where the reader asked for them; otherwise as they are. */
function digits(text: string, language: Language): string {
  if (language !== 'ar' || !localeOf('ar').endsWith('arab')) return text;
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));
}
