import { sql } from 'kysely';
import { subtree, unitOf } from '../../organization/tree.ts';
import { may } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { holdsWords, listPage, orderOf } from '../../platform/db/keyset.ts';
import { against } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import type { Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { isBeingAnnulled, namesOf, placeOf, type Row, rowOf } from '../reading.ts';
import { type Act, type Listed, lineage, listed, reorganizationRecord, STATES, type State } from '../reorganization.ts';
import { namedBy } from '../rules/acts.ts';
import { reasonsNotToApply, reasonsNotToChange, reasonsNotToDecide, reasonsNotToDrop } from '../rules/states.ts';

type Line = {
  id: string;
  unit_id: string;
  unit_name: string;
  title: string;
  number_text: string | null;
  decided_on: string | null;
  effective_on: string;
  state: string;
  acts: number;
  version: number;
};

/** Decisions on reorganizations taken at a unit or below, the latest day first. */
export const listReorganizations = query({
  name: 'reorganization.list',
  method: 'GET',
  path: '/units/{unit}/reorganizations',
  capability: 'unit.read',
  summary: 'Reorganizations decided at a unit or below',
  input: s.object({
    unit: s.id(),
    state: s.optional(s.oneOf(STATES)),
    search: s.optional(s.text(100)),
    sort: s.optional(s.oneOf(['effective_on', '-effective_on', 'title', '-title'])),
    ...pageInput,
  }),
  output: pageOf(listed),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const { lo, hi, divisions } = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('reorganization as r')
      .innerJoin('unit as u', 'u.id', 'r.unit_id')
      .select([
        'r.id',
        'r.unit_id',
        'u.name as unit_name',
        'r.title',
        'r.number_text',
        'r.decided_on',
        'r.effective_on',
        'r.state',
        'r.version',
      ])
      .select(sql<number>`jsonb_array_length(r.acts)`.as('acts'))
      .where('r.division', 'in', divisions)
      .where('r.scope', '>=', lo)
      .where('r.scope', '<', hi);
    base = input.state ? base.where('r.state', '=', input.state) : base.where('r.state', '!=', 'dropped');
    if (input.search) base = base.where(holdsWords('r.title', input.search));
    return await listPage<Line, Listed>(
      ctx,
      base,
      input,
      orderOf<Line>(input.sort ?? '-effective_on', [
        ['effective_on', 'desc'],
        ['id', 'desc'],
      ]),
      (row) => ({
        id: row.id,
        unitId: row.unit_id,
        unitName: row.unit_name,
        title: row.title,
        number: row.number_text,
        decidedOn: row.decided_on,
        effectiveOn: row.effective_on,
        state: row.state as State,
        acts: row.acts,
        version: row.version,
      }),
    );
  },
});

/** A decision with its acts, and what may be done with it. */
export const getReorganization = query({
  name: 'reorganization.get',
  method: 'GET',
  path: '/reorganizations/{id}',
  capability: 'unit.read',
  summary: 'A reorganization: its document, acts and state',
  input: s.object({ id: s.id() }),
  output: reorganizationRecord,
  where: async (ctx, input) => placeOf(await rowOf(ctx, input.id)),
  run: async (ctx, input, unit) => {
    const row = await rowOf(ctx, input.id);
    const names = await namesOf(ctx, [row.unit_id, ...row.acts.flatMap(namedBy)]);
    for (const each of row.acts) if (each.act === 'found' && each.id && each.name) names.set(each.id, each.name);
    for (const { id, name } of await groupNames(ctx, row.acts)) names.set(id, name);
    for (const { id, name } of await namesBefore(ctx, row)) names.set(id, name);
    const draft = reasonsNotToChange(row.state);
    const facts = {
      state: row.state,
      number: row.number_text,
      decidedOn: row.decided_on,
      signerName: row.signer_name,
      effectiveOn: row.effective_on,
    };
    const drafting = against(ctx, 'reorganization.draft', unit, draft);
    const moment = (at: Date | null) => at?.toISOString() ?? null;
    return {
      id: row.id,
      unitId: row.unit_id,
      unitName: names.get(row.unit_id) ?? '',
      title: row.title,
      number: row.number_text,
      decidedOn: row.decided_on,
      signerName: row.signer_name,
      signerPost: row.signer_post,
      effectiveOn: row.effective_on,
      note: row.note,
      acts: row.acts,
      names: Object.fromEntries(names),
      state: row.state as State,
      failure: (row.failure ?? []) as unknown as Reason[],
      // of one in effect somebody must be taking it back: a line left behind by one who was stopped says nothing
      progress:
        row.state === 'applied' && row.progress !== null && !(await isBeingAnnulled(ctx.tx, row))
          ? null
          : (row.progress as unknown as { step: string; done: number; steps: number } | null),
      draftedName: row.drafted_name,
      draftedAt: row.drafted_at.toISOString(),
      approvedName: row.approved_name,
      approvedAt: moment(row.approved_at),
      appliedAt: moment(row.applied_at),
      annulledAt: moment(row.annulled_at),
      annulledName: row.annulled_name,
      annulReason: row.annul_reason,
      version: row.version,
      may: {
        'reorganization.revise': drafting,
        'reorganization.drop':
          row.state === 'draft' ? drafting : against(ctx, 'reorganization.decide', unit, reasonsNotToDrop(row.state)),
        'reorganization.assign': drafting,
        'reorganization.approve': drafting,
        'reorganization.decide': against(ctx, 'reorganization.decide', unit, reasonsNotToDecide(facts, ctx.today)),
        'reorganization.apply': against(
          ctx,
          'reorganization.decide',
          unit,
          reasonsNotToApply({ state: row.state, effectiveOn: row.effective_on }, ctx.today),
        ),
        'reorganization.annul': against(
          ctx,
          'reorganization.decide',
          unit,
          row.state === 'applied' ? [] : [{ code: 'reorganization.not_applied' }],
        ),
      },
    };
  },
});

