/** What discipline says against honouring somebody: a warning, or a refusal where the rule's text was read (its confidence is a verified one). */
import { disciplineOf } from '../members/discipline.ts';
import { reasonsByDiscipline } from '../members/rules/discipline.ts';
import { FOREVER } from '../organization/unit.ts';
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import type { Reason } from '../platform/refusal.ts';
import { findRuleOn } from '../rulebook/rulebook.ts';

export type Weighed = {
  /** what is to be weighed of this person; nothing: nothing stands against him */
  of: (personId: string) => Reason[];
  /** whether it refuses; else it only warns */
  blocks: boolean;
};

/**
 * What the rule weighs of these people: discipline in force, and to whom may know of restricted cases also what is looked into
 * (at all of `units`), and suspension. No rule: nothing is weighed. In the reader's scope alone.
 */
export async function weighedOf(
  ctx: Context,
  ids: readonly string[],
  rule: string | undefined,
  units: readonly UnitRef[],
): Promise<Weighed> {
  if (rule === undefined || ids.length === 0) return { of: () => [], blocks: false };
  const discipline = await disciplineOf(ctx, ids);
  const suspended = await ctx.tx
    .selectFrom('membership')
    .select('person_id')
    .where('person_id', 'in', ids)
    .where('seat', '=', 'own')
    .where('suspended', '=', true)
    .where('valid_to', '=', FOREVER)
    .execute();
  const stopped = new Set(suspended.map((each) => each.person_id));
  const knows = units.every((unit) => ctx.may('case.restricted', unit));
  return {
    of: (personId) => reasonsByDiscipline(discipline.get(personId), { suspended: stopped.has(personId), knows }, rule),
    blocks: isVerified(ctx, rule),
  };
}

/** Whether the text of a rule was read, as its mark of confidence says. */
function isVerified(ctx: Context, rule: string): boolean {
  const { rulebook } = ctx.services;
  const mark = findRuleOn(rulebook, rule, ctx.today)?.confidence;
  return rulebook.confidences.some((each) => each.id === mark && each.verified);
}

/** What refuses, where the rule does; at the person's own line. */
export function refusalsOf({ of, blocks }: Weighed, personId: string, field = 'personId'): Reason[] {
  return blocks ? of(personId).map((reason) => ({ ...reason, field })) : [];
}

/** What the ledger notes of a warning that was passed: its rule, nothing of the case. */
export function despite({ of }: Weighed, personId: string): { despite?: string } {
  const rule = of(personId)[0]?.rule;
  return rule === undefined ? {} : { despite: rule };
}
