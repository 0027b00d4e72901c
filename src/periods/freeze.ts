/** What the units under one counted in a period: from the records, by the tree of the period's last day, and from what was frozen below already. */
import { sql } from 'kysely';
import { placed, placeIn, summed } from '../indicators/declared/placed.ts';
import type { Filters, Measure, MeasureAsked } from '../organization/measure.ts';
import { type PastRange, pastRange, within } from '../organization/tree.ts';
import { onlyUnit, SEGMENT, subtreeOf, type UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { correctionsOf } from './correctionCounts.ts';
import { partOf } from './formCells.ts';
import { addUp, atStart, type CountedLine, combinationsOf } from './numbers.ts';
import type { Period } from './period.ts';
import { type ClosingRow, closingsAt } from './reading.ts';
import type { Numbers } from './store.ts';

export type Frozen = { unit: UnitRef; numbers: Numbers };

/** The measures that a closing freezes: all whose numbers need no right of their own. */
export function frozenMeasures({ services }: Context): Measure[] {
  return [...services.measures.measures.values()].filter(({ closed }) => closed !== true);
}

/** A unit by its present address, and where it lay on the last day of a period. */
export type Stood = UnitRef & { lay: string };

/** The units that stood under one on the period's last day, the top first, wherever they lie by now. */
export async function unitsOn(ctx: Context, unit: UnitRef, on: string): Promise<Stood[]> {
  const range = await pastRange(ctx.tx, unit);
  const { rows } =
    await sql<Stood>`select p.unit_id as id, p.division, u.path, p.path as lay from unit_period p join unit u on u.id = p.unit_id
    where ${within('p.path', range)} and p.valid_from <= ${on} and p.valid_to > ${on} order by p.path`.execute(ctx.tx);
  return rows;
}

/** The closings for a period that hold among the units that stood under one, which are of no use to it itself. */
export async function closingsBelow(
  ctx: Context,
  unit: UnitRef,
  stood: readonly Stood[],
  period: Pick<Period, 'kind' | 'startsOn'>,
): Promise<ClosingBelow[]> {
  const places = new Map(stood.flatMap(({ id, lay }) => (id === unit.id ? [] : [[id, lay] as const])));
  const rows = await closingsAt(ctx, [...places.keys()], [...new Set(stood.map(({ division }) => division))], period);
  return rows.map((row) => ({ row, lay: places.get(row.unit_id) ?? row.scope }));
}

/** `lay`: where the unit that closed lay on the last day of the period. */
export type ClosingBelow = { row: ClosingRow; lay: string };

/**
 * The numbers of a unit and of all below it that are not frozen yet. `below`: the closings under it that hold for the same period; their units keep what
 * was frozen there, with its corrections, and only that is added up.
 */
export async function numbersOf(
  ctx: Context,
  unit: UnitRef,
  period: Period,
  stood: readonly Stood[],
  below: readonly ClosingBelow[],
): Promise<Frozen[]> {
  const place = stood.find(({ id }) => id === unit.id)?.lay ?? unit.path;
  const frozen = highest(below);
  const isFrozen = (path: string) => frozen.some(({ lay }) => path.startsWith(lay));
  const open = stood.filter(({ lay }) => !isFrozen(lay));
  const totals = new Map<string, Record<string, number>>(open.map(({ lay }) => [lay, {}]));
  totals.set(place, totals.get(place) ?? {});
  const before = addTo(period.startsOn, { days: -1 });
  const came = await cameFrom(ctx, open, frozen, { from: before, to: period.endsOn });
  for (const measure of frozenMeasures(ctx)) {
    const combinations = combinationsOf(Object.keys(measure.dimensions ?? {}), combined(ctx, measure.id));
    const add = async (id: string, of: Pick<Period, 'startsOn' | 'endsOn'>) => {
      for (const piece of piecesOf(place, open, frozen)) {
        const lines = await linesOf(ctx, measure, of, unit, piece);
        addUp(
          totals,
          id,
          lines.filter(({ path }) => !isFrozen(path)),
          combinations,
        );
      }
      if (came === null) return;
      const earlier = await linesOf(ctx, measure, of, unit, came.range);
      for (const each of came.places) {
        const own = new Map([[each.lay, totals.get(each.lay) ?? {}]]);
        const lines = earlier.filter((line) => line.path.startsWith(each.place) && !each.leaves(line.path));
        addUp(
          own,
          id,
          lines.map((line) => ({ ...line, path: each.lay })),
          combinations,
        );
      }
    };
    await add(measure.id, period);
    if (begins(ctx, measure.id)) await add(atStart(measure.id), { startsOn: before, endsOn: before });
  }
  for (const { row, lay } of frozen) {
    const numbers = await correctedNumbers(ctx, { id: row.unit_id, division: row.division }, row);
    for (const [path, own] of totals)
      if (lay.startsWith(path)) for (const [key, n] of Object.entries(numbers)) own[key] = (own[key] ?? 0) + n;
  }
  const at = new Map(open.map((each) => [each.lay, each]));
  return [...totals].map(([path, numbers]) => ({ unit: at.get(path) ?? unit, numbers: withoutNothing(numbers) }));
}

/** Closings that lie under no other one. */
function highest(below: readonly ClosingBelow[]): ClosingBelow[] {
  return below.filter(({ lay }) => !below.some((other) => other.lay !== lay && lay.startsWith(other.lay)));
}

/** Ranges that hold the records which are not frozen: the whole where nothing is, else the unit itself and each open unit right below it. */
function piecesOf(place: string, open: readonly Stood[], frozen: readonly ClosingBelow[]): PastRange[] {
  const whole = (path: string) => ({ ...subtreeOf(path), former: [] });
  if (frozen.length === 0) return [whole(place)];
  const children = open.filter(({ lay }) => lay.length === place.length + SEGMENT);
  return [{ ...onlyUnit(place), former: [] }, ...children.map(({ lay }) => whole(lay))];
}

/** `leaves`: whether what lay there counts in the frozen numbers of a unit below. */
type EarlierPlace = { lay: string; place: string; leaves: (path: string) => boolean };

/**
 * The places that open units had within a period before the last one: what happened there is theirs, and of those above them then. Null where none moved.
 */
async function cameFrom(
  ctx: Context,
  open: readonly Stood[],
  frozen: readonly ClosingBelow[],
  { from, to }: { from: string; to: string },
): Promise<{ range: PastRange; places: EarlierPlace[] } | null> {
  const lay = new Map([
    ...open.map((each) => [each.id, each.lay] as const),
    ...frozen.map(({ row, lay: place }) => [row.unit_id, place] as const),
  ]);
  const { rows } = await sql<{
    id: string;
    place: string;
  }>`select distinct unit_id as id, path as place from unit_period
    where unit_id = any(${[...lay.keys()]}::uuid[]) and valid_from <= ${to} and valid_to > ${from}`.execute(ctx.tx);
  const moved = rows.flatMap(({ id, place }) => {
    const last = lay.get(id) ?? place;
    return last === place ? [] : [{ lay: last, place, open: open.some((each) => each.id === id) }];
  });
  const places = moved.filter((each) => each.open).map((each) => ({ ...each, leaves: leavesOf(each.lay) }));
  const tops = places.filter(
    ({ place }) => !places.some((each) => each.place !== place && place.startsWith(each.place)),
  );
  const [range, ...former] = [...new Set(tops.map(({ place }) => place))].map(subtreeOf);
  return range ? { range: { ...range, former }, places } : null;

  function leavesOf(above: string): EarlierPlace['leaves'] {
    const left = moved.filter((each) => !each.open && each.lay.startsWith(above));
    return (path) => left.some(({ place }) => path.startsWith(place));
  }
}

/** The records of a measure in a piece of the tree, counted by unit and by all dimensions at once. */
async function linesOf(
  ctx: Context,
  measure: Measure,
  period: Pick<Period, 'startsOn' | 'endsOn'>,
  unit: UnitRef,
  piece: PastRange,
): Promise<CountedLine[]> {
  const asked: MeasureAsked = {
    from: measure.nature === 'stock' ? period.endsOn : period.startsOn,
    to: period.endsOn,
    today: ctx.today,
    tree: 'then',
  };
  const place = await placeIn(ctx, unit, piece, asked.from);
  const dimensions = Object.keys(measure.dimensions ?? {});
  const columns = dimensions.map((dimension) => sql`, ${sql.ref(`r.d_${dimension}`)}`);
  const { from, where } = placed(measure, asked, place);
  const more = sql.join(columns, sql``);
  const { rows } = await sql<{ path: string; n: number } & Record<string, string>>`
    select t.path, ${summed(measure)} as n${more} ${from} ${where} group by t.path${more}`.execute(ctx.tx);
  return rows.map((row) => ({
    path: row.path,
    n: Number(row.n),
    codes: Object.fromEntries(dimensions.map((dimension) => [dimension, row[`d_${dimension}`] ?? ''])),
  }));
}

/** Whether a form asks how a stock stood on the day before a period. */
function begins({ services }: Context, measure: string): boolean {
  return services.rulebook.statistics.forms.some(({ rows }) =>
    rows.some(({ of }) => of?.at === 'start' && of.measure === measure),
  );
}

/** The filters on several dimensions that indicators and forms ask of a measure. */
function combined({ services }: Context, measure: string): Filters[] {
  const indicators = [...services.measures.indicators.values()].flatMap(({ numerator, denominator }) => [
    numerator,
    ...(denominator ? [denominator] : []),
  ]);
  const forms = services.rulebook.statistics.forms.flatMap((form) =>
    form.rows.flatMap((row) => (row.of ? form.columns.map((column) => partOf(row, column)) : [])),
  );
  return [...indicators, ...forms].flatMap((part) =>
    part.measure === measure && part.filters && Object.keys(part.filters).length > 1 ? [part.filters] : [],
  );
}

/** The numbers of a unit as a closing froze them, with what corrections by hand of them made since, at the unit and at those it counts. */
export async function correctedNumbers(
  ctx: Context,
  unit: Pick<UnitRef, 'division' | 'id'>,
  closing: ClosingRow,
): Promise<Numbers> {
  const numbers = { ...(await frozenNumbers(ctx, unit, closing)) };
  const { rows } = await sql<{ number_key: string; more: number }>`
    select c.number_key, sum(c.becomes - c.was)::float8 as more ${correctionsOf(unit)} and c.kind = ${closing.kind} and c.starts_on = ${closing.starts_on}
      and c.close_id = ${closing.id} and c.closing_no = ${closing.closing_no} and c.source = 'hand' group by 1`.execute(
    ctx.tx,
  );
  for (const { number_key: key, more } of rows) numbers[key] = (numbers[key] ?? 0) + more;
  return numbers;
}

/** The numbers of a unit as a closing froze them. */
export async function frozenNumbers(
  ctx: Context,
  unit: Pick<UnitRef, 'division' | 'id'>,
  closing: ClosingRow,
): Promise<Numbers> {
  const { rows } = await sql<{ numbers: Numbers }>`select numbers from stat_snapshot
    where division = ${unit.division} and unit_id = ${unit.id} and kind = ${closing.kind} and starts_on = ${closing.starts_on}
      and closing_no = ${closing.closing_no} and close_id = ${closing.id}`.execute(ctx.tx);
  return rows[0]?.numbers ?? {};
}

function withoutNothing(numbers: Readonly<Record<string, number>>): Numbers {
  return Object.fromEntries(Object.entries(numbers).filter(([, n]) => n !== 0));
}
