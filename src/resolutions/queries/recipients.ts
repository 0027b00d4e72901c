import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { iso, seenResolution } from '../reading.ts';
import { RECIPIENT_STATES, receivedLine, recipientLine } from '../resolution.ts';

/** Who received a resolution and how far each is, inside the reader's scope, in tree order. */
export const listRecipients = query({
  name: 'resolution.recipients',
  method: 'GET',
  path: '/resolutions/{id}/recipients',
  capability: 'resolution.read',
  summary: 'Who received a resolution, and how far each is',
  input: s.object({ id: s.id(), state: s.optional(s.oneOf([...RECIPIENT_STATES, 'unplanned'])), ...pageInput }),
  output: pageOf(recipientLine),
  where: async (ctx, input) => (await seenResolution(ctx, input.id)).unit,
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 100;
    const after = input.after ? readMark(input.after, 2) : null;
    const below = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('recipient as c')
      .innerJoin('unit as u', 'u.id', 'c.unit_id')
      .where('c.resolution_id', '=', input.id)
      .where('c.scope', '>=', below.lo)
      .where('c.scope', '<', below.hi)
      .where('c.division', 'in', below.divisions);
    if (input.state === 'waiting') base = base.where('c.acknowledged_at', 'is', null);
    if (input.state === 'acknowledged') base = base.where('c.acknowledged_at', 'is not', null);
    if (input.state === 'planned') base = base.where('c.plan_id', 'is not', null);
    if (input.state === 'unplanned') base = base.where('c.plan_id', 'is', null);
    const { n } = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
      .select([
        'c.id',
        'c.scope',
        'u.id as unit_id',
        'u.name',
        'c.acknowledged_at',
        'c.acknowledged_name',
        'c.plan_id',
        'c.version',
      ])
      .$if(after !== null, (q) =>
        q.where((eb) => eb(eb.refTuple('c.scope', 'c.id'), '>', eb.tuple(after?.[0] ?? '', after?.[1] ?? ''))),
      )
      .orderBy('c.scope')
      .orderBy('c.id')
      .limit(limit + 1)
      .execute();
    return page(
      rows,
      limit,
      n,
      (r) => mark([r.scope, r.id]),
      (r) => ({
        id: r.id,
        unit: { id: r.unit_id, name: r.name },
        acknowledgedAt: iso(r.acknowledged_at),
        acknowledgedName: r.acknowledged_name,
        planId: r.plan_id,
        version: r.version,
      }),
    );
  },
});

/** What a unit and the units below received, newest first: the records behind the counts of an overview. */
export const listReceived = query({
  name: 'recipient.list',
  method: 'GET',
  path: '/units/{unit}/received',
  capability: 'resolution.read',
  summary: 'Resolutions received by a unit and the units below',
  input: s.object({ unit: s.id(), acknowledged: s.optional(s.flag()), planned: s.optional(s.flag()), ...pageInput }),
  output: pageOf(receivedLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 100;
    const after = input.after ? readMark(input.after, 3) : null;
    const below = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('recipient as c')
      .innerJoin('unit as u', 'u.id', 'c.unit_id')
      .where('c.scope', '>=', below.lo)
      .where('c.scope', '<', below.hi)
      .where('c.division', 'in', below.divisions);
    if (input.acknowledged !== undefined)
      base = base.where('c.acknowledged_at', input.acknowledged ? 'is not' : 'is', null);
    if (input.planned !== undefined) base = base.where('c.plan_id', input.planned ? 'is not' : 'is', null);
    const { n } = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
      .select([
        'c.id',
        'c.scope',
        'u.id as unit_id',
        'u.name',
        'c.acknowledged_at',
        'c.acknowledged_name',
        'c.plan_id',
        'c.version',
        'c.resolution_id',
        'c.title',
        'c.number_text',
        'c.issuer_name',
        'c.issued_on',
      ])
      // newest first, and in tree order within a day: the mark turns the day round by asking for both parts
      .$if(after !== null, (q) =>
        q.where((eb) =>
          eb.or([
            eb('c.issued_on', '<', after?.[0] ?? ''),
            eb.and([
              eb('c.issued_on', '=', after?.[0] ?? ''),
              eb(eb.refTuple('c.scope', 'c.id'), '>', eb.tuple(after?.[1] ?? '', after?.[2] ?? '')),
            ]),
          ]),
        ),
      )
      .orderBy('c.issued_on', 'desc')
      .orderBy('c.scope')
      .orderBy('c.id')
      .limit(limit + 1)
      .execute();
    return page(
      rows,
      limit,
      n,
      (r) => mark([r.issued_on, r.scope, r.id]),
      (r) => ({
        id: r.id,
        unit: { id: r.unit_id, name: r.name },
        acknowledgedAt: iso(r.acknowledged_at),
        acknowledgedName: r.acknowledged_name,
        planId: r.plan_id,
        version: r.version,
        resolution: { id: r.resolution_id, title: r.title, numberText: r.number_text },
        issuerName: r.issuer_name,
        issuedOn: r.issued_on,
      }),
    );
  },
});
