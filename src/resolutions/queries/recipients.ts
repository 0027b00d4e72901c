import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
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
  input: s.object({
    id: s.id(),
    state: s.optional(s.oneOf([...RECIPIENT_STATES, 'unplanned'])),
    search: s.optional(s.text(100)),
    ...pageInput,
  }),
  output: pageOf(recipientLine),
  where: async (ctx, input) => (await seenResolution(ctx, input.id)).unit,
  run: async (ctx, input, unit) => {
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
    if (input.search) base = base.where(holdsWords('u.name', input.search));
    const rows = base.select([
      'c.id',
      'c.scope',
      'u.id as unit_id',
      'u.name',
      'c.acknowledged_at',
      'c.acknowledged_name',
      'c.plan_id',
      'c.version',
    ]);
    return await listPage(ctx, rows, input, IN_TREE_ORDER, recipientOf);
  },
});

type RecipientRow = {
  id: string;
  unit_id: string;
  name: string;
  acknowledged_at: Date | null;
  acknowledged_name: string | null;
  plan_id: string | null;
  version: number;
};
const IN_TREE_ORDER: Order<{ scope: string; id: string }> = [
  ['scope', 'asc'],
  ['id', 'asc'],
];

function recipientOf(r: RecipientRow) {
  return {
    id: r.id,
    unit: { id: r.unit_id, name: r.name },
    acknowledgedAt: iso(r.acknowledged_at),
    acknowledgedName: r.acknowledged_name,
    planId: r.plan_id,
    version: r.version,
  };
}

/** What a unit and the units below received, newest first: the records behind the counts of an overview. */
export const listReceived = query({
  name: 'recipient.list',
  method: 'GET',
  path: '/units/{unit}/received',
  capability: 'resolution.read',
  summary: 'Resolutions received by a unit and the units below',
  input: s.object({
    unit: s.id(),
    acknowledged: s.optional(s.flag()),
    planned: s.optional(s.flag()),
    search: s.optional(s.text(100)),
    ...pageInput,
  }),
  output: pageOf(receivedLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
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
    if (input.search) base = base.where(holdsWords('c.title', input.search));
    const rows = base.select([
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
    ]);
    return await listPage(ctx, rows, input, NEWEST_IN_TREE_ORDER, (r) => ({
      ...recipientOf(r),
      resolution: { id: r.resolution_id, title: r.title, numberText: r.number_text },
      issuerName: r.issuer_name,
      issuedOn: r.issued_on,
    }));
  },
});

const NEWEST_IN_TREE_ORDER: Order<{ issued_on: string; scope: string; id: string }> = [
  ['issued_on', 'desc'],
  ['scope', 'asc'],
  ['id', 'asc'],
];
