/** Checks on statistics.yaml: units that close are defined, ids stand once, a row is a number or a sum of rows that are there. */
import { demand, ids, noDoubles, type Report } from './demands.ts';
import type { RulebookContent } from './schema.ts';

export function checkStatistics({ parts }: RulebookContent, report: Report): void {
  const { closing, forms } = parts.statistics;
  const kinds = ids(parts.unitKinds.unitKinds);
  for (const [i, kind] of (closing?.at ?? []).entries())
    demand(kinds, kind, report, 'statistics', ['closing', 'at', i], 'kind of unit');
  noDoubles(forms, report, 'statistics', 'forms');
  for (const [i, form] of forms.entries()) {
    noDoubles(form.rows, report, 'statistics', 'rows');
    noDoubles(form.columns, report, 'statistics', 'columns');
    const defined = ids(form.rows);
    for (const [j, row] of form.rows.entries()) {
      if ((row.of === undefined) === (row.sum === undefined) || (row.each !== undefined && row.of === undefined))
        report('statistics', ['forms', i, 'rows', j], `"${row.id}" is a number, perhaps by codes, or a sum`);
      for (const other of [...(row.sum ?? []), ...(row.minus ?? [])])
        demand(defined, other, report, 'statistics', ['forms', i, 'rows', j], 'row');
    }
    for (const pair of form.equal ?? [])
      for (const other of pair) demand(defined, other, report, 'statistics', ['forms', i, 'equal'], 'row');
  }
}
