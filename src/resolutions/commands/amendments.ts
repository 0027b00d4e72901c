import { addressOf, subtree } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent, notFound } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { nextNumber } from '../../register/numbers.ts';
import { AMENDING_ACTS, amendmentChange, type TargetText } from '../amendment.ts';
import { whoIs } from '../people.ts';
import { acknowledgingFacts, noticeRow, resolutionRow, targetRows } from '../reading.ts';
import type { TargetInput } from '../resolution.ts';
import { reasonsNotToAmend } from '../rules/amendments.ts';
import { reasonsNotToAcknowledge } from '../rules/resolutions.ts';
import { reasonsOfClosedYear } from '../rules/years.ts';
import {
  type Changed,
  flagItems,
  insertAmendment,
  insertChanges,
  insertNotices,
  setNoticeAcknowledged,
} from '../store/amendments.ts';
import { countUp } from '../store/resolutions.ts';
import { addTarget, changeTarget, dropTarget } from '../store/targets.ts';
import { closedYears } from '../years.ts';

/**
 * Changes an issued resolution by a dated resolution or decision (D21): targets changed, added, dropped. Every recipient is
 * told again and acknowledges; plan items built on a changed target are flagged. Refuses record.draft, record.annulled, amendment.*,
 * date.future, date.order, what drafting refuses of a target, year.closed, version.stale.
 */
export const amendResolution = command({
  name: 'resolution.amend',
  method: 'POST',
  path: '/resolutions/{id}/amendments',
  capability: 'resolution.issue',
  summary: 'Amend an issued resolution by a dated act',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    on: s.date(),
    act: s.oneOf(AMENDING_ACTS),
    reason: s.text(1000),
    changes: s.list(amendmentChange, 100),
  }),
  result: s.object({ id: s.id(), numberText: s.anyText(), told: s.anyNumber() }),
  where: async (ctx, input) => {
    const unit = addressOf(await resolutionRow(ctx, input.id));
    const told = await recipientUnits(ctx, input.id);
    return { units: [unit, ...told], demandAt: [unit] };
  },
  run: async (ctx, input) => {
    const row = await resolutionRow(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    const targets = await targetRows(ctx, row);
    const inForce = new Map(targets.filter((t) => t.dropped_on === null).map((t) => [t.id, t]));
    const last = await ctx.tx
      .selectFrom('amendment')
      .select((eb) => eb.fn.max('decided_on').as('on'))
      .where('division', '=', unit.division)
      .where('resolution_id', '=', row.id)
      .executeTakeFirst();
    must([
      ...reasonsNotToAmend(input.changes, {
        resolution: { state: row.state, kind: row.kind, issuedOn: row.issued_on },
        targets: new Map([...inForce].map(([id, t]) => [id, textOfRow(t)])),
        lastOn: last?.on ?? null,
        on: input.on,
        today: ctx.today,
        measures: ctx.services.rulebook.targets.measures,
      }),
      ...reasonsOfClosedYear(await closedYears(ctx, unit), input.on, 'on'),
    ]);
    const number = await nextNumber(ctx.tx, unit, input.act, input.on, ctx.services.rulebook);
    const id = await insertAmendment(ctx.tx, unit, {
      resolutionId: row.id,
      act: input.act,
      ...number,
      on: input.on,
      reason: input.reason,
      signerName: ctx.actor.name,
      signerPost: ctx.actor.grant.post,
      at: ctx.clock.now(),
    });
    const changes: Changed[] = [];
    let position = targets.length;
    for (const change of input.changes) {
      const before = change.targetId ? inForce.get(change.targetId) : undefined;
      // the rules have seen that what is changed is in force, and what is added has a text
      if (change.kind === 'add' && change.target) {
        const targetId = await addTarget(ctx.tx, unit, row.id, change.target, position++, id);
        changes.push({ targetId, before: null, after: textOfInput(change.target) });
      } else if (before && change.kind === 'drop') {
        await dropTarget(ctx.tx, unit, before.id, before.version, input.on);
        changes.push({ targetId: before.id, before: textOfRow(before), after: null });
      } else if (before && change.target) {
        await changeTarget(ctx.tx, unit, before.id, before.version, change.target);
        changes.push({ targetId: before.id, before: textOfRow(before), after: textOfInput(change.target) });
      }
    }
    await insertChanges(ctx.tx, unit, id, changes);
    const touched = changes.flatMap((c) => (c.before ? [c.targetId] : []));
    if (touched.length > 0) await flagItems(ctx.tx, await subtree(ctx.tx, unit), touched, id);
    const told = await recipientUnits(ctx, row.id);
    await insertNotices(ctx.tx, unit, id, told, {
      resolutionId: row.id,
      on: input.on,
      title: row.title,
      numberText: number.text,
    });
    await countUp(ctx.tx, unit, row.id, input.version);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'resolution',
      subjectId: row.id,
      body: { amendmentId: id, number: number.text, on: input.on, changes: changes.length, told: told.length },
      reason: input.reason,
    });
    return { id, numberText: number.text, told: told.length };
  },
});

/** A unit that was told of an amendment says that it has it. Refuses recipient.again, resolution.annulled, version.stale. */
export const acknowledgeAmendment = command({
  name: 'amendment.acknowledge',
  method: 'POST',
  path: '/units/{unit}/amendment-notices/{id}/acknowledgement',
  capability: 'resolution.acknowledge',
  summary: 'Acknowledge an amendment',
  input: s.object({ unit: s.id(), id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await ownNotice(ctx, input))] }),
  run: async (ctx, input) => {
    const row = await ownNotice(ctx, input);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    must(reasonsNotToAcknowledge(await acknowledgingFacts(ctx, row)));
    await setNoticeAcknowledged(ctx.tx, unit, row.id, input.version, {
      id: whoIs(ctx.actor),
      name: ctx.actor.name,
      at: ctx.clock.now(),
    });
    await ctx.record({
      unit,
      subjectKind: 'amendment_notice',
      subjectId: row.id,
      body: { amendmentId: row.amendment_id },
    });
    return { id: row.id };
  },
});

async function ownNotice(ctx: Context, input: { unit: string; id: string }) {
  const row = await noticeRow(ctx, input.id);
  if (row.unit_id !== input.unit) notFound();
  return row;
}

/** The units that received the resolution, in tree order. */
async function recipientUnits(ctx: Context, resolutionId: string) {
  const rows = await ctx.tx
    .selectFrom('recipient')
    .select(['unit_id', 'division', 'scope'])
    .where('resolution_id', '=', resolutionId)
    .orderBy('scope')
    .execute();
  return rows.map(addressOf);
}

type Row = {
  indicator: string;
  measure: string;
  base_text: string | null;
  base_value: string | null;
  goal_min: string;
  goal_max: string;
  deadline: string;
};

function textOfRow(t: Row): TargetText {
  return {
    indicator: t.indicator,
    measure: t.measure,
    baseText: t.base_text,
    baseValue: t.base_value,
    goalMin: t.goal_min,
    goalMax: t.goal_max,
    deadline: t.deadline,
  };
}

function textOfInput(t: TargetInput): TargetText {
  return {
    indicator: t.indicator,
    measure: t.measure,
    baseText: t.baseText || null,
    baseValue: t.baseValue ?? null,
    goalMin: t.goalMin,
    goalMax: t.goalMax,
    deadline: t.deadline,
  };
}
