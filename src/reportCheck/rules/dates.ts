/** The day a report speaks of. Pure. */
import { foldWord, plainDigits } from './tokens.ts';

/** "As of", before a date. */
const AS_OF =
  /(?:tính đến|đến|as of|up to|by|until|حتي|حتى|الي غاية|بتاريخ|لغاية|الي|إلى)(?: (?:hết|nay|ngày|the|يوم|تاريخ|end of))*$/u;
const DAY = /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/.-])/g;
const MONTHS = [
  'january|jan|tháng 1|يناير',
  'february|feb|tháng 2|فبراير',
  'march|mar|tháng 3|مارس',
  'april|apr|tháng 4|ابريل|أبريل',
  'may|tháng 5|مايو',
  'june|jun|tháng 6|يونيو',
  'july|jul|tháng 7|يوليو',
  'august|aug|tháng 8|اغسطس|أغسطس',
  'september|sept|sep|tháng 9|سبتمبر',
  'october|oct|tháng 10|اكتوبر|أكتوبر',
  'november|nov|tháng 11|نوفمبر',
  'december|dec|tháng 12|ديسمبر',
];

/**
 * In: the text. Out: the last day it says its numbers are "as of" (YYYY-MM-DD), day before month; null when it names none.
 * Dates of documents and meetings are no such days.
 */
export function dayOfReport(text: string): string | null {
  const plain = plainDigits(text).toLowerCase();
  const found: { at: number; day: string }[] = [];
  const keep = (at: number, year: string, month: number, day: string) => {
    const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
    const before = foldSpaces(plain.slice(Math.max(0, at - 30), at));
    if (exists(date) && AS_OF.test(before)) found.push({ at, day: date });
  };
  for (const each of plain.matchAll(DAY)) keep(each.index, each[4] ?? '', Number(each[3]), each[1] ?? '');
  for (const [i, names] of MONTHS.entries()) {
    const written = new RegExp(
      `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)? (?:${names})(?!\\d),?(?: (?:năm|عام|of))? (\\d{4})`,
      'gu',
    );
    for (const each of plain.matchAll(written)) keep(each.index, each[2] ?? '', i + 1, each[1] ?? '');
  }
  return found.sort((a, b) => a.at - b.at).at(-1)?.day ?? null;
}

function foldSpaces(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => foldWord(word))
    .join(' ');
}

function exists(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  return (
    !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === date && date >= '1930-01-01' && date < '2200'
  );
}
