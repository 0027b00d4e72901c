/** The numbers of the register by the units directly below, as a table names them: frozen where the whole of them is, else as the records say them today. */

import { numbersBelow } from '../indicators/declared/below.ts';
import { isHidden } from '../indicators/declared/beside.ts';
import type { Moment } from '../indicators/declared/evaluate.ts';
import type { Indicator } from '../organization/measure.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { type Freezer, freezerOf, type Pair } from './frozen.ts';
import { restOf } from './rules/unitLines.ts';

/** A unit that stood below on the day, by the name it had then; an empty id: what lies under none of them, the unit itself above all. */
export type Below = Pair & { id: string; name: string; state: 'live' | 'frozen' };

/**
 * One line for each unit. `whole`: the unit's own number in the state it is in, of which the lines are the parts; null numbers where it has none, or where this
 * reader is not shown units side by side (STA-02).
 */
export async function unitsBelow(
  ctx: Context,
  unit: UnitRef,
  indicator: Indicator,
  moment: Moment,
  whole: Pair & { state: 'live' | 'frozen' },
): Promise<Below[]> {
  const { lines, rest } = await numbersBelow(ctx, unit, indicator, moment);
  const hidden = whole.n === null || isHidden(ctx, unit, indicator);
  const itself = { id: '', name: '', state: whole.state };
  if (hidden) return [...lines, { ...itself }].map((line) => ({ ...line, n: null, of: null, state: whole.state }));
  if (whole.state === 'live')
    return [...lines.map((line) => ({ ...line, state: 'live' as const })), { ...itself, ...rest }];
  const freezers = await freezersOf(
    ctx,
    lines.map(({ id }) => id),
    moment.to,
  );
  const out: Below[] = [];
  for (const { id, name, n, of } of lines) {
    const fixed = await freezers.get(id)?.(indicator, moment.from);
    out.push({ id, name, ...(fixed ?? { n, of }), state: fixed ? 'frozen' : 'live' });
  }
  const left = (of: (pair: Pair) => number | null) => restOf(of(whole), out.map(of));
  return [...out, { ...itself, n: left(({ n }) => n), of: indicator.denominator ? left(({ of }) => of) : null }];
}

/** What is frozen of each unit, wherever it lies by now. */
async function freezersOf(ctx: Context, ids: readonly string[], on: string): Promise<Map<string, Freezer>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('unit')
    .select(['id', 'division', 'path'])
    .where('id', 'in', [...ids])
    .execute();
  const out = new Map<string, Freezer>();
  for (const row of rows) out.set(row.id, await freezerOf(ctx, row, on));
  return out;
}
