import { addressOf, subtree } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import * as s from '../../platform/schema.ts';
import { cascadeOf } from '../cascade.ts';
import { itemProgress, resolutionProgress } from '../progress.ts';
import {
  iso,
  maySee,
  nameOf,
  type ResolutionRow,
  resolutionRow,
  seenResolution,
  seesBelow,
  targetsInForce,
} from '../reading.ts';
import { resolutionRecord } from '../resolution.ts';
import { reasonsNotAmendable } from '../rules/amendments.ts';
import { reasonsNotToCarry } from '../rules/cascade.ts';
import { reasonsNotToAcknowledge, reasonsNotToAnnul, reasonsNotToRevise } from '../rules/resolutions.ts';
import { stepsOf } from '../targetSteps.ts';

/** A resolution with its targets and how far they are; at the issuer with its recipients, at a receiver with its own part. */
export const getResolution = query({
  name: 'resolution.get',
  method: 'GET',
  path: '/resolutions/{id}',
  capability: 'resolution.read',
  summary: 'A resolution: text, targets, recipients, progress',
  input: s.object({ id: s.id() }),
  output: resolutionRecord,
  where: async (ctx, input) => (await seenResolution(ctx, input.id)).unit,
  run: async (ctx, input, unit) => {
    const row = await resolutionRow(ctx, input.id);
    const issuer = addressOf(row);
    const own = unit.id === issuer.id;
    const targets = await targetsInForce(ctx, row);
    const { progress } = await cascadeOf(
      ctx,
      row,
      unit,
      targets.map((t) => t.id),
    );
    const stepped = await stepsOf(ctx, targets);
    const measuring = against(
      ctx,
      'resolution.draft',
      issuer,
      row.state === 'issued' ? [] : [{ code: 'resolution.not_issued' }],
    );
    const lines = targets.map((t) => ({
      id: t.id,
      indicator: t.indicator,
      measure: t.measure,
      baseText: t.base_text,
      baseValue: t.base_value,
      goalMin: t.goal_min,
      goalMax: t.goal_max,
      deadline: t.deadline,
      carries: t.carries_id,
      ...(stepped.get(t.id) ?? { steps: [], values: [] }),
      may: { 'target.measure': measuring },
      progress: progress.get(t.id) ?? resolutionProgress([]),
    }));
    const tasks = own
      ? await ctx.tx
          .selectFrom('task')
          .select(['state', 'progress'])
          .where('resolution_id', '=', row.id)
          .where('scope', '=', issuer.path)
          .where('plan_item_id', 'is', null)
          // goes on as another task of the same resolution, which counts
          .where('state', '!=', 'carried')
          .execute()
      : [];
    const counts = own && row.kind === 'committee' && seesBelow(ctx, issuer) ? await countsOf(ctx, unit, row.id) : null;
    const received = await ctx.tx
      .selectFrom('recipient')
      .selectAll()
      .where('division', '=', unit.division)
      .where('unit_id', '=', unit.id)
      .where('resolution_id', '=', row.id)
      .executeTakeFirst();
    return {
      id: row.id,
      unit: await nameOf(ctx, row.unit_id),
      kind: row.kind,
      state: row.state,
      numberText: row.number_text,
      title: row.title,
      body: row.body,
      theme: row.theme,
      signerName: row.signer_name,
      signerPost: row.signer_post,
      issuedOn: row.issued_on,
      meetingId: own ? row.meeting_id : null,
      pollId: own ? row.poll_id : null,
      annulled:
        row.annulled_on === null
          ? null
          : { on: row.annulled_on, decision: row.annul_decision, reason: row.annul_reason },
      targets: lines,
      progress:
        lines.length > 0
          ? resolutionProgress(lines.map((l) => l.progress))
          : resolutionProgress(tasks.filter((t) => t.state !== 'cancelled').map((t) => itemProgress([t]))),
      recipients: counts,
      carries: await carriedBy(ctx, row),
      carriedOut: await carriedOut(ctx, unit, row.id),
      themeOf: await themeOf(ctx, row),
      amendments: await countIn(ctx, 'amendment', row),
      checks: await countIn(ctx, 'resolution_check', row),
      received: received
        ? {
            id: received.id,
            unit: await nameOf(ctx, unit.id),
            acknowledgedAt: iso(received.acknowledged_at),
            acknowledgedName: received.acknowledged_name,
            planId: received.plan_id,
            version: received.version,
            may: {
              'resolution.acknowledge': against(
                ctx,
                'resolution.acknowledge',
                unit,
                reasonsNotToAcknowledge({
                  acknowledged: received.acknowledged_at !== null,
                  resolutionState: row.state,
                }),
              ),
              'resolution.draft': against(
                ctx,
                'resolution.draft',
                unit,
                reasonsNotToCarry({
                  known: true,
                  own: false,
                  received: true,
                  acknowledged: received.acknowledged_at !== null,
                  annulled: row.state === 'annulled',
                }),
              ),
              'plan.draft': against(
                ctx,
                'plan.edit',
                unit,
                received.acknowledged_at === null
                  ? [{ code: 'plan.not_acknowledged' }]
                  : row.state === 'annulled'
                    ? [{ code: 'resolution.annulled' }]
                    : [],
              ),
            },
          }
        : null,
      tasks: tasks.length,
      version: row.version,
      may: {
        'resolution.revise': against(ctx, 'resolution.draft', issuer, reasonsNotToRevise(row)),
        'resolution.issue': against(ctx, 'resolution.issue', issuer, reasonsNotToRevise(row)),
        'resolution.amend': against(ctx, 'resolution.issue', issuer, reasonsNotAmendable(row)),
        'check.plan': against(
          ctx,
          'resolution.issue',
          issuer,
          row.state === 'issued' ? [] : [{ code: 'resolution.not_issued' }],
        ),
        'resolution.annul': against(
          ctx,
          'resolution.issue',
          issuer,
          reasonsNotToAnnul(row.state, row.issued_on, ctx.today, ctx.today),
        ),
      },
    };
  },
});

