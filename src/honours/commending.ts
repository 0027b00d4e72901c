/** The one way a commendation is written, whether it was decided elsewhere and recorded, or came by a proposal; and what was given or proposed before. */
import type { UnitRef } from '../platform/access.ts';
import type { CommandContext, Context } from '../platform/bus/command.ts';
import { must } from '../platform/refusal.ts';
import { factsOf } from '../procedures/reading.ts';
import type { Giver } from './people.ts';
import { type Earlier, type Merit, reasonsAgainstSecond, reasonsNotToCommend } from './rules/commendations.ts';
import { insertCommendation } from './store.ts';

export type Recipient = { unit: UnitRef; person: { id: string; full_name: string; sort_key: string } | null };
export type Given = Merit & { giver: Giver; number: string | null; decidedOn: string; caseId: string | null };

/**
 * Writes a commendation into the register; gives its id. Refuses commendation.form_unknown, commendation.not_to_member, commendation.not_to_unit,
 * commendation.wrong_level, date.future, commendation.given_already, commendation.proposed_already.
 */
export async function commend(ctx: CommandContext, { unit, person }: Recipient, given: Given): Promise<string> {
  const { honours } = ctx.services.rulebook;
  const form = honours.forms.find((each) => each.id === given.form);
  const { giver, decidedOn } = given;
  must(reasonsNotToCommend(form, { to: person ? 'member' : 'unit', byKind: giver.kind, decidedOn }, ctx.today));
  must(await againstSecond(ctx, { unit, personId: person?.id ?? null }, given, given.caseId));
  const named = await ctx.tx
    .selectFrom('unit')
    .select(['name', 'sort_key'])
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  const id = await insertCommendation(ctx.tx, unit, {
    person_id: person?.id ?? null,
    name: person?.full_name ?? named.name,
    sort_key: person?.sort_key ?? named.sort_key,
    form: given.form,
    by_unit_id: giver.unitId,
    by_kind: giver.kind,
    by_name: giver.name,
    number_text: given.number,
    decided_on: decidedOn,
    year: Number(decidedOn.slice(0, 4)),
    for_year: given.forYear,
    reason: given.reason,
    case_id: given.caseId,
    recorded_by: ctx.actor.accountId,
    recorded_name: ctx.actor.name,
    recorded_at: ctx.clock.now(),
  });
  ctx.touch(unit);
  await ctx.record({
    unit,
    subjectKind: 'commendation',
    subjectId: id,
    body: {
      form: given.form,
      on: decidedOn,
      ...(person && { personId: person.id }),
      ...(given.caseId !== null && { caseId: given.caseId }),
    },
  });
  return id;
}

/** What stands against giving or proposing it a second time; `except`: the proposal that is decided now. */
export async function againstSecond(
  ctx: Context,
  whom: { unit: Pick<UnitRef, 'id' | 'division'>; personId: string | null },
  merit: Merit,
  except: string | null = null,
) {
  const earlier = [...(await givenBefore(ctx, whom, merit)), ...(await proposedBefore(ctx, whom, except))];
  return reasonsAgainstSecond(merit, earlier, ctx.services.rulebook.honours.commendations?.once);
}

type Whom = Parameters<typeof againstSecond>[1];

async function givenBefore(ctx: Context, { unit, personId }: Whom, merit: Merit): Promise<Earlier[]> {
  const rows = await ctx.tx
    .selectFrom('commendation')
    .select(['form', 'for_year', 'reason', 'decided_on'])
    .where('annulled_on', 'is', null)
    .where('form', '=', merit.form)
    .where('for_year', '=', merit.forYear)
    .$if(personId !== null, (q) => q.where('person_id', '=', personId))
    .$if(personId === null, (q) =>
      q.where('division', '=', unit.division).where('unit_id', '=', unit.id).where('person_id', 'is', null),
    )
    .execute();
  return rows.map((row) => ({ form: row.form, forYear: row.for_year, reason: row.reason, on: row.decided_on }));
}

async function proposedBefore(ctx: Context, { unit, personId }: Whom, except: string | null): Promise<Earlier[]> {
  const { procedures } = ctx.services.rulebook.honours.commendations ?? {};
  if (!procedures) return [];
  const rows = await ctx.tx
    .selectFrom('case_file')
    .select(['id', 'facts'])
    .where('subject_id', '=', personId ?? unit.id)
    .where('procedure', '=', personId === null ? procedures.unit : procedures.member)
    .where('state', '!=', 'ended')
    .execute();
  return rows.filter((row) => row.id !== except).map((row) => ({ ...meritOf(factsOf(row)), on: null }));
}

/** What a proposal is for, as its case has it. */
export function meritOf(facts: Readonly<Record<string, unknown>>): Merit {
  return { form: String(facts.form), forYear: Number(facts.year), reason: String(facts.reason) };
}
