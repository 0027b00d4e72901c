/** What the queries on one decision have in common: as it would be, or as it was done. */
import { heirsOf } from '../../organization/reorganizing.ts';
import type { Context } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { type Decision, peopleGone, peopleLeaving, workLeaving } from '../leaving.ts';
import { namesIn, namesOf, placeOf, plannedOf, type Row, rowOf } from '../reading.ts';
import type { Plan } from '../rules/plan.ts';

export const byId = {
  input: s.object({ id: s.id() }),
  capability: 'reorganization.draft',
  method: 'GET',
} as const;
export const place = async (ctx: Context, { id }: { id: string }) => placeOf(await rowOf(ctx, id));

/** People of a decision: as they would go, or as they went. */
export function peopleOf(row: Row, sources: Plan['sources']) {
  const decision: Decision = { division: row.division, id: row.id };
  return row.state === 'draft' || row.state === 'decided' ? peopleLeaving(sources, decision) : peopleGone(decision);
}

/** Open work of a decision: as it would go, or as it went. */
export async function workOf(ctx: Context, row: Row, { sources }: Pick<Plan, 'sources'>) {
  const heirs = await heirsOf(
    ctx.tx,
    sources.map(({ id }) => id),
  );
  const decision: Decision = { division: row.division, id: row.id };
  return workLeaving(ctx.services.reorganizing, sources, peopleOf(row, sources), decision, heirs);
}

export async function namer(ctx: Context, plan: Plan, names: Map<string, string>): Promise<(id: string) => string> {
  const missing = plan.sources.flatMap(({ id, successors }) => [id, ...successors]).filter((id) => !names.has(id));
  const more = await namesOf(ctx, missing);
  return (id) => names.get(id) ?? more.get(id) ?? '';
}

/** What a decision did, as it was kept. */
export async function doneOf(ctx: Context, row: Row): Promise<Plan> {
  const kept = await ctx.tx
    .selectFrom('reorganization_unit')
    .selectAll()
    .where('division', '=', row.division)
    .where('reorganization_id', '=', row.id)
    .orderBy('position')
    .execute();
  const changes = kept.map((each) => ({
    id: each.target_id,
    division: each.target_division,
    act: each.named
      ? row.acts.findIndex((act) => [act.id, act.unit, act.source, ...(act.sources ?? [])].includes(each.target_id))
      : null,
    founded: each.founded,
    closes: each.closes,
    core: each.core_id,
    successors: each.successors,
    before:
      each.old_name === null
        ? null
        : {
            id: each.target_id,
            division: each.target_division,
            path: each.old_path ?? '',
            parentId: each.old_parent,
            kind: each.old_kind ?? '',
            name: each.old_name,
            setting: null,
            closedOn: null,
            since: '',
          },
    after: { name: each.new_name, kind: each.new_kind, setting: null, parentId: each.new_parent, path: each.new_path },
  }));
  const sources = kept.flatMap((each, i) =>
    each.core_id === null
      ? []
      : [
          {
            id: each.target_id,
            division: each.target_division,
            act: changes[i]?.act ?? 0,
            closes: each.closes,
            core: each.core_id,
            successors: each.successors,
            groups: [],
          },
        ],
  );
  return { changes, sources, reasons: [] };
}

export async function named(ctx: Context, id: string) {
  const row = await rowOf(ctx, id);
  const planned = row.state === 'draft' || row.state === 'decided';
  const whole = planned ? await plannedOf(ctx, row) : await doneOf(ctx, row);
  const plan = whole.reasons.length > 0 ? { ...whole, sources: [] } : whole;
  return { row, plan, nameOf: await namer(ctx, plan, namesIn(plan, row.acts)) };
}
