import { isSelf } from '../../members/person.ts';
import { addressOf, subtree, unitName, unitOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, type Order } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import * as s from '../../platform/schema.ts';
import { commendationFull, commendationRecord } from '../honour.ts';
import { type CommendationRow, commendationOf, commendationRow } from '../reading.ts';
import { reasonsNotToAnnul } from '../rules/commendations.ts';

type Row = CommendationRow & { unit_name: string; unit_sort: string };
const COLUMNS = { on: 'decided_on', name: 'sort_key', unit: 'unit_sort' } as const;

/** Commendations of a unit and below, of members and of units, the newest first; annulled ones are marked. */
export const listCommendations = query({
  name: 'commendation.list',
  method: 'GET',
  path: '/units/{unit}/commendations',
  capability: 'honour.read',
  summary: 'Commendations of a unit and below',
  input: s.object({
    unit: s.id(),
    form: s.optional(s.code()),
    /** of members, or of units */
    to: s.optional(s.oneOf(['member', 'unit'])),
    /** the year of the decision */
    year: s.optional(s.whole(1900, 2200)),
    /** without those that were annulled: what counts */
    inForce: s.optional(s.oneOf(['yes', 'no'])),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['on', '-on', 'name', '-name', 'unit', '-unit'])),
    ...pageInput,
  }),
  output: pageOf(commendationRecord),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('commendation as c')
      .innerJoin('unit as u', 'u.id', 'c.unit_id')
      .selectAll('c')
      .select(['u.name as unit_name', 'u.sort_key as unit_sort'])
      .where('c.division', 'in', divisions)
      .where('c.scope', '>=', lo)
      .where('c.scope', '<', hi);
    if (input.form) base = base.where('c.form', '=', input.form);
    if (input.to) base = base.where('c.person_id', input.to === 'member' ? 'is not' : 'is', null);
    if (input.year) base = base.where('c.year', '=', input.year);
    if (input.inForce) base = base.where('c.annulled_on', input.inForce === 'yes' ? 'is' : 'is not', null);
    if (input.search) base = base.where(holdsWords('c.name', input.search));
    const sort = input.sort ?? '-on';
    const way = sort.startsWith('-') ? 'desc' : 'asc';
    const order: Order<Row> = [
      [COLUMNS[sort.replace('-', '') as keyof typeof COLUMNS], way],
      ['id', way],
    ];
    return await listPage<Row, ReturnType<typeof commendationOf>>(ctx, base, input, order, commendationOf);
  },
});

/** One commendation, with the papers of its decision; one's own is readable always. */
export const getCommendation = query({
  name: 'commendation.get',
  method: 'GET',
  path: '/commendations/{id}',
  capability: 'signed-in',
  summary: 'A commendation with the papers of its decision',
  input: s.object({ id: s.id() }),
  output: commendationFull,
  run: async (ctx, input) => {
    const row = await commendationRow(ctx, input.id);
    const unit = addressOf(row);
    if (row.person_id === null || !isSelf(ctx.actor, row.person_id)) ctx.demand('honour.read', unit);
    const name = await unitName(ctx.tx, unit);
    const files = await ctx.tx
      .selectFrom('file')
      .select(['id', 'name', 'bytes'])
      .where('division', '=', unit.division)
      .where('owner_id', '=', row.id)
      .where('owner_kind', '=', 'commendation')
      .orderBy('id')
      .execute();
    const annulled = { decidedOn: row.decided_on, annulledOn: row.annulled_on };
    return {
      ...commendationOf({ ...row, unit_name: name }),
      recordedName: row.recorded_name,
      recordedAt: row.recorded_at.toISOString(),
      annulledNumber: row.annulled_number,
      annulledReason: row.annulled_reason,
      annulledName: row.annulled_name,
      caseId: row.case_id,
      files: files.map((file) => ({ id: file.id, name: file.name, bytes: Number(file.bytes) })),
      may: {
        'commendation.annul': against(ctx, 'honour.record', unit, reasonsNotToAnnul(annulled, ctx.today, ctx.today)),
      },
    };
  },
});
