/** A table as its form holds it: shares as they are typed, "of which" by the line it stands under. Pure. */
import type { LineInput, PublicationRecord, RegisterNumber, ShownLine, TableInput } from './publication.ts';
import { typedShare } from './rules/pasted.ts';
import { lineOf, registerOf, type Table } from './rules/table.ts';

/** `top`: of the nearest line above that is no "of which"; `above`: of the line right above. */
export const PLACES = ['whole', 'top', 'above', 'nothing'] as const;
export type Place = (typeof PLACES)[number];

export type LineValues = {
  label?: string;
  n?: number;
  share?: string;
  place?: Place;
  indicator?: string;
  dimension?: string;
  code?: string;
};
export type Values = {
  title?: string;
  on?: string;
  from?: string;
  whole: { name?: string; n?: number; people?: boolean; indicator?: string; outOf?: number; leftOut?: string };
  divides?: boolean;
  decimals?: number;
  source: { kind?: 'own' | 'others'; name?: string; number?: string; on?: string };
  note?: string;
  lines: LineValues[];
  /** what is drawn or pasted next: no part of the table */
  draw?: { indicator?: string; dimension?: string };
  paste?: string;
};

/** The usual number of decimals of a share. */
const DECIMALS = 1;

export function blankValues(today: string): Values {
  return {
    on: today,
    whole: {},
    divides: false,
    decimals: DECIMALS,
    source: { kind: 'own' },
    lines: [{ place: 'whole' }],
  };
}

/** A draft as its form begins with it; `typed`: a share as the reader's language writes it. */
export function valuesOf(record: PublicationRecord, typed: (share: string) => string): Values {
  const { title, on, from, whole, divides, decimals, source, note, lines } = record;
  return {
    ...{ title, on, divides, decimals },
    ...(from !== null && { from }),
    ...(note !== null && { note }),
    whole: known({ ...whole }),
    source: known({ ...source }),
    lines: lines.map((line, i) => ({
      ...known({ label: line.label, n: line.n, indicator: line.indicator, dimension: line.dimension, code: line.code }),
      ...(line.share !== null && { share: typed(line.share) }),
      place: placeOf(lines, line, i),
    })),
  };
}

function placeOf(lines: readonly ShownLine[], { partOf, parent }: ShownLine, at: number): Place {
  if (partOf !== 'line') return partOf;
  return parent ===
    topAbove(
      lines.map((line) => line.partOf === 'line'),
      at,
    )
    ? 'top'
    : 'above';
}

/** Without what is null: a form's empty field is not there. */
function known<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}

/** The nearest line above that is no part of another line; -1 where there is none. */
function topAbove(within: readonly boolean[], at: number): number {
  return within.slice(0, at).lastIndexOf(false);
}

/** The line that each is a part of by its place; null where it is of none. */
export function parentsOf(lines: readonly LineValues[]): (number | null)[] {
  const within = lines.map(({ place }) => place === 'top' || place === 'above');
  return lines.map(({ place }, i) => {
    if (place !== 'top' && place !== 'above') return null;
    // a first line is below none: the command says so
    return Math.max(0, place === 'above' ? i - 1 : topAbove(within, i));
  });
}

/** What the form says, as the commands take it. A share that is no number stays out: the field says so. */
export function inputOf(values: Values): TableInput {
  const { title = '', on = '', from, whole, divides = false, decimals = DECIMALS, source, note, lines } = values;
  return {
    title,
    on,
    from: from ?? null,
    whole: { ...whole, people: whole.people ?? false },
    divides,
    decimals,
    source: source.kind === 'others' ? { ...source, kind: 'others' } : { kind: 'own' },
    note: note?.trim() ? note : null,
    lines: linesOf(lines),
  };
}

function linesOf(lines: readonly LineValues[]): LineInput[] {
  const parents = parentsOf(lines);
  return lines.map(({ label = '', n, share, indicator, dimension, code }, i) => {
    const parent = parents[i] ?? null;
    const partOf = parent !== null ? 'line' : lines[i]?.place === 'nothing' ? 'nothing' : 'whole';
    return {
      ...{ label, partOf, parent },
      n: n ?? null,
      share: share === undefined ? null : typedShare(share),
      ...{ indicator: indicator ?? null, dimension: dimension ?? null, code: code ?? null },
    };
  });
}

/** What the rules judge while somebody writes. */
export function judgedOf(values: Partial<Values>): Table {
  const { whole, divides, lines } = inputOf({
    ...values,
    whole: values.whole ?? {},
    source: values.source ?? {},
    lines: values.lines ?? [],
  });
  return {
    whole: {
      name: whole.name?.trim() ? whole.name : null,
      n: whole.n ?? null,
      people: whole.people,
      indicator: whole.indicator ?? null,
      outOf: whole.outOf ?? null,
      leftOut: whole.leftOut?.trim() ? whole.leftOut : null,
    },
    divides,
    lines: lines.map(lineOf),
  };
}

/** Whether the page knows the register's number of a line; one it has not asked for is judged when the draft is saved. */
export function isKnown(
  registered: readonly RegisterNumber[],
  { indicator, dimension, code }: Pick<LineValues, 'indicator' | 'dimension' | 'code'>,
): boolean {
  const named = { indicator: indicator ?? null, dimension: dimension ?? null, code: code ?? null };
  return registerOf(registered, named) !== null;
}
