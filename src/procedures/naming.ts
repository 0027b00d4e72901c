import { unitOf } from '../organization/tree.ts';
import type { CommandContext } from '../platform/bus/command.ts';
import { notFound } from '../platform/refusal.ts';
import type { ProcedureStep } from '../rulebook/schema.ts';
import type { Facts } from './case.ts';

/** Units and persons are written with the name they have now: a page years later shows it. Refuses 404 for one who is not seen. */
export async function withNames(
  ctx: CommandContext,
  fields: NonNullable<ProcedureStep['fields']>,
  facts: Facts,
): Promise<Facts> {
  const named: Facts = { ...facts };
  for (const { id, kind } of fields) {
    const value = facts[id];
    if (typeof value !== 'string') continue;
    if (kind === 'unit') {
      const unit = await unitOf(ctx, value);
      const { name } = await ctx.tx
        .selectFrom('unit')
        .select('name')
        .where('id', '=', unit.id)
        .executeTakeFirstOrThrow();
      named[`${id}_name`] = name;
    }
    if (kind === 'person') {
      const person = await (ctx.services.caseWork.subjects.member?.(ctx, value) ?? notFound());
      named[`${id}_name`] = person.name;
    }
  }
  return named;
}
