/** A form of statistics as rows of a spreadsheet: the table, and below it of what it is and which state of the numbers it shows. Pure. */
import type { DocumentAsked } from '../platform/document.ts';
import { writtenDate } from '../platform/i18n/dates.ts';
import type { Say } from '../rulebook/texts.ts';
import type { FormTable, Period } from './period.ts';
import { stateText } from './stateText.ts';

/** In: the filled form, its unit and period, the words of the reader's language. Out: a row for each line; below, the form, the unit, the days, the state, rows that differ and the note. */
export function formSheet(
  table: FormTable,
  { unit, period }: { unit: string; period: Pick<Period, 'startsOn' | 'endsOn'> },
  language: DocumentAsked['language'],
  say: Say,
): { columns: string[]; rows: string[][] } {
  const days = { from: writtenDate(period.startsOn, language), to: writtenDate(period.endsOn, language) };
  const below = [
    `${table.code} – ${table.label[language]}`,
    unit,
    say('periods.form.days', days),
    stateText(table, language, say),
    ...table.unequal.map(({ rows: [a, b] }) =>
      say('periods.form.unequal', { a: a?.[language] ?? '', b: b?.[language] ?? '' }),
    ),
    ...(table.note ? [table.note[language]] : []),
  ];
  return {
    columns: [say('periods.form.row'), ...table.columns.map(({ label }) => label[language])],
    rows: [
      ...table.lines.map(({ label, level, values }) => [
        `${'\u2003'.repeat(level)}${label[language]}`,
        ...values.map(String),
      ]),
      ...below.map((text) => [text, ...table.columns.map(() => '')]),
    ],
  };
}
