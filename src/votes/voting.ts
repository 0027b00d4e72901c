/** Reads out of the rulebook how a matter is voted on, on a day. */
import { voteBase, voteMatter } from '../rulebook/kinds.ts';
import { fractionValue, known, type Rulebook, ruleOn } from '../rulebook/rulebook.ts';
import type { VotingRule } from './vote.ts';

/**
 * Majority, base and forms of a matter. `baseId` is the base of the meeting's kind, which goes before the majority's own
 * (a monthly meeting, a congress and a committee count differently). Throws a RulebookError where the rulebook is silent.
 */
export function votingRuleOf(rulebook: Rulebook, matterId: string, on: string, baseId?: string): VotingRule {
  const matter = voteMatter(rulebook, matterId);
  const majority = known(rulebook.votes.majorities, matter.majority, 'majority');
  const base = voteBase(rulebook, baseId ?? majority.base);
  const secretForms = rulebook.votes.forms.filter((form) => form.secret).map((form) => form.id);
  return {
    matter: matter.id,
    majority: majority.id,
    rule: majority.rule,
    fraction: fractionValue(ruleOn(rulebook, majority.rule, on), majority.key),
    base: {
      id: base.id,
      leaveOutIfAbsent: base.leaveOutIfAbsent,
      leaveOut: base.leaveOut,
      excusedAbsenceLeavesOut: base.excusedAbsenceLeavesOut,
    },
    forms: matter.forms,
    smallestSecretElectorate: rulebook.votes.smallestSecretElectorate,
    secretForms,
  };
}
