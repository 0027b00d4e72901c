import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { mustBeCurrent } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { correctFacts } from '../correcting.ts';
import { personInput, registered } from '../member.ts';
import { factsOf, homeOf, personOf } from '../person.ts';
import { factsFrom } from './register.ts';

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
    const { changed, warnings, lineId } = await correctFacts(ctx, row, facts);
    await ctx.record({
      unit,
      subjectKind: 'person',
      subjectId: id,
      body: { fields: changed },
      ...(reason && { reason }),
    });
    return { id, membershipId: lineId, warnings };
  },
});

function defined<T extends object>(given: T): Partial<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<T>;
}
