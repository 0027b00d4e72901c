import type { Language } from '../../language.ts';

/**
 * A number as people type it: 1.234,5 in Vietnamese, 1,234.5 elsewhere; a lone separator followed by one or two
 * digits is always the decimal one. NaN when it cannot be read, undefined when nothing was typed.
 */
export function parseNumber(text: string, language: Language): number | undefined {
  const plain = western(text).replace(/[\s\u00A0]/g, '');
  if (plain === '') return undefined;
  const comma = language === 'vi';
  const lone = /^-?\d+[.,]\d{1,2}$/.test(plain);
  const decimal = lone ? plain.replace(',', '.') : grouped(plain, comma ? '.' : ',', comma ? ',' : '.');
  return /^-?\d+(\.\d+)?$/.test(decimal) ? Number(decimal) : Number.NaN;
}

export type DatePrecision = 'day' | 'month' | 'year';

/**
 * A date as people type it (28/11/2026, 28-11-26, 28.11.2026, 28112026, 28/11 in the year of `today`, or ISO),
 * as an ISO date; `11/2026` and `2026` only where so little may be known. Undefined when it cannot be read.
 */
export function parseDate(text: string, today: string, least: DatePrecision = 'day'): string | undefined {
  const plain = western(text).trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return valid(iso[1], iso[2], iso[3]);
  const solid = /^(\d{2})(\d{2})(\d{4})$/.exec(plain);
  if (solid) return valid(solid[3], solid[2], solid[1]);
  const parts = plain.split(/[\s./-]+/).filter(Boolean);
  if (parts.some((part) => !/^\d+$/.test(part))) return undefined;
  const [first, second, third] = parts;
  if (parts.length === 3) return valid(century(third, today), second, first);
  if (parts.length === 2 && second?.length === 4) return least === 'day' ? undefined : valid(second, first);
  if (parts.length === 2) return valid(today.slice(0, 4), second, first);
  if (parts.length === 1 && first?.length === 4 && least === 'year') return first;
  return undefined;
}

/** How a date stands in its field: the order people here write it in, whatever the language. */
export function typedDate(iso: string): string {
  return iso.split('-').reverse().join('/');
}

function grouped(text: string, group: string, decimal: string): string {
  const [whole = '', ...rest] = text.split(decimal);
  const groups = whole.split(group);
  const right = groups.every((one, at) => (at === 0 ? /^-?\d{1,3}$/ : /^\d{3}$/).test(one)) || groups.length === 1;
  return right && rest.length <= 1 ? [groups.join(''), ...rest].join('.') : 'unreadable';
}

function western(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('\u066B', '.')
    .replaceAll('\u066C', ',');
}

/** Two digits mean the year nearest to today: 26 is 2026, 56 is 1956. */
function century(year: string | undefined, today: string): string | undefined {
  if (year?.length !== 2) return year;
  const now = Number(today.slice(0, 4));
  const inThis = Math.floor(now / 100) * 100 + Number(year);
  return String(inThis > now + 20 ? inThis - 100 : inThis);
}

function valid(year: string | undefined, month: string | undefined, day?: string): string | undefined {
  const iso = [year, month?.padStart(2, '0'), day?.padStart(2, '0')].filter((part) => part !== undefined).join('-');
  const known = new Date(`${iso}T00:00:00Z`.replace(/^(\d{4}-\d{2})T/, '$1-01T'));
  return year?.length === 4 && !Number.isNaN(known.getTime()) && known.toISOString().startsWith(iso) ? iso : undefined;
}
