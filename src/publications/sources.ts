/** Where the numbers of a table are from: each indicator with its formula, and of a committee's own the definition by which it was counted. */
import { formulaOf, nameOf } from '../indicators/declared/texts.ts';
import { definitionsOf, OWN } from '../indicators/own/store.ts';
import type { Context } from '../platform/bus/command.ts';
import { isBelow, type ShownLine, type TableSource } from './publication.ts';
import type { Registered } from './registered.ts';
import { unpinned } from './rules/pinned.ts';
import type { Table } from './rules/table.ts';

/**
 * In: a table with its lines as they are shown, and what names the whole: the numbers a draft names, or the indicator that was kept when it was published. Out: its
 * indicators in the order of the table. One that the reader does not see, or that is declared no longer, is left out.
 */
export async function sourcesOf(
  ctx: Context,
  table: Table,
  lines: readonly ShownLine[],
  whole: readonly Registered[] | string | null,
): Promise<TableSource[]> {
  const named = [
    ...(table.whole.indicator === null ? [] : [wholeNamed(table.whole.indicator, whole)]),
    ...lines.flatMap(({ indicator, definition }) => (indicator === null ? [] : [{ indicator, definition }])),
  ];
  const distinct = new Map(named.map((each) => [`${each.indicator} ${each.definition}`, each]));
  const ids = [...new Set(named.map(({ indicator }) => indicator).filter((id) => id.startsWith(OWN)))];
  const definitions = await definitionsOf(ctx, ids);
  return [...distinct.values()].flatMap(({ indicator: id, definition }): TableSource[] => {
    const held = definitions.find((each) => each.id === id && each.no === definition);
    const indicator = held?.indicator ?? ctx.services.measures.indicators.get(id);
    if (!indicator) return [];
    const mine = lines.filter((line) => line.indicator === id && line.definition === definition);
    return [
      {
        indicator: id,
        name: nameOf(ctx, indicator),
        formula: formulaOf(ctx, indicator).formula,
        own: held ? { no: held.no, since: held.since, by: held.by } : null,
        lines: mine.length,
        states: [...new Set(mine.flatMap(({ register }) => register ?? []))],
        below: mine.some(({ dimension }) => isBelow(dimension)),
      },
    ];
  });
}

function wholeNamed(indicator: string, whole: readonly Registered[] | string | null) {
  if (whole === null || typeof whole === 'string') return unpinned(whole ?? indicator);
  return { indicator, definition: whole.find((each) => each.indicator === indicator)?.definition ?? null };
}
