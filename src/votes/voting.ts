/** Reads out of the rulebook of a case how a matter is voted on. */
import type { UnitRef } from '../platform/access.ts';
import type { Context } from '../platform/bus/command.ts';
import { type CaseRules, rulesToday } from '../rulebook/cases.ts';
import { voteBase, voteMatter } from '../rulebook/kinds.ts';
import { fractionValue, known, type RuleInForce, ruleOn } from '../rulebook/rulebook.ts';
import { inLanguages } from '../rulebook/schemaBase.ts';
import type { JudgedBy, VotingRule } from './vote.ts';

/**
 * Majority, base and forms of a matter, by the rules of a case. `baseId` is the base of the meeting's kind, which goes before the
 * majority's own (a monthly meeting, a congress and a committee count differently). A local rule goes before the national one.
 * Throws a RulebookError where the rulebook is silent.
 */
export function votingRuleOf({ rulebook, on, overlays }: CaseRules, matterId: string, baseId?: string): VotingRule {
  const matter = voteMatter(rulebook, matterId);
  const majority = known(rulebook.votes.majorities, matter.majority, 'majority');
  const base = voteBase(rulebook, baseId ?? majority.base);
  const secretForms = rulebook.votes.forms.filter((form) => form.secret).map((form) => form.id);
  const rule = ruleOn(rulebook, majority.rule, on, overlays);
  return {
    matter: matter.id,
    majority: majority.id,
    rule: majority.rule,
    fraction: fractionValue(rule, majority.key),
    base: {
      id: base.id,
      onlyPresent: base.onlyPresent ?? false,
      leaveOutIfAbsent: base.leaveOutIfAbsent,
      leaveOut: base.leaveOut,
      excusedAbsenceLeavesOut: base.excusedAbsenceLeavesOut,
    },
    quorum: base.quorum === undefined ? null : quorumOf(ruleOn(rulebook, base.quorum, on, overlays)),
    forms: matter.forms,
    smallestSecretElectorate: rulebook.votes.smallestSecretElectorate,
    secretForms,
    rulebookHash: rulebook.hash,
    ruledOn: on,
    citation: inLanguages((language) => rule.citation(language)),
  };
}

function quorumOf(rule: RuleInForce): NonNullable<VotingRule['quorum']> {
  return { rule: rule.id, fraction: fractionValue(rule) };
}

/** The voting rule of a case, and today's where it is another one: a page then says by which day's rules the case is judged. */
export async function votingOfCase(
  ctx: Pick<Context, 'tx' | 'today' | 'services'>,
  unit: UnitRef,
  rules: CaseRules,
  ask: { matter: string; base?: string },
): Promise<{ voting: VotingRule; judgedBy: JudgedBy | null }> {
  const voting = votingRuleOf(rules, ask.matter, ask.base);
  return { voting, judgedBy: changedSince(voting, votingOrNone(await rulesToday(ctx, unit), ask)) };
}

/** A matter that today's rulebook no longer knows has changed, too. */
function votingOrNone(rules: CaseRules, ask: { matter: string; base?: string }): VotingRule | null {
  const { votes } = rules.rulebook;
  const there = votes.matters.some((m) => m.id === ask.matter) && votes.bases.some((b) => b.id === (ask.base ?? b.id));
  return there ? votingRuleOf(rules, ask.matter, ask.base) : null;
}

/** The day a case is judged by, where what was decided by it differs from today's rules; null where nothing changed. */
function changedSince(then: VotingRule, now: VotingRule | null): JudgedBy | null {
  const said = ({ ruledOn: _day, rulebookHash: _hash, ...rule }: VotingRule) => JSON.stringify(rule);
  if (now !== null && said(then) === said(now)) return null;
  return { on: then.ruledOn, rulebook: then.rulebookHash, rule: then.rule, citation: then.citation };
}
