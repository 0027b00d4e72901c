import { sql } from 'kysely';
import { subtree, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { unheardLine } from '../item.ts';
import { listWithUnits } from '../lines.ts';

/**
 * Resolutions that a unit, or a unit below it, received and never had on the agenda of a meeting (M10); those issued last come
 * first. A meeting called off does not count.
 */
export const listUnheard = query({
  name: 'agenda.unheard',
  method: 'GET',
  path: '/units/{unit}/unheard-resolutions',
  capability: 'meeting.read',
  summary: 'Resolutions received and never on an agenda',
  input: s.object({ unit: s.id(), below: s.optional(s.flag()), resolution: s.optional(s.id()), ...pageInput }),
  output: pageOf(unheardLine),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    ctx.demand('resolution.read', unit);
    const range = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('recipient as r')
      .where('r.scope', '>=', range.lo)
      .where('r.scope', '<', range.hi)
      .where('r.division', 'in', range.divisions)
      .where(
        sql<boolean>`not exists (select 1 from meeting_item i join meeting m on m.division = i.division and m.id = i.meeting_id
          where i.division = r.division and i.unit_id = r.unit_id and i.resolution_id = r.resolution_id and m.state <> 'cancelled')`,
      );
    if (input.below === false) base = base.where('r.unit_id', '=', unit.id);
    if (input.resolution) base = base.where('r.resolution_id', '=', input.resolution);
    return await listWithUnits(
      ctx,
      base.select([
        'r.id',
        'r.division',
        'r.unit_id',
        'r.scope',
        'r.resolution_id',
        'r.title',
        'r.number_text',
        'r.issuer_name',
        'r.issued_on',
        'r.acknowledged_at',
      ]),
      input,
      [
        ['issued_on', 'desc'],
        ['id', 'desc'],
      ],
      (r, at) => ({
        id: r.id,
        unit: at,
        resolution: { id: r.resolution_id, title: r.title, numberText: r.number_text },
        issuerName: r.issuer_name,
        issuedOn: r.issued_on,
        acknowledged: r.acknowledged_at !== null,
      }),
    );
  },
});
