import { pathTo, unitOf } from '../../organization/tree.ts';
import { isWithin, subtreeOf, type UnitRef } from '../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../platform/bus/command.ts';
import { found, must, notFound, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { openCase } from '../../procedures/engine.ts';
import { procedureIn } from '../../procedures/reading.ts';
import { againstSecond } from '../commending.ts';
import { placeThatGives, reasonsNotToProposeCommendation } from '../rules/commendations.ts';
import { recipientOf } from './commendations.ts';

/** So many at once: the list of a cell or a commune at the end of a year. */
const MOST = 100;

type Input = { unitId: string; people?: string[] | undefined; units?: string[] | undefined };
type Proposed = { field: string; subjectId: string; personId: string | null; unit: UnitRef };

/**
 * Proposes people and units of a unit (or below) for a commendation, many at once, all or none: a case for each, for each is voted on and decided by
 * itself and may be refused alone, and each person sees his own. Refuses commendation.form_unknown, commendation.not_to_member, commendation.not_to_unit,
 * commendation.nobody, commendation.year_ahead, commendation.given_already, commendation.proposed_already, each of these two at its own line; 404 where
 * the organization knows no such procedure or somebody is not of this unit.
 */
export const proposeCommendations = command({
  name: 'commendation.propose',
  method: 'POST',
  path: '/units/{unitId}/commendation-proposals',
  capability: 'honour.record',
  summary: 'Propose members and units for a commendation',
  input: s.object({
    unitId: s.id(),
    people: s.optional(s.list(s.id(), MOST)),
    units: s.optional(s.list(s.id(), MOST)),
    form: s.code(),
    /** the year whose merit it is */
    year: s.whole(1930, 2200),
    reason: s.text(1000),
  }),
  result: s.object({ ids: s.list(s.id(), MOST * 2) }),
  where: async (ctx, input) => {
    const units = (await proposedOf(ctx, input)).map((each) => each.unit);
    const own = await unitOf(ctx, input.unitId);
    return { units: [...new Map([own, ...units].map((unit) => [unit.id, unit])).values()] };
  },
  run: async (ctx, input) => {
    const { rulebook } = ctx.services;
    const { procedures } = found(rulebook.honours.commendations);
    const form = rulebook.honours.forms.find((each) => each.id === input.form);
    const counted = { people: input.people?.length ?? 0, units: input.units?.length ?? 0, year: input.year };
    must(reasonsNotToProposeCommendation(form, counted, ctx.today));
    const proposed = await proposedOf(ctx, input);
    must(await againstLines(ctx, proposed, input));
    const ids: string[] = [];
    for (const { subjectId, personId, unit } of proposed) {
      const procedure = personId === null ? procedures.unit : procedures.member;
      ctx.demand(procedureIn(rulebook, procedure).opens.by, unit);
      const giver = found(placeThatGives(found(form), await pathTo(ctx.tx, unit)));
      const row = await openCase(ctx, {
        procedure,
        subjectId,
        facts: [
          { field: 'form', value: input.form },
          { field: 'year', value: String(input.year) },
          { field: 'reason', value: input.reason },
        ],
        brings: { giver: giver.id, giver_name: giver.name },
      });
      ids.push(row.id);
    }
    return { ids };
  },
});

/** Everybody who is proposed, once each, with the place in the input. */
async function proposedOf(ctx: Context, { unitId, people = [], units = [] }: Input): Promise<Proposed[]> {
  const proposed: Proposed[] = [];
  for (const [line, personId] of people.entries()) {
    const { unit } = await recipientOf(ctx, { unitId, personId });
    proposed.push({ field: `people.${line}`, subjectId: personId, personId, unit });
  }
  for (const [line, id] of units.entries())
    proposed.push({
      field: `units.${line}`,
      subjectId: id,
      personId: null,
      unit: await unitBelow(ctx, unitId, id),
    });
  return [...new Map(proposed.map((each) => [each.subjectId, each])).values()];
}

/** A unit at or below another; 404 for one elsewhere. */
async function unitBelow(ctx: Context, aboveId: string, id: string): Promise<UnitRef> {
  const above = await unitOf(ctx, aboveId);
  const unit = await unitOf(ctx, id);
  return isWithin(unit.path, subtreeOf(above.path)) ? unit : notFound();
}

/** What stands against each of them, at its own line. */
async function againstLines(
  ctx: CommandContext,
  proposed: readonly Proposed[],
  { form, year, reason }: { form: string; year: number; reason: string },
): Promise<Reason[]> {
  const reasons: Reason[] = [];
  for (const each of proposed)
    for (const against of await againstSecond(ctx, each, { form, forYear: year, reason }))
      reasons.push({ ...against, field: each.field });
  return reasons;
}
