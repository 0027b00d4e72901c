import { unitName, unitOf, unitRef } from '../organization/tree.ts';
import type { UnitRef } from '../platform/access.ts';
import { type CommandContext, type Context, command } from '../platform/bus/command.ts';
import { found, must } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { askedPeriod, factsOf } from './facts.ts';
import { closingsBelow, correctedNumbers, frozenNumbers, numbersOf, unitsOn } from './freeze.ts';
import { frozenAmong, levelsAbove } from './levels.ts';
import { PERIOD_KINDS, type Period } from './period.ts';
import { type ClosingRow, closingRow, closingsFor } from './reading.ts';
import { periodOf, reasonsNotToClose, reasonsNotToCorrect, reasonsNotToOpen, stateOf } from './rules.ts';
import { changeClosing, insertClosing, insertCorrections, insertSnapshots, type Numbers } from './store.ts';

/** More units than one closing freezes: what stands below them closes first. */
const MOST_UNITS = 20_000;

const which = { unit: s.id(), kind: s.oneOf(PERIOD_KINDS), startsOn: s.date() };

/**
 * Closes a period of a unit and of all below it: their numbers are frozen as the records have them, and facts of its days are refused from now on. What
 * closed below already keeps its numbers. Closed a second time, it says as dated corrections what has changed. Refuses period.unknown, period.not_ended,
 * period.closed_already, period.above_closed, period.not_here, period.kind_unused, period.too_large (STA-04).
 */
export const closePeriod = command({
  name: 'period.close',
  method: 'POST',
  path: '/units/{unit}/periods/{kind}/{startsOn}/closing',
  capability: 'period.close',
  summary: 'Close a period of a unit and all below it into frozen numbers',
  input: s.object({ ...which, note: s.optional(s.text(500)) }),
  result: s.object({ id: s.id(), units: s.whole(0, 1e9), corrections: s.whole(0, 1e9) }),
  where: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    return { units: [unit, ...(await openBelow(ctx, unit, askedPeriod(input)))], demandAt: [unit] };
  },
  factDays: null,
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const asked = askedPeriod(input);
    const { over, own, reasons, rule } = await factsOf(ctx, unit, asked);
    must(reasonsNotToClose({ ...reasons, above: over }, ctx.today));
    const stood = await unitsOn(ctx, unit, asked.endsOn);
    const all = await numbersOf(ctx, unit, asked, stood, await closingsBelow(ctx, unit, stood, asked));
    // a unit that went since to where the actor may not close is in the numbers as far as he sees it, and keeps none of its own from here
    const frozen = all.filter((each) => ctx.may('period.close', each.unit));
    const closingNo = (own?.closing_no ?? 0) + 1;
    const row = {
      state: 'closed',
      closing_no: closingNo,
      closed_on: ctx.today,
      closed_at: ctx.clock.now(),
      closed_by: ctx.actor.accountId,
      closed_name: ctx.actor.name,
      note: input.note ?? null,
      units: frozen.length,
      opened_on: null,
      opened_at: null,
      opened_by: null,
      opened_name: null,
      open_reason: null,
    };
    const id = own?.id ?? (await insertClosing(ctx.tx, unit, { ...named(asked), rule_id: rule, ...row }));
    if (own) await changeClosing(ctx.tx, unit, own.id, own.version, row);
    await insertSnapshots(
      ctx.tx,
      { kind: asked.kind, startsOn: asked.startsOn, closingNo, closeId: id, takenAt: ctx.clock.now() },
      frozen,
    );
    const corrections = own
      ? await tellChanges(
          ctx,
          unit,
          own,
          { id, closingNo },
          frozen.find((each) => each.unit.id === unit.id)?.numbers ?? {},
        )
      : 0;
    await ctx.record({
      unit,
      subjectKind: 'period',
      subjectId: id,
      body: { kind: asked.kind, startsOn: asked.startsOn, closingNo, units: frozen.length },
    });
    return { id, units: frozen.length, corrections };
  },
});

/** Units that this closing freezes are locked, so that no fact of the period slips in beside it. Refuses period.too_large. */
async function openBelow(ctx: Context, unit: UnitRef, asked: Period): Promise<UnitRef[]> {
  const stood = await unitsOn(ctx, unit, asked.endsOn);
  const below = await closingsBelow(ctx, unit, stood, asked);
  const open = stood.filter(
    (each) => ctx.may('period.close', each) && !below.some(({ lay }) => each.lay.startsWith(lay)),
  );
  must(open.length > MOST_UNITS ? [{ code: 'period.too_large', values: { n: open.length, most: MOST_UNITS } }] : []);
  return open.map(({ lay: _, ...each }) => each);
}