/** How many below received it, and how far they are; a plan is flagged while an item stands on what was amended since. */
async function countsOf(ctx: Context, unit: UnitRef, id: string) {
  const below = await subtree(ctx.tx, unit);
  return await ctx.tx
    .selectFrom('recipient')
    .select((eb) => [
      eb.fn.countAll<number>().as('total'),
      eb.fn.count<number>('acknowledged_at').as('acknowledged'),
      eb.fn.count<number>('plan_id').as('planned'),
    ])
    .where('resolution_id', '=', id)
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .where('division', 'in', below.divisions)
    .executeTakeFirstOrThrow();
}

/** The resolution from above that it names; the link opens only for who received that one or stands there. */
async function carriedBy(ctx: Context, row: ResolutionRow) {
  if (row.carries_division === null || row.carries_id === null) return null;
  const upper = await ctx.tx
    .selectFrom('resolution')
    .select(['id', 'title', 'number_text'])
    .where('division', '=', row.carries_division)
    .where('id', '=', row.carries_id)
    .executeTakeFirst();
  if (!upper) return null;
  const readable = await maySee(ctx, upper.id);
  return { id: upper.id, title: upper.title, numberText: upper.number_text, readable };
}

/** How many issued resolutions below carry this one out. */
async function carriedOut(ctx: Context, unit: UnitRef, id: string): Promise<number> {
  const below = await subtree(ctx.tx, unit);
  const { n } = await ctx.tx
    .selectFrom('resolution')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('carries_id', '=', id)
    .where('scope', '>=', below.lo)
    .where('scope', '<', below.hi)
    .where('division', 'in', below.divisions)
    .where('state', '=', 'issued')
    .executeTakeFirstOrThrow();
  return n;
}

async function themeOf(ctx: Context, row: ResolutionRow) {
  if (row.theme_division === null || row.theme_id === null) return null;
  const theme = await ctx.tx
    .selectFrom('theme')
    .select(['unit_id', 'year'])
    .where('division', '=', row.theme_division)
    .where('id', '=', row.theme_id)
    .executeTakeFirst();
  return theme ? { unit: theme.unit_id, year: theme.year } : null;
}

async function countIn(ctx: Context, table: 'amendment' | 'resolution_check', row: ResolutionRow): Promise<number> {
  const { n } = await ctx.tx
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', row.division)
    .where('resolution_id', '=', row.id)
    .executeTakeFirstOrThrow();
  return n;
}
