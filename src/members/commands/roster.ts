import { addressOf, unitOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { personSortKey } from '../../platform/i18n/names.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { memberCodes } from '../codes.ts';
import { reachedDivisions } from '../person.ts';
import { missingInput, verdictInput } from '../reconciliation.ts';
import { rosterOf } from '../roster.ts';
import { asOfIn, checkIn, reconciliationOf } from '../rosterRules.ts';
import { reasonsNotToConfirm, reasonsNotToSettle, summaryOf } from '../rules/roster.ts';
import { insertCheck, settleDifference } from '../store/reconciliation.ts';

/**
 * A cell confirms its list for a period, line by line and whole (FIL-01); what differs becomes open items, nothing of the register
 * changes by itself. Refuses unit.not_cell, roster.period, roster.confirmed, roster.empty, roster.unsaid, roster.changed, roster.what_is_wrong.
 */
export const confirmRoster = command({
  name: 'roster.confirm',
  method: 'POST',
  path: '/units/{unit}/roster-checks',
  capability: 'member.edit',
  summary: 'Confirm the roster of a cell for a period, line by line',
  input: s.object({
    unit: s.id(),
    period: s.date(),
    lines: s.list(verdictInput, 5000),
    missing: s.optional(s.list(missingInput, 200)),
  }),
  result: s.object({ id: s.id(), differences: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { kind } = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirstOrThrow();
    const { months, rule } = reconciliationOf(ctx);
    const asOf = asOfIn(input.period, months, ctx.today);
    const roster = await rosterOf(ctx.tx, unit, asOf);
    const missing = input.missing ?? [];
    must(
      reasonsNotToConfirm({
        isCell: memberCodes(ctx.services.rulebook).cellKinds.has(kind),
        period: input.period,
        months,
        today: ctx.today,
        signedOn: (await checkIn(ctx, unit, input.period))?.signed_on ?? null,
        roster: roster.map((line) => line.membershipId),
        lines: input.lines,
        rule,
      }),
    );
    const summary = summaryOf(roster, input.lines, missing);
    const byId = new Map(roster.map((line) => [line.membershipId, line]));
    const differences = [
      ...input.lines.flatMap(({ membershipId, verdict, note }) => {
        const line = byId.get(membershipId);
        if (verdict === 'present' || !line) return [];
        return [{ kind: verdict, personId: line.personId, name: line.name, sortKey: line.sortKey, note: note ?? null }];
      }),
      ...missing.map(({ name, note }) => ({
        kind: 'missing' as const,
        personId: null,
        name,
        sortKey: personSortKey(name),
        note: note ?? null,
      })),
    ];
    const id = await insertCheck(ctx.tx, unit, {
      period: input.period,
      asOf,
      registered: summary.registered,
      confirmed: summary.confirmed,
      guests: summary.guests,
      members: input.lines
        .filter((line) => line.verdict === 'present' || line.verdict === 'wrong')
        .map((line) => line.membershipId),
      signedOn: ctx.today,
      signedBy: ctx.actor.accountId,
      signedName: ctx.actor.name,
      signedAt: ctx.clock.now(),
      differences,
    });
    await ctx.record({
      unit,
      subjectKind: 'roster_check',
      subjectId: id,
      body: {
        period: input.period,
        registered: summary.registered,
        confirmed: summary.confirmed,
        differences: differences.length,
      },
    });
    return { id, differences: differences.length };
  },
});

/** How a difference was settled: what was corrected, which case was opened. Refuses difference.settled, version.stale. */
export const settle = command({
  name: 'roster.settle',
  method: 'POST',
  path: '/roster-differences/{id}/settle',
  capability: 'member.edit',
  summary: 'Settle a difference found in a roster',
  input: s.object({ id: s.id(), settlement: s.text(500), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await differenceById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await differenceById(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsNotToSettle({ settledOn: row.settled_on }));
    await settleDifference(ctx.tx, unit, row.id, input.version, {
      on: ctx.today,
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
      settlement: input.settlement,
    });
    await ctx.record({
      unit,
      subjectKind: 'roster_check',
      subjectId: row.check_id,
      body: { differenceId: row.id, kind: row.kind },
    });
    return { id: row.id };
  },
});

async function differenceById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('roster_difference')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
