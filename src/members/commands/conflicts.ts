import { addressOf } from '../../organization/tree.ts';
import type { Context } from '../../platform/bus/command.ts';
import { command } from '../../platform/bus/command.ts';
import { found, must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { homeOf, personOf, reachedDivisions } from '../person.ts';
import { reasonsNotToClose } from '../rules/particulars.ts';
import { closeConflict, insertConflict } from '../store/particulars.ts';

/** Notes that somebody's posts stand on both sides of a check (M64). The posts themselves stay as they are. */
export const noteConflict = command({
  name: 'conflict.note',
  method: 'POST',
  path: '/members/{id}/conflicts',
  capability: 'member.edit',
  summary: 'Note a conflict of roles of a member',
  input: s.object({ id: s.id(), what: s.text(500) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await homeOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const person = await personOf(ctx, input.id);
    const unit = addressOf(person);
    const id = await insertConflict(ctx.tx, unit, {
      personId: person.id,
      personName: person.full_name,
      sortKey: person.sort_key,
      what: input.what,
      on: ctx.today,
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
    });
    await ctx.record({ unit, subjectKind: 'person', subjectId: person.id, body: { conflictId: id } });
    return { id };
  },
});

/** What was decided about a conflict of roles. Refuses conflict.closed, version.stale. */
export const closeRoleConflict = command({
  name: 'conflict.close',
  method: 'POST',
  path: '/conflicts/{id}/close',
  capability: 'member.edit',
  summary: 'What was decided about a conflict of roles',
  input: s.object({ id: s.id(), decision: s.text(500), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [addressOf(await conflictById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const row = await conflictById(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsNotToClose({ closedOn: row.closed_on }));
    await closeConflict(ctx.tx, unit, row.id, input.version, {
      on: ctx.today,
      by: ctx.actor.accountId,
      byName: ctx.actor.name,
      decision: input.decision,
    });
    await ctx.record({ unit, subjectKind: 'person', subjectId: row.person_id, body: { conflictId: row.id } });
    return { id: row.id };
  },
});

async function conflictById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('role_conflict')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
