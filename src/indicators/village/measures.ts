/** What villages measure, as it is counted: the latest value of each on a day (M67). */
import { sql } from 'kysely';
import type { Indicator, Measure } from '../../organization/measure.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { enteredSeries } from './facts.ts';

/** One measure for the values of each series of the rulebook, and one for the bases of a share. */
export function villageMeasures(rulebook: Rulebook): Measure[] {
  return enteredSeries(rulebook).flatMap(({ id, share }) => [
    valuesOf(id, 'value'),
    ...(share ? [valuesOf(id, 'base')] : []),
  ]);
}

function valuesOf(series: string, column: 'value' | 'base'): Measure {
  return {
    id: `village.${series}${column === 'base' ? '.base' : ''}`,
    counts: 'household',
    nature: 'stock',
    text: column === 'base' ? 'measure.village.base' : 'measure.village.value',
    who: 'measure.village.who',
    capability: 'unit.read',
    sources: ['village_value'],
    amount: true,
    records: ({
      to,
    }) => sql`select v.division, v.unit_id, v.scope, v.id, v.on_day as day, u.name as label, u.sort_key, u.search_key as search,
        '/units/' || v.unit_id || '/village' as link, v.source as note, coalesce(${sql.ref(`v.${column}`)}, 0) as amount
      from village_value v join unit u on u.id = v.unit_id
      where v.series = ${series} and v.replaced_by is null and v.on_day <= ${to} and not exists (select from village_value x
        where x.division = v.division and x.unit_id = v.unit_id and x.series = v.series and x.replaced_by is null and x.on_day <= ${to} and x.on_day > v.on_day)`,
    stat: () => ({
      table: 'village_stat',
      column,
      where: (alias) => sql<boolean>`${sql.ref(`${alias}.series`)} = ${series}`,
    }),
  };
}

export function villageIndicators(rulebook: Rulebook): Indicator[] {
  return enteredSeries(rulebook).map(({ id, label, share, better }): Indicator => {
    const common = { id: `village.${id}`, group: 'village' as const, label, better, goal: id };
    return share
      ? {
          ...common,
          form: 'share',
          numerator: { measure: `village.${id}` },
          denominator: { measure: `village.${id}.base` },
        }
      : { ...common, form: 'number', numerator: { measure: `village.${id}` } };
  });
}
