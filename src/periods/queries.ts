import { sql } from 'kysely';
import { divides, maySee } from '../indicators/declared/evaluate.ts';
import { measureOf, sumsOf } from '../indicators/declared/sums.ts';
import { nameOf } from '../indicators/declared/texts.ts';
import { smallGroup } from '../indicators/smallGroups.ts';
import { recordedSince } from '../members/list.ts';
import type { Indicator } from '../organization/measure.ts';
import { unitName, unitOf } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type Context, query } from '../platform/bus/command.ts';
import { listPage, type Order } from '../platform/db/keyset.ts';
import { against } from '../platform/may.ts';
import { pageInput, pageOf } from '../platform/paging.ts';
import * as s from '../platform/schema.ts';
import { correctionCounts, correctionsOf, keyOf } from './correctionCounts.ts';
import { askedPeriod, dueOf, factsOf, kindOf } from './facts.ts';
import { correctedNumbers, frozenNumbers } from './freeze.ts';
import { keysOf, valueIn } from './numbers.ts';
import {
  type CorrectionLine,
  correctionLine,
  type FrozenNumber,
  PERIOD_KINDS,
  type Period,
  type PeriodLine,
  periodLine,
  periodRecord,
} from './period.ts';
import { type ClosingRow, type Closings, closingOf, closingsFor } from './reading.ts';
import { periodsOfYear, reasonsNotToClose, reasonsNotToOpen, stateOf } from './rules.ts';
import { unfinishedIn } from './unfinished.ts';

const WHICH = { unit: s.id(), kind: s.oneOf(PERIOD_KINDS), startsOn: s.date() };

/** The periods of a year at a unit: which are closed, by whom, and which wait to be closed. */
export const listPeriods = query({
  name: 'period.list',
  method: 'GET',
  path: '/units/{unit}/periods',
  capability: 'counts.read',
  summary: 'The periods of a year at a unit, and which are closed',
  input: s.object({ unit: s.id(), year: s.optional(s.whole(1990, 2200)) }),
  output: s.object({
    unit: s.object({ id: s.anyText(), name: s.anyText() }),
    year: s.anyNumber(),
    /** whether units of this kind close periods; else the units above do */
    closesHere: s.flag(),
    rule: s.nullable(s.anyText()),
    periods: s.list(periodLine, 40),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { closing } = ctx.services.rulebook.statistics;
    const year = input.year ?? Number(ctx.today.slice(0, 4));
    const periods = periodsOfYear(closing?.kinds ?? [], year);
    const closings = await closingsFor(ctx, unit, { from: `${year}-01-01`, to: `${year}-12-31` });
    const told = await toldOf(ctx, unit, year);
    const here = closing?.at.includes(await kindOf(ctx, unit)) ?? false;
    return {
      unit: { id: unit.id, name: await nameOfUnit(ctx, unit) },
      year,
      closesHere: here,
      rule: closing?.rule ?? null,
      periods: periods.map((period) => lineOf(ctx, period, closings, unit, here, told)),
    };
  },
});

/** One period at a unit: its frozen numbers with corrections beside what the records say today, and what stands against closing and opening it. Refuses period.unknown. */
export const getPeriod = query({
  name: 'period.get',
  method: 'GET',
  path: '/units/{unit}/periods/{kind}/{startsOn}',
  capability: 'counts.read',
  summary: 'A period at a unit: frozen numbers, corrections, and what the records say today',
  input: s.object(WHICH),
  output: periodRecord,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const period = askedPeriod(input);
    const facts = await factsOf(ctx, unit, period);
    const closings = await closingsFor(ctx, unit, { from: period.startsOn, to: period.endsOn });
    const speaks = closings.speaks(period);
    const shown = shownIndicators(ctx, unit);
    const numbers = await numbersIn(ctx, unit, period, speaks, shown.open);
    const { over, later, reasons, rule, own } = facts;
    const year = Number(period.startsOn.slice(0, 4));
    const last = own ?? speaks ?? null;
    return {
      unit: { id: unit.id, name: await nameOfUnit(ctx, unit) },
      line: lineOf(ctx, period, closings, unit, reasons.closesHere, await toldOf(ctx, unit, year)),
      closing: last && closingOf(ctx, last, over),
      numbers,
      hidden: shown.hidden,
      unfinished: period.endsOn < ctx.today && !speaks ? await unfinishedIn(ctx, unit, period) : [],
      may: {
        'period.close': against(ctx, 'period.close', unit, reasonsNotToClose({ ...reasons, above: over }, ctx.today)),
        'period.open': against(
          ctx,
          'period.open',
          unit,
          reasonsNotToOpen({ state: reasons.state, above: over, later, rule }),
        ),
        'period.correct': against(ctx, 'period.correct', unit, speaks ? [] : [{ code: 'period.not_closed', rule }]),
      },
    };
  },
});

