/** What a cell says: dates, numbers and words of the rulebook out of the text of an office's sheet. Pure. */
import type { Reason } from '../platform/refusal.ts';
import { clean } from '../platform/schema.ts';
import { fold } from '../rulebook/recognize.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { dateOfSerial } from './workbook.ts';

export type Read<T> = { value: T } | { reason: Reason };

/** One form for a text of a sheet: NFC, spaces single and none around; the sign that keeps a spreadsheet from computing is taken off. */
export function textOf(cell: string): string {
  const text = clean(cell.replace(/\s+/g, ' '));
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** A date as d/m/yyyy (also with . or -), as ISO, or as a spreadsheet's day number. A year alone is a date only where the caller allows it. */
export function dateOf(cell: string, field: string, yearMayDo = false): Read<{ date: string; yearOnly: boolean }> {
  const text = textOf(cell);
  const wrong: Read<never> = { reason: { code: 'date.impossible', field, values: { value: text.slice(0, 40) } } };
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text);
  const [year, month, day] = local ? [local[3], local[2], local[1]] : iso ? [iso[1], iso[2], iso[3]] : [];
  if (year && month && day) {
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isDay(date) ? { value: { date, yearOnly: false } } : wrong;
  }
  if (yearMayDo && /^(18|19|20)\d\d$/.test(text)) return { value: { date: `${text}-01-01`, yearOnly: true } };
  const serial = /^\d{4,5}(\.\d+)?$/.test(text) && Number(text) > 3000 ? dateOfSerial(Number(text)) : null;
  return serial ? { value: { date: serial, yearOnly: false } } : wrong;
}

function isDay(date: string): boolean {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const longest =
    month === 2
      ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
        ? 29
        : 28
      : [4, 6, 9, 11].includes(month)
        ? 30
        : 31;
  return year >= 1800 && year <= 2200 && month >= 1 && month <= 12 && day >= 1 && day <= longest;
}

/** A whole number, also written with separators of thousands. */
export function wholeOf(cell: string, field: string): Read<number> {
  const text = textOf(cell);
  const plain = /^\d{1,3}([., ]\d{3})+$/.test(text) ? text.replace(/[., ]/g, '') : text;
  return /^\d{1,9}$/.test(plain)
    ? { value: Number(plain) }
    : { reason: { code: 'number.not_whole', field, values: { value: text.slice(0, 40) } } };
}

/** The words of a cell that holds several, with ; or a new line between. */
export function wordsIn(cell: string): string[] {
  return cell
    .split(/[;\n]/)
    .map(textOf)
    .filter((word) => word !== '');
}

type Entry = { id: string; recognizes: readonly string[] };

/** Finds entries of the rulebook by their words; each list is folded once, however many rows there are. */
export function reader(rulebook: Rulebook) {
  const { membership } = rulebook;
  const lists = {
    sexes: index(membership.sexes),
    ethnicities: index(membership.ethnicities),
    educationLevels: index(membership.educationLevels),
    theoryLevels: index(membership.theoryLevels),
    settings: index(rulebook.settings),
    marks: index(membership.marks),
    ownerships: index(rulebook.committees.ownerships),
    answers: index([
      { id: 'yes', recognizes: rulebook.import.answers.yes },
      { id: 'no', recognizes: rulebook.import.answers.no },
    ]),
  };
  const posts = new Map<string, Map<string, string>>();
  return {
    /** the id of the entry that knows the word, or undefined */
    word: (list: keyof typeof lists, cell: string) => lists[list].get(fold(cell)),
    /** the post a word means at a kind of unit: `Bí thư` is one at a cell and another at a committee */
    post: (kind: 'party' | 'civil', unitKind: string, cell: string) => {
      const key = `${kind} ${unitKind}`;
      const known =
        posts.get(key) ?? index(rulebook.posts.filter((post) => post.kind === kind && post.at.includes(unitKind)));
      posts.set(key, known);
      return known.get(fold(cell));
    },
  };
}

export type WordReader = ReturnType<typeof reader>;

/** The first entry that knows a word keeps it. */
function index(entries: readonly Entry[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const entry of entries)
    for (const word of entry.recognizes) if (!found.has(fold(word))) found.set(fold(word), entry.id);
  return found;
}
