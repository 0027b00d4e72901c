import { sql } from 'kysely';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { itemProgress, resolutionProgress } from '../progress.ts';
import { against, iso, nameOf, resolutionRow, seenResolution, seesBelow, targetsProgress } from '../reading.ts';
import { RECIPIENT_STATES, RESOLUTION_STATES, resolutionLine, resolutionRecord } from '../resolution.ts';
import { reasonsNotToAcknowledge, reasonsNotToAnnul, reasonsNotToRevise } from '../rules/resolutions.ts';

/** A unit's own resolutions, or those it received; newest first, drafts (for who may draft) before all. */
export const listResolutions = query({
  name: 'resolution.list',
  method: 'GET',
  path: '/units/{unit}/resolutions',
  capability: 'resolution.read',
  summary: "A unit's resolutions: its own, or those received",
  input: s.object({
    unit: s.id(),
    box: s.optional(s.oneOf(['own', 'received'])),
    state: s.optional(s.oneOf([...RESOLUTION_STATES, ...RECIPIENT_STATES])),
    year: s.optional(s.whole(1900, 2200)),
    ...pageInput,
  }),
  output: pageOf(resolutionLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const after = input.after ? readMark(input.after, 2) : null;
    const box = input.box ?? 'own';
    const own = ctx.tx
      .selectFrom('resolution as r')
      .innerJoin('unit as u', 'u.id', 'r.unit_id')
      .select((eb) => [
        'r.id',
        'r.kind',
        'r.state',
        'r.number_text',
        'r.title',
        'r.theme',
        'r.issued_on',
        'u.id as issuer_id',
        'u.name as issuer_name',
        sql<Date | null>`null::timestamptz`.as('acknowledged_at'),
        sql<string | null>`null::uuid`.as('plan_id'),
        sql<string | null>`null::uuid`.as('recipient_id'),
        eb.fn.coalesce(sql<string>`r.issued_on::text`, sql<string>`'9999'`).as('day'),
      ])
      .where('r.division', '=', unit.division)
      .where('r.unit_id', '=', unit.id)
      .$if(!ctx.may('resolution.draft', unit), (q) => q.where('r.state', '!=', 'draft'));
    // a resolution from far above may lie outside the reader's scope; what the recipient row kept of it is shown
    const received = ctx.tx
      .selectFrom('recipient as c')
      .leftJoin('resolution as r', (j) =>
        j.onRef('r.division', '=', 'c.resolution_division').onRef('r.id', '=', 'c.resolution_id'),
      )
      .leftJoin('unit as u', 'u.id', 'r.unit_id')
      .select((eb) => [
        'c.resolution_id as id',
        eb.fn.coalesce('r.kind', sql<string>`'committee'`).as('kind'),
        eb.fn.coalesce('r.state', sql<string>`'issued'`).as('state'),
        'c.number_text',
        'c.title',
        'r.theme',
        'c.issued_on',
        eb.fn.coalesce('u.id', 'c.unit_id').as('issuer_id'),
        'c.issuer_name',
        'c.acknowledged_at',
        'c.plan_id',
        'c.id as recipient_id',
        sql<string>`c.issued_on::text`.as('day'),
      ])
      .where('c.division', '=', unit.division)
      .where('c.unit_id', '=', unit.id);
    let base = ctx.tx.selectFrom((box === 'own' ? own : received).as('l'));
    if (input.state === 'waiting') base = base.where('l.acknowledged_at', 'is', null).where('l.state', '=', 'issued');
    else if (input.state === 'acknowledged') base = base.where('l.acknowledged_at', 'is not', null);
    else if (input.state === 'planned') base = base.where('l.plan_id', 'is not', null);
    else if (input.state) base = base.where('l.state', '=', input.state);
    if (input.year)
      base = base.where('l.issued_on', '>=', `${input.year}-01-01`).where('l.issued_on', '<=', `${input.year}-12-31`);
    const { n } = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
      .selectAll()
      .$if(after !== null, (q) =>
        q.where((eb) => eb(eb.refTuple('l.day', 'l.id'), '<', eb.tuple(after?.[0] ?? '', after?.[1] ?? ''))),
      )
      .orderBy('l.day', 'desc')
      .orderBy('l.id', 'desc')
      .limit(limit + 1)
      .execute();
    return page(
      rows,
      limit,
      n,
      (r) => mark([r.day, r.id]),
      (r) => ({
        id: r.id,
        box,
        kind: r.kind,
        state: r.state,
        numberText: r.number_text,
        title: r.title,
        theme: r.theme,
        issuer: { id: r.issuer_id, name: r.issuer_name },
        issuedOn: r.issued_on,
        acknowledgedAt: iso(r.acknowledged_at),
        planId: r.plan_id,
        recipientId: r.recipient_id,
      }),
    );
  },
});

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
    const targets = await ctx.tx
      .selectFrom('target')
      .selectAll()
      .where('division', '=', row.division)
      .where('resolution_id', '=', row.id)
      .orderBy('position')
      .execute();
    const progress = await targetsProgress(
      ctx,
      row,
      unit,
      targets.map((t) => t.id),
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
      progress: progress.get(t.id) ?? resolutionProgress([]),
    }));
    const tasks = own
      ? await ctx.tx
          .selectFrom('task')
          .select(['state', 'progress'])
          .where('resolution_id', '=', row.id)
          .where('scope', '=', issuer.path)
          .where('plan_item_id', 'is', null)
          .execute()
      : [];
    const below = await subtree(ctx.tx, unit);
    const counts =
      own && row.kind === 'committee' && seesBelow(ctx, issuer)
        ? await ctx.tx
            .selectFrom('recipient')
            .select((eb) => [
              eb.fn.countAll<number>().as('total'),
              eb.fn.count<number>('acknowledged_at').as('acknowledged'),
              eb.fn.count<number>('plan_id').as('planned'),
            ])
            .where('resolution_id', '=', row.id)
            .where('scope', '>=', below.lo)
            .where('scope', '<', below.hi)
            .where('division', 'in', below.divisions)
            .executeTakeFirstOrThrow()
        : null;
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