/** What the units were called that a decision in effect has changed: a sentence that renames one says both names. */
async function namesBefore(ctx: Context, row: Row): Promise<{ id: string; name: string }[]> {
  if (row.applied_at === null) return [];
  const { rows } = await sql<{
    id: string;
    name: string;
  }>`select target_id as id, old_name as name from reorganization_unit
    where division = ${row.division} and reorganization_id = ${row.id} and named and old_name is not null`.execute(
    ctx.tx,
  );
  return rows;
}

/** Names of the groups that a division sends to its parts. */
async function groupNames(ctx: Context, acts: readonly Act[]): Promise<{ id: string; name: string }[]> {
  const ids = acts.flatMap(({ parts }) => (parts ?? []).flatMap(({ groups }) => groups ?? []));
  if (ids.length === 0) return [];
  return await ctx.tx.selectFrom('party_group').select(['id', 'name']).where('id', 'in', ids).execute();
}

/** How far succession is followed. */
const GENERATIONS = 20;
type Kin = { id: string; name: string; path: string; on: string; closed_on: string | null; chain: number };

/** What became of a unit, and what it was made of, through all decisions; `opens`: the reader may open the other unit's page, where his own unit's history names it. */
export const unitLineage = query({
  name: 'unit.lineage',
  method: 'GET',
  path: '/units/{unit}/lineage',
  capability: 'unit.read',
  summary: 'What became of a unit and what it was made of',
  input: s.object({ unit: s.id() }),
  output: lineage,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const walk = async (from: 'unit_id' | 'successor_id', to: 'unit_id' | 'successor_id') => {
      const { rows } = await sql<Kin>`with recursive kin as (
          select ${sql.ref(to)} as id, since, 1 as chain from unit_successor where ${sql.ref(from)} = ${unit.id}
          union select s.${sql.ref(to)}, s.since, k.chain + 1 from kin k join unit_successor s on s.${sql.ref(from)} = k.id where k.chain < ${GENERATIONS})
        select u.id, u.name, u.path, min(k.since)::text as on, u.closed_on, min(k.chain)::int as chain from kin k join unit u on u.id = k.id group by u.id, u.name, u.path, u.closed_on, u.sort_key order by 5, 3, u.sort_key limit 1000`.execute(
        ctx.tx,
      );
      return rows.map(({ id, name, path, on, closed_on, chain }) => ({
        unitId: id,
        name,
        on,
        living: closed_on === null,
        chain,
        opens: may(ctx.actor.grant, 'unit.read', path),
      }));
    };
    const { rows: decisions } = await sql<{ id: string; title: string; number: string | null; effectiveOn: string }>`
      select distinct r.id, r.title, r.number_text as number, r.effective_on::text as "effectiveOn" from reorganization_unit m join reorganization r on r.division = m.division and r.id = m.reorganization_id
      where r.state = 'applied' and (m.target_id = ${unit.id} or ${unit.id} = any(m.successors)) and m.named order by 4, 1 limit 100`.execute(
      ctx.tx,
    );
    return {
      becameOf: await walk('unit_id', 'successor_id'),
      madeOf: await walk('successor_id', 'unit_id'),
      decisions,
    };
  },
});