/** What a second closing found otherwise, as dated lines: whole measures, not each of their parts. */
async function tellChanges(
  ctx: CommandContext,
  unit: UnitRef,
  before: ClosingRow,
  now: { id: string; closingNo: number },
  numbers: Numbers,
): Promise<number> {
  const old = await frozenNumbers(ctx, unit, before);
  const keys = [...new Set([...Object.keys(old), ...Object.keys(numbers)])].filter((key) => !key.includes('|'));
  const changed = keys.filter((key) => (old[key] ?? 0) !== (numbers[key] ?? 0));
  const about = await saidOf(ctx, unit);
  const lines = changed.toSorted().map((key) => ({
    unit,
    ...about,
    close_id: now.id,
    closing_no: now.closingNo,
    kind: before.kind,
    starts_on: before.starts_on,
    number_key: key,
    was: Math.round(old[key] ?? 0),
    becomes: Math.round(numbers[key] ?? 0),
    reason: before.open_reason ?? '',
    source: 'closing',
    ...madeBy(ctx),
  }));
  await insertCorrections(ctx.tx, lines);
  return lines.length;
}

/**
 * Opens a period that was closed here, with a reason: facts of its days can be written again, and it has to be closed once more. Refuses period.not_closed,
 * period.above_closed, period.later_closed, version.stale (STA-04).
 */
export const openPeriod = command({
  name: 'period.open',
  method: 'POST',
  path: '/periods/{id}/opening',
  capability: 'period.open',
  summary: 'Open a closed period again, with a reason',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9), reason: s.text(500) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitRef(ctx.tx, (await closingRow(ctx, input.id)).unit_id)] }),
  factDays: null,
  run: async (ctx, input) => {
    const row = await closingRow(ctx, input.id);
    const unit = await unitRef(ctx.tx, row.unit_id);
    const { over, later, reasons, rule } = await factsOf(ctx, unit, periodOf(row.kind, row.starts_on));
    must(reasonsNotToOpen({ state: reasons.state, above: over, later, rule }));
    await changeClosing(ctx.tx, unit, row.id, input.version, {
      state: 'opened',
      opened_on: ctx.today,
      opened_at: ctx.clock.now(),
      opened_by: ctx.actor.accountId,
      opened_name: ctx.actor.name,
      open_reason: input.reason,
    });
    await ctx.record({
      unit,
      subjectKind: 'period',
      subjectId: row.id,
      body: { kind: row.kind, startsOn: row.starts_on, opened: ctx.today },
      reason: input.reason,
    });
    return { id: row.id };
  },
});

/**
 * Writes a dated correction beside a frozen number of a unit; the frozen number stays, and every frozen number that counts it says both: it is kept beside each
 * of them, whoever stands above the unit by now. Refuses period.not_closed, period.same_number, period.number_unknown (STA-04).
 */
export const correctPeriod = command({
  name: 'period.correct',
  method: 'POST',
  path: '/units/{unit}/periods/{kind}/{startsOn}/corrections',
  capability: 'period.correct',
  summary: 'Write a dated correction beside a frozen number',
  input: s.object({ ...which, key: s.text(200), becomes: s.whole(0, 1e12), reason: s.text(500) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    return { units: [unit], cross: await levelsAbove(ctx, unit, askedPeriod(input).endsOn) };
  },
  crosses:
    'the frozen numbers of the units above on the last day count it, and whoever sees them sees what became of them',
  factDays: null,
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const asked = askedPeriod(input);
    const measure = ctx.services.measures.measures.get(input.key.split('|')[0] ?? '');
    must(measure && !measure.closed ? [] : [{ code: 'period.number_unknown', field: 'key' }]);
    const counted = (await closingsFor(ctx, unit, { from: asked.startsOn, to: asked.startsOn })).speaks(asked);
    const { rule } = await factsOf(ctx, unit, asked);
    const state = stateOf(asked, counted ?? null, ctx.today);
    const present = counted ? ((await correctedNumbers(ctx, unit, counted))[input.key] ?? 0) : 0;
    must(reasonsNotToCorrect({ state, present, becomes: input.becomes, rule }));
    const own = found(counted);
    const above = await frozenAmong(ctx, await levelsAbove(ctx, unit, asked.endsOn), asked);
    const line = {
      ...(await saidOf(ctx, unit)),
      kind: asked.kind,
      starts_on: asked.startsOn,
      number_key: input.key,
      was: present,
      becomes: input.becomes,
      reason: input.reason,
      source: 'hand',
      ...madeBy(ctx),
    };
    const [id = ''] = await insertCorrections(
      ctx.tx,
      [{ unit, closeId: own.id, closingNo: own.closing_no }, ...above].map((each) => ({
        ...line,
        unit: each.unit,
        close_id: each.closeId,
        closing_no: each.closingNo,
      })),
    );
    await ctx.record({
      unit,
      subjectKind: 'period',
      subjectId: own.id,
      body: { kind: asked.kind, startsOn: asked.startsOn, key: input.key, was: present, becomes: input.becomes },
      reason: input.reason,
    });
    return { id };
  },
});

/** The unit that a correction speaks of. */
async function saidOf(ctx: CommandContext, unit: UnitRef) {
  return { about_id: unit.id, about_name: await unitName(ctx.tx, unit) };
}

function named({ kind, startsOn, endsOn }: Period) {
  return { kind, starts_on: startsOn, ends_on: endsOn };
}

function madeBy({ today, clock, actor }: CommandContext) {
  return { made_on: today, made_at: clock.now(), made_by: actor.accountId, made_name: actor.name };
}
