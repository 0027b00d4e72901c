/** The cells of a form of statistics as parts of measures, and rows that are sums of others. Pure. */
import type { Part } from '../organization/measure.ts';
import type { StatisticsForm } from '../rulebook/schema.ts';

type Row = StatisticsForm['rows'][number];
type Column = StatisticsForm['columns'][number];

/** What one cell counts: the row's number narrowed by the column, and of a row by codes by one of them. */
export function partOf({ of, each }: Row, { filters }: Column, code = ''): Part {
  if (!of) throw new Error('A sum of rows is no part of a measure.');
  return { measure: of.measure, filters: { ...of.filters, ...filters, ...(each !== undefined && { [each]: [code] }) } };
}

/** The rows that are sums, worked out from the numbers of the others; a sum may hold sums that stand anywhere. */
export function withSums(rows: readonly Row[], numbers: ReadonlyMap<string, readonly number[]>): Map<string, number[]> {
  const known = new Map<string, number[]>([...numbers].map(([id, values]) => [id, [...values]]));
  const width = Math.max(0, ...[...numbers.values()].map((values) => values.length));
  const numbersOf = (id: string, seen: readonly string[]): number[] => {
    const found = known.get(id);
    if (found) return found;
    const row = rows.find((each) => each.id === id);
    if (!row?.sum || seen.includes(id)) throw new Error(`The row "${id}" of a form adds itself up.`);
    const signed = [
      ...row.sum.map((other) => [other, 1] as const),
      ...(row.minus ?? []).map((other) => [other, -1] as const),
    ];
    const values = Array.from({ length: width }, (_, i) =>
      signed.reduce((sum, [other, sign]) => sum + sign * (numbersOf(other, [...seen, id])[i] ?? 0), 0),
    );
    known.set(id, values);
    return values;
  };
  for (const { id } of rows) numbersOf(id, []);
  return known;
}

/** The pairs of rows that should say the same and do not, with the first column in which they differ. */
export function unequal(
  form: Pick<StatisticsForm, 'equal'>,
  values: ReadonlyMap<string, readonly number[]>,
): { rows: [string, string]; column: number }[] {
  return (form.equal ?? []).flatMap(([a, b]) => {
    const [left = [], right = []] = [values.get(a), values.get(b)];
    const column = left.findIndex((n, i) => n !== right[i]);
    return column === -1 ? [] : [{ rows: [a, b] as [string, string], column }];
  });
}
