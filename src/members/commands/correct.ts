import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { must, mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { admissionLimits, memberCodes } from '../codes.ts';
import { type PersonFacts, personInput, registered } from '../member.ts';
import { factsOf, homeOf, namesakes, personOf, reasonsAgainstCard } from '../person.ts';
import { reasonsNotToRegister, warningsOnRegister } from '../rules.ts';
import { correctPersons } from '../store/correct.ts';
import { factsFrom } from './register.ts';

const FIELDS = Object.keys(personInput) as (keyof PersonFacts)[];

/**
 * Corrects the facts of a person. A field left out stays as it is; null empties it. A changed name is written on the open
 * lines; what named the person before keeps the name it had. Status changes are not a correction: they have their own command.
 * Refuses version.stale and everything that member.register refuses.
 */
export const correctMember = command({
  name: 'member.correct',
  method: 'PUT',
  path: '/members/{id}',
  capability: 'member.edit',
  summary: 'Correct the facts of a person',
  input: s.object({
    id: s.id(),
    version: s.whole(1, 1e9),
    ...personInput,
    fullName: s.optional(personInput.fullName),
    sex: s.optional(personInput.sex),
    birthDate: s.optional(personInput.birthDate),
    admittedOn: s.optional(personInput.admittedOn),
    reason: s.optional(s.text(300)),
  }),
  result: registered,
  where: async (ctx, input) => ({ units: [await homeOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await personOf(ctx, input.id);
    const unit = addressOf(row);
    mustBeCurrent(input.version, row.version);
    const before = factsOf(ctx.services.keys, row);
    const { id, version, reason, ...given } = input;
    const facts = factsFrom({ ...before, ...defined(given), admittedOn: given.admittedOn ?? before.admittedOn ?? '' });
    if (facts.admittedOn === '') facts.admittedOn = null;
    const limits = admissionLimits(ctx.services.rulebook, facts.admittedOn ?? ctx.today);
    must([
      ...reasonsNotToRegister(facts, memberCodes(ctx.services.rulebook), limits, ctx.today),
      ...(await reasonsAgainstCard(ctx.tx, ctx.services.keys, facts.cardNo, id)),
    ]);
    const warnings = [...warningsOnRegister(facts, limits), ...(await namesakes(ctx.tx, unit.division, facts, id))];
    const changed = FIELDS.filter((field) => facts[field] !== before[field]);
    await correctPersons(ctx.tx, ctx.services.keys, [
      {
        division: row.division,
        personId: id,
        facts,
        version,
        cardChanged: changed.includes('cardNo'),
        nameChanged: changed.includes('fullName'),
      },
    ]);
    const lines = await ctx.tx
      .selectFrom('membership')
      .select(['division', 'unit_id', 'scope', 'id'])
      .where('person_id', '=', id)
      .where('valid_to', '=', 'infinity')
      .execute();
    ctx.touch(unit, ...lines.map(addressOf));
    await ctx.record({
      unit,
      subjectKind: 'person',
      subjectId: id,
      body: { fields: changed },
      ...(reason && { reason }),
    });
    return { id, membershipId: lines[0]?.id ?? '', warnings };
  },
});

function defined<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
