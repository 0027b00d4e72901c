import { sql } from 'kysely';
import { unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order, orderOf } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { iso } from '../reading.ts';
import { RECIPIENT_STATES, RESOLUTION_STATES, resolutionLine } from '../resolution.ts';

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
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['day', '-day', 'title', '-title', 'state', '-state'])),
    ...pageInput,
  }),
  output: pageOf(resolutionLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
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
    if (input.search) base = base.where(holdsWords('l.title', input.search));
    return await listPage(ctx, base.selectAll(), input, orderOf<Line>(input.sort, NEWEST), (r) => ({
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
    }));
  },
});

type Line = { day: string; title: string; state: string; id: string };
const NEWEST: Order<Line> = [
  ['day', 'desc'],
  ['id', 'desc'],
];
