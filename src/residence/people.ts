/** Whom the contact concerns: his record where he is a member, the status of his own membership, and whether he is introduced already. */
import { reachedDivisions } from '../members/person.ts';
import type { Context } from '../platform/bus/command.ts';
import { found } from '../platform/refusal.ts';

/** The home record of somebody; 404 where it is not seen. */
export async function peopleHome(ctx: Context, personId: string) {
  const divisions = await reachedDivisions(ctx);
  const person = found(
    await ctx.tx
      .selectFrom('person')
      .select(['id', 'division', 'unit_id', 'scope', 'full_name', 'sort_key'])
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', personId)
      .where('home', '=', true)
      .executeTakeFirst(),
  );
  const line = await ctx.tx
    .selectFrom('membership')
    .select('status')
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .where('unit_id', '=', person.unit_id)
    .where('seat', '=', 'own')
    .where('valid_to', '=', 'infinity')
    .executeTakeFirst();
  const open = await ctx.tx
    .selectFrom('residence_contact')
    .select('valid_from')
    .where('division', '=', person.division)
    .where('person_id', '=', person.id)
    .where('valid_to', '=', 'infinity')
    .where('moved_to', 'is', null)
    .executeTakeFirst();
  return { person, status: line?.status ?? null, openSince: open?.valid_from ?? null };
}
