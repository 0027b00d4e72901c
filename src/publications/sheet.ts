/** A table as rows of a spreadsheet: counts and shares as numbers, and above nothing but what they are of. Pure. */
import type { PublicationRecord } from './publication.ts';

export type Sheet = { columns: string[]; rows: (string | number | null)[][] };

/** In: an edition, the words of the reader's language by their keys, and how it writes a day. Out: a row for each line, the sum, the day and the source. */
export function sheetOf(record: PublicationRecord, say: (key: string) => string, date: (iso: string) => string): Sheet {
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
    ],
  };
}
