/** The figures of the sources that cannot be, or only may be, as tables somebody would publish: each with the reason that stops it. */
import type { TableInput } from '../src/publications/publication.ts';
import type { Figure } from './figures.ts';

type Line = TableInput['lines'][number];
export type Printed = {
  table: Pick<TableInput, 'whole' | 'divides' | 'lines'>;
  refused: string;
  values: Record<string, unknown>;
};

const part = (label: string, more: Partial<Line>): Line => ({ label, partOf: 'whole', ...more });
const whole = (name: string | null, n: number | null, people = false) => ({
  ...(name && { name }),
  ...(n !== null && { n }),
  people,
});
const shares = (given: string) => given.match(/\d+(\.\d+)?(?=[^\d.]*(?:\+|%|$))/g) ?? [];

/** By mechanism and given figure; `n`, `of` and `given` are those of the expectation. */
const PRINTED: Record<string, (figure: Figure) => Printed> = {
  'M22 32 (119 of them)': ({ n = 0, of = 0 }) => above(of, n),
  'M76 46 of which 366': ({ n = 0, of = 0 }) => above(of, n),
  'M38 19.2 + 77.6 + 4.1 %': ({ given, value }) => ({
    table: {
      whole: whole('tổ chức cơ sở đảng', 47),
      divides: true,
      lines: shares(given).map((share, i) => part(`mức ${i + 1}`, { share })),
    },
    refused: 'publication.shares_do_not_add_up',
    values: { sum: value, possible: 'none', whole: 47 },
  }),
  'M39 93.5%': ({ given }) => ({
    table: {
      whole: whole('đảng viên', null, true),
      divides: false,
      lines: [part('tốt trở lên', { share: shares(given)[0] })],
    },
    refused: 'publication.base_missing',
    values: { share: 93.5 },
  }),
  'M39 0.02% of about 3900': ({ given, value }) => ({
    table: {
      whole: whole('đảng viên', 3900, true),
      divides: false,
      lines: [part('không hoàn thành', { share: shares(given)[0] })],
    },
    refused: 'publication.not_a_whole_person',
    values: { computed: value },
  }),
  'M60 1125 of 1731 = 69.99%': ({ n = 0, of = 0, given, value }) => ({
    table: {
      whole: whole('thôn', of),
      divides: false,
      lines: [part('kiêm nhiệm', { n, share: shares(given).at(-1) })],
    },
    refused: 'publication.wrong_share',
    values: { part: n, whole: of, computed: value, share: 69.99 },
  }),
  'M67 12 households, 19.04%': ({ n = 0, of = 0, given, value }) => ({
    table: { whole: whole('hộ', of), divides: false, lines: [part('hộ nghèo', { n, share: shares(given).at(-1) })] },
    refused: 'publication.cut_not_rounded',
    values: { computed: value, share: 19.04 },
  }),
  // a bound is no share: it is published as the count it speaks of
  'M69 152, >70%': ({ of = 0, given }) => ({
    table: {
      whole: whole('hộ', of),
      divides: false,
      lines: [part('dân tộc thiểu số', { share: shares(given).at(-1) })],
    },
    refused: 'publication.count_missing',
    values: {},
  }),
};

/** The figures of the sources that no table may print as they stand. */
export function unprintable(figures: readonly Figure[]): Figure[] {
  return figures.filter(({ verdict }) => verdict !== 'fits');
}

/** How somebody would publish the figure; throws for one that nobody put into a table yet. */
export function printedOf(figure: Figure): Printed {
  const make = PRINTED[`${figure.mechanism} ${figure.given}`];
  if (!make) throw new Error(`Nobody tries to publish ${figure.mechanism} ${figure.given}.`);
  return make(figure);
}

function above(of: number, n: number): Printed {
  return {
    table: {
      whole: whole(null, null),
      divides: false,
      lines: [part('tổ chức', { n: of, partOf: 'nothing' }), part('trong đó chi bộ', { n, partOf: 'line', parent: 0 })],
    },
    refused: 'publication.part_above_whole',
    values: { part: n, whole: of },
  };
}
