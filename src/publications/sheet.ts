/** A table as rows of a spreadsheet: counts and shares as numbers, and above nothing but what they are of. Pure. */
import type { LANGUAGES } from '../rulebook/schemaBase.ts';
import { type PublicationRecord, statesOf } from './publication.ts';

export type Sheet = { columns: string[]; rows: (string | number | null)[][] };

type Say = (key: string, values?: Record<string, string | number>) => string;
type Written = { date: (iso: string) => string; language: (typeof LANGUAGES)[number] };

/** In: an edition, the words of the reader's language by their keys, and how it writes a day. Out: a row for each line, the sum, the day, the source and each formula. */
export function sheetOf(record: PublicationRecord, say: Say, { date, language }: Written): Sheet {
  const { lines, whole, divides, source, on, from } = record;
  const days = from === null ? date(on) : `${date(from)} – ${date(on)}`;
  const origin =
    source.kind === 'own'
      ? say('publications.page.source_own')
      : [source.name, source.number, source.on && date(source.on)].filter(Boolean).join(', ');
  return {
    columns: ['line', 'count', 'of', 'share'].map((key) => say(`publications.page.${key}`)),
    rows: [
      ...lines.map(({ label, level, n, of, printed }) => [`${'\u2003'.repeat(level)}${label}`, n, of, printed]),
      ...(divides && whole.n !== null ? [[say('publications.page.total'), whole.n, whole.n, 100]] : []),
      ...(whole.name !== null
        ? [[`${say('publications.page.whole')}: ${whole.name}`, whole.n, whole.outOf, null]]
        : []),
      [`${say('publications.page.as_of')}: ${days}`, null, null, null],
      [`${say('publications.page.source')}: ${origin}`, null, null, null],
      ...record.sources.flatMap(({ name, formula, own, states, below }) => [
        [`${name[language]}: ${formula[language]}`, null, null, null],
        ...(own
          ? [
              [
                say('publications.page.origin_own', { no: own.no, date: date(own.since), name: own.by }),
                null,
                null,
                null,
              ],
            ]
          : []),
        ...(states.length > 0 ? [[stateOf(states, below), null, null, null]] : []),
      ]),
    ],
  };

  function stateOf(states: PublicationRecord['sources'][number]['states'], below: boolean): string {
    const values = { states: statesOf({ states }), below: below ? 'yes' : 'no', date: date(on) };
    return from === null
      ? say('publications.page.origin_line', values)
      : say('publications.page.origin_period', { ...values, from: date(from) });
  }
}
