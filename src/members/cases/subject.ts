/** Who a case about a member is about: his home record, his own cell, his open line. */
import { addressOf } from '../../organization/tree.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import { found } from '../../platform/refusal.ts';
import type { CaseSubject } from '../../procedures/work.ts';
import { personOf } from '../person.ts';

/** A member as the subject of a case: 404 for one who is not seen, or who belongs to no cell any more. */
export async function memberSubject(ctx: Context, id: string): Promise<CaseSubject> {
  const person = await personOf(ctx, id);
  const line = found(await openLine(ctx, id, addressOf(person)));
  return {
    name: person.full_name,
    sortKey: person.sort_key,
    searchKey: person.search_key,
    unit: addressOf(line),
    personId: id,
  };
}

/** The open line of a person in his own cell. */
export async function openLine(ctx: Context, personId: string, home: Pick<UnitRef, 'division'>) {
  return await ctx.tx
    .selectFrom('membership')
    .selectAll()
    .where('division', '=', home.division)
    .where('person_id', '=', personId)
    .where('seat', '=', 'own')
    .where('valid_to', '=', 'infinity')
    .executeTakeFirst();
}

export type OpenLine = NonNullable<Awaited<ReturnType<typeof openLine>>>;
