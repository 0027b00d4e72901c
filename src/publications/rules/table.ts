/** A published table as the rules judge it, and the numbers of the register that it names. Pure. */
import { type Printed, printed } from '../../reportCheck/rules/arithmetic.ts';
import type { Quantity } from '../../reportCheck/rules/quantities.ts';
import type { LineInput, PartOf, RegisterNumber } from '../publication.ts';

/** The rule that the rulebook cites for published tables. */
export const rule = 'publication.counts';

/** `share`: per cent as somebody printed it, with its digits. */
export type Line = {
  label: string;
  n: number | null;
  share: string | null;
  partOf: PartOf;
  parent: number | null;
  indicator: string | null;
  dimension: string | null;
  code: string | null;
};

export type Table = {
  whole: {
    name: string | null;
    n: number | null;
    people: boolean;
    indicator: string | null;
    outOf: number | null;
    leftOut: string | null;
  };
  divides: boolean;
  lines: readonly Line[];
};

/** A line as it is written: what is left out is null. */
export function lineOf(line: LineInput): Line {
  const {
    label,
    n = null,
    share = null,
    partOf,
    parent = null,
    indicator = null,
    dimension = null,
    code = null,
  } = line;
  return { label, n, share, partOf, parent, indicator, dimension, code };
}

/** The numbers of the register that the table names, and the least people of a published group (0: any). */
export type Known = { registered: readonly RegisterNumber[]; smallest: number };

/** The number of the register that a line or the whole names. */
export function registerOf<T extends RegisterNumber>(
  registered: readonly T[],
  { indicator, dimension, code }: Pick<Line, 'indicator' | 'dimension' | 'code'>,
): T | null {
  const same = (each: T) => each.indicator === indicator && each.dimension === dimension && each.code === code;
  return registered.find(same) ?? null;
}

export type Share = { value: number; decimals: number; printed: Printed };

/** A decimal text as a share: "69.90" is 69.9 with two digits. */
export function readShare(text: string): Share {
  const decimals = text.split('.')[1]?.length ?? 0;
  const value = Number(text);
  return { value, decimals, printed: printed(value, decimals) };
}

/** A number of a table as the report check judges it. */
export function quantity(kind: 'count' | 'share', value: number, decimals: number, people: boolean): Quantity {
  const place = { start: 0, end: 0, nounEnd: 0, from: 0, to: 0, nounTo: 0 };
  const noun = people ? ({ key: 'member', noun: 'person' } as const) : ({ key: 'unit', noun: 'organization' } as const);
  return { kind, value, decimals, of: 0, sense: 'exact', noun, word: '', aside: false, ...place };
}