/** Corrections of the frozen numbers of a unit's period, its own and those of the units it counts, the latest first. */
export const listCorrections = query({
  name: 'period.corrections',
  method: 'GET',
  path: '/units/{unit}/periods/{kind}/{startsOn}/corrections',
  capability: 'counts.read',
  summary: 'Dated corrections of the frozen numbers of a period',
  input: s.object({ ...WHICH, ...pageInput }),
  output: pageOf(correctionLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const period = askedPeriod(input);
    type Row = {
      id: string;
      about_id: string;
      about_name: string;
      number_key: string;
      was: number;
      becomes: number;
      reason: string;
      source: 'hand' | 'closing';
      made_on: string;
      made_name: string;
    };
    const rows = sql<Row>`(select c.id, c.about_id, c.about_name, c.number_key, c.was::float8 as was, c.becomes::float8 as becomes, c.reason, c.source, c.made_on, c.made_name
      ${correctionsOf(unit)} and c.kind = ${period.kind} and c.starts_on = ${period.startsOn})`;
    const order: Order<Row> = [
      ['made_on', 'desc'],
      ['id', 'desc'],
    ];
    return await listPage<Row, CorrectionLine>(
      ctx,
      ctx.tx.selectFrom(rows.as('x')).selectAll(),
      input,
      order,
      (row) => ({
        id: row.id,
        unit: { id: row.about_id, name: row.about_name },
        measure: row.number_key,
        was: Number(row.was),
        becomes: Number(row.becomes),
        reason: row.reason,
        source: row.source,
        made: { on: row.made_on, name: row.made_name },
      }),
    );
  },
});

/** How many corrections there are, and since when anything is recorded: an older period waits for nobody. */
async function toldOf(ctx: Context, unit: UnitRef, year: number) {
  const days = { from: `${year}-01-01`, to: `${year}-12-31` };
  return {
    corrections: await correctionCounts(ctx, unit, days),
    since: await recordedSince(ctx, unit),
  };
}

function lineOf(
  ctx: Context,
  period: Period,
  { over, speaks: speaking }: Closings,
  unit: UnitRef,
  closesHere: boolean,
  { corrections, since }: { corrections: ReadonlyMap<string, number>; since: string | null },
): PeriodLine {
  const speaks = speaking(period);
  const own = over.find(
    (row) => row.unit_id === unit.id && row.kind === period.kind && row.starts_on === period.startsOn,
  );
  return {
    kind: period.kind,
    startsOn: period.startsOn,
    endsOn: period.endsOn,
    state: stateOf(period, speaks ?? own ?? null, ctx.today),
    due: closesHere && since !== null && period.endsOn >= since ? dueOf(ctx, period) : null,
    at: speaks ? { id: speaks.unit_id, name: speaks.unit_name } : null,
    closed: speaks ? { on: speaks.closed_on, name: speaks.closed_name } : null,
    corrections: corrections.get(keyOf(period)) ?? 0,
    before: since === null || period.endsOn < since,
  };
}

/** The indicators whose frozen numbers this reader may see: who reads counts only is not shown what divides people (STA-02). */
function shownIndicators(ctx: Context, unit: UnitRef): { open: Indicator[]; hidden: number } {
  const counts = smallGroup(ctx, unit) > 0;
  const all = [...ctx.services.measures.indicators.values()].filter((each) => isFrozen(ctx, each));
  const open = all.filter((each) => maySee(ctx, unit, each) && !(counts && divides(ctx, each)));
  return { open, hidden: all.length - open.length };
}

function isFrozen({ services }: Context, { numerator, denominator }: Indicator): boolean {
  return [numerator, ...(denominator ? [denominator] : [])].every(
    ({ measure }) => services.measures.measures.get(measure)?.closed !== true,
  );
}

async function numbersIn(
  ctx: Context,
  unit: UnitRef,
  period: Period,
  closing: ClosingRow | undefined,
  indicators: readonly Indicator[],
): Promise<FrozenNumber[]> {
  const parts = indicators.flatMap(({ numerator, denominator }) => [numerator, ...(denominator ? [denominator] : [])]);
  const last = period.endsOn < ctx.today ? period.endsOn : ctx.today;
  const asks = parts.map((part) => {
    const stock = ctx.services.measures.measures.get(part.measure)?.nature === 'stock';
    return { part, from: stock ? last : period.startsOn, to: last, tree: 'then' as const };
  });
  const live = period.startsOn > ctx.today ? asks.map(() => 0) : await sumsOf(ctx, unit, asks);
  const frozen = closing ? await frozenNumbers(ctx, unit, closing) : null;
  const corrected = closing ? await correctedNumbers(ctx, unit, closing) : null;
  let at = 0;
  return indicators.map((indicator) => {
    const { id, group, numerator, denominator } = indicator;
    const n = live[at++] ?? 0;
    const of = denominator ? (live[at++] ?? 0) : null;
    const pair = (numbers: Readonly<Record<string, number>>) => ({
      n: valueIn(numbers, numerator),
      of: denominator ? valueIn(numbers, denominator) : null,
    });
    return {
      id,
      group,
      label: nameOf(ctx, indicator),
      form: indicator.form,
      opens: ctx.may(measureOf(ctx, numerator.measure).capability, unit),
      key: keysOf(numerator).length === 1 ? (keysOf(numerator)[0] ?? null) : null,
      frozen: frozen && pair(frozen),
      corrected: corrected && pair(corrected),
      live: { n, of },
    };
  });
}

async function nameOfUnit(ctx: Context, unit: UnitRef): Promise<string> {
  return await unitName(ctx.tx, unit);
}
