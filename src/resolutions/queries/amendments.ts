import { subtree } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { type AmendmentLine, amendmentRecord, type TargetText } from '../amendment.ts';
import { hasAmendedItem, iso, resolutionRow, seenResolution, seesBelow, targetRows } from '../reading.ts';
import { textOn } from '../rules/amendments.ts';

/** What a resolution said on a day (today where none is asked), and every act that changed it, newest first. */
export const getAmendments = query({
  name: 'resolution.amendments',
  method: 'GET',
  path: '/resolutions/{id}/amendments',
  capability: 'resolution.read',
  summary: 'The text in force on a day, and its amendments',
  input: s.object({ id: s.id(), on: s.optional(s.date()) }),
  output: amendmentRecord,
  where: async (ctx, input) => (await seenResolution(ctx, input.id)).unit,
  run: async (ctx, input, unit) => {
    const row = await resolutionRow(ctx, input.id);
    const day = input.on ?? ctx.today;
    const targets = await targetRows(ctx, row);
    const now = new Map<string, TargetText>(
      targets
        .filter((t) => t.dropped_on === null)
        .map((t) => [
          t.id,
          {
            indicator: t.indicator,
            measure: t.measure,
            baseText: t.base_text,
            baseValue: t.base_value,
            goalMin: t.goal_min,
            goalMax: t.goal_max,
            deadline: t.deadline,
          },
        ]),
    );
    const acts = await ctx.tx
      .selectFrom('amendment')
      .selectAll()
      .where('division', '=', row.division)
      .where('resolution_id', '=', row.id)
      .orderBy('decided_on', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const changes = await changesOf(
      ctx,
      row.division,
      acts.map((a) => a.id),
    );
    const notices = await noticesOf(
      ctx,
      unit,
      acts.map((a) => a.id),
      unit.id === row.unit_id && seesBelow(ctx, unit),
    );
    const amendments = acts.map(
      (a): AmendmentLine => ({
        id: a.id,
        act: a.act as AmendmentLine['act'],
        numberText: a.number_text,
        on: a.decided_on,
        reason: a.reason,
        signerName: a.signer_name,
        signerPost: a.signer_post,
        changes: changes.get(a.id) ?? [],
        notices: notices.counts?.get(a.id) ?? (notices.counts ? { total: 0, acknowledged: 0 } : null),
        mine: notices.mine.get(a.id) ?? null,
      }),
    );
    const then = textOn(now, amendments, day);
    return {
      day,
      // in the order they stand in, those dropped since in their old place
      targets: targets.flatMap((t) => {
        const text = then.get(t.id);
        return text ? [{ id: t.id, ...text }] : [];
      }),
      amendments,
      flagged: await flaggedPlans(ctx, unit, row.id),
    };
  },
});

async function changesOf(
  ctx: Context,
  division: string,
  ids: string[],
): Promise<Map<string, AmendmentLine['changes']>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.tx
    .selectFrom('amendment_change')
    .select(['amendment_id', 'target_id', 'before', 'after'])
    .where('division', '=', division)
    .where('amendment_id', 'in', ids)
    .orderBy('position')
    .execute();
  return new Map(
    [...Map.groupBy(rows, (r) => r.amendment_id)].map(([id, lines]) => [
      id,
      lines.map((l) => ({
        targetId: l.target_id,
        before: l.before as TargetText | null,
        after: l.after as TargetText | null,
      })),
    ]),
  );
}

async function noticesOf(ctx: Context, unit: UnitRef, ids: string[], below: boolean) {
  if (ids.length === 0)
    return { counts: below ? new Map<string, { total: number; acknowledged: number }>() : null, mine: new Map() };
  const range = await subtree(ctx.tx, unit);
  const counted = below
    ? await ctx.tx
        .selectFrom('amendment_notice')
        .select((eb) => [
          'amendment_id',
          eb.fn.countAll<number>().as('total'),
          eb.fn.count<number>('acknowledged_at').as('acknowledged'),
        ])
        .where('amendment_id', 'in', ids)
        .where('scope', '>=', range.lo)
        .where('scope', '<', range.hi)
        .where('division', 'in', range.divisions)
        .groupBy('amendment_id')
        .execute()
    : null;
  const own = await ctx.tx
    .selectFrom('amendment_notice')
    .select(['id', 'amendment_id', 'unit_id', 'acknowledged_at', 'version'])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('amendment_id', 'in', ids)
    .execute();
  return {
    counts: counted && new Map(counted.map((c) => [c.amendment_id, { total: c.total, acknowledged: c.acknowledged }])),
    mine: new Map(
      own.map((n) => [
        n.amendment_id,
        { id: n.id, unit: n.unit_id, acknowledgedAt: iso(n.acknowledged_at), version: n.version },
      ]),
    ),
  };
}

/** Adopted plans for it, as far as the reader sees them, with an item on a target that was amended since. */
async function flaggedPlans(ctx: Context, unit: UnitRef, id: string): Promise<number> {
  const below = await subtree(ctx.tx, unit);
  const { n } = await ctx.tx
    .selectFrom('plan as p')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('p.resolution_id', '=', id)
    .where('p.scope', '>=', below.lo)
    .where('p.scope', '<', below.hi)
    .where('p.division', 'in', below.divisions)
    .where('p.state', '=', 'adopted')
    .where(hasAmendedItem)
    .executeTakeFirstOrThrow();
  return n;
}
