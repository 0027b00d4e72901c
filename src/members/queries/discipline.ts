import { addressOf } from '../../organization/tree.ts';
import { query } from '../../platform/bus/command.ts';
import * as s from '../../platform/schema.ts';
import { disciplineOf } from '../discipline.ts';
import { memberDiscipline } from '../member.ts';
import { isSelf, personOf } from '../person.ts';
import type { Measure } from '../rules/discipline.ts';

/**
 * The discipline of a member: what is in force and until when (it ends by its day, DIS-06), what is looked into, what is over. One's own always;
 * another's by the right to restricted cases alone: 403 without it, 404 where the member is not seen.
 */
export const getDiscipline = query({
  name: 'member.discipline',
  method: 'GET',
  path: '/members/{id}/discipline',
  capability: 'signed-in',
  summary: 'Discipline of a member: in force, looked into, over',
  input: s.object({ id: s.id() }),
  output: memberDiscipline,
  recorded: true,
  run: async (ctx, input) => {
    const person = await personOf(ctx, input.id);
    if (!isSelf(ctx.actor, person.id)) ctx.demand('case.restricted', addressOf(person));
    const { inForce, underReview, over } = (await disciplineOf(ctx, [person.id])).get(person.id) ?? NONE;
    return { inForce: inForce.map(shown), underReview: underReview.map(shown), over: over.map(shown) };
  },
});

function shown({ caseId, label, since, until, rule, contested }: Measure) {
  return { caseId, label, since, until, rule, contested };
}

const NONE = { inForce: [], underReview: [], over: [] };
