/**
 * Where a rule bites: the place in the rulebook by which the program finds it, what it does there, and which commands and queries
 * ask. A rule that no place names is only shown. checks/ruleUses.test.ts proves both ways: every entry is really asked in its file,
 * and every file that asks for a rule stands here.
 */

import type { Rulebook } from './rulebook.ts';
import { ADMISSION_USES } from './usesAdmissions.ts';
import { CASE_USES } from './usesCases.ts';
import { DUES_USES } from './usesDues.ts';
import { HONOUR_USES } from './usesHonours.ts';
import { MEETING_USES } from './usesMeetings.ts';
import { ORGANIZATION_USES } from './usesOrganization.ts';

/** decides: its figure judges or computes; cites: it is named as the reason; shown: its figure stands on a page. */
export type Bites = 'decides' | 'cites' | 'shown';

export type Use = {
  /** the name of the text that says what happens there: `rulebook.use.<use>` */
  use: string;
  bites: Bites;
  /** names of the commands and queries */
  by: readonly string[];
  /** the file that asks, and what stands in it */
  in: string;
  asks: string;
  /** the ids of the rules, by the place that names them */
  rules(rulebook: Rulebook): readonly (string | undefined)[];
};

export const USES: readonly Use[] = [
  {
    use: 'majority',
    bites: 'decides',
    by: ['meeting.adopt', 'meeting.get'],
    in: 'src/votes/voting.ts',
    asks: 'ruleOn(rulebook, majority.rule, on, overlays)',
    rules: ({ votes }) => votes.matters.map((m) => votes.majorities.find((each) => each.id === m.majority)?.rule),
  },
  {
    use: 'integrity',
    bites: 'decides',
    by: ['integrity.run'],
    in: 'src/organization/integrity.ts',
    asks: 'findRuleOn(rulebook, id, today)',
    rules: ({ sizeRules, membership, votes }) => [
      sizeRules.cellCommitteeFrom,
      membership.rules.age,
      membership.rules.probation,
      membership.rules.recognition,
      ...votes.majorities.map((majority) => majority.rule),
      ...votes.bases.map((base) => base.quorum),
    ],
  },
  {
    use: 'quorum',
    bites: 'decides',
    by: ['meeting.adopt'],
    in: 'src/votes/voting.ts',
    asks: 'ruleOn(rulebook, base.quorum, on, overlays)',
    rules: ({ votes }) => votes.bases.map((base) => base.quorum),
  },
  {
    use: 'base',
    bites: 'cites',
    by: ['meeting.adopt'],
    in: 'src/votes/voting.ts',
    asks: 'base.leaveOutIfAbsent',
    rules: ({ votes }) => votes.bases.flatMap((base) => base.rules),
  },
  {
    use: 'status',
    bites: 'cites',
    by: ['meeting.adopt', 'meeting.open'],
    in: 'src/members/roster.ts',
    asks: "r.status === 'official'",
    rules: ({ membership }) => [
      ...membership.statuses.map((each) => each.rule),
      ...membership.membershipKinds.map((each) => each.rule),
      ...membership.marks.map((each) => each.rule),
    ],
  },
  {
    use: 'reply_clock',
    bites: 'decides',
    by: ['proposal.record', 'proposal.submit'],
    in: 'src/meetings/proposalStore.ts',
    asks: 'rulebook.meetings.proposals',
    rules: ({ meetings }) => [meetings.proposals.rule],
  },
  {
    use: 'admission_age',
    bites: 'decides',
    by: ['member.register', 'member.correct', 'import.stage', 'import.apply'],
    in: 'src/members/codes.ts',
    asks: 'findRuleOn(rulebook, age, on)',
    rules: ({ membership }) => [membership.rules.age],
  },
  {
    use: 'probation',
    bites: 'decides',
    by: ['member.register', 'member.correct', 'import.stage', 'import.apply'],
    in: 'src/members/codes.ts',
    asks: 'findRuleOn(rulebook, probation, on)',
    rules: ({ membership }) => [membership.rules.probation],
  },
  {
    use: 'published_counts',
    bites: 'cites',
    by: ['publication.publish', 'publication.get'],
    in: 'src/publications/rules/table.ts',
    asks: "rule = 'publication.counts'",
    rules: ({ about }) => [about.cites?.['publication.counts']],
  },
  ...ADMISSION_USES,
  {
    use: 'task_slots',
    bites: 'decides',
    by: ['task.assign', 'meeting.adopt'],
    in: 'src/resolutions/giving.ts',
    asks: 'clearSlots(',
    rules: ({ tasks }) => [tasks.rule],
  },
  {
    use: 'kind_of_unit',
    bites: 'cites',
    by: ['unit.found'],
    in: 'src/organization/rules.ts',
    asks: "rule: 'unit.kinds'",
    rules: ({ about }) => [about.cites?.['unit.kinds']],
  },
  ...MEETING_USES,
  {
    use: 'small_groups',
    bites: 'decides',
    by: ['unit.breakdown', 'unit.overview'],
    in: 'src/indicators/smallGroups.ts',
    asks: 'findRuleOn(rulebook, rule, ctx.today)',
    rules: ({ membership }) => [membership.counting.smallGroup],
  },
  {
    use: 'age_bands',
    bites: 'shown',
    by: ['unit.breakdown'],
    in: 'src/indicators/breakdown.ts',
    asks: 'findRuleOn(rulebook, rule, ctx.today)',
    rules: ({ membership }) => [membership.counting.ageBands],
  },
  {
    use: 'age_bands_of_measures',
    bites: 'shown',
    by: ['indicator.parts', 'indicator.get'],
    in: 'src/members/measures.ts',
    asks: 'findRuleOn(rulebook, rule, on)',
    rules: ({ membership }) => [membership.counting.ageBands],
  },
  ...HONOUR_USES,
  ...CASE_USES,
  {
    use: 'reconciliation',
    bites: 'decides',
    by: ['roster.confirm', 'roster.cells', 'roster.book'],
    in: 'src/members/rosterRules.ts',
    asks: 'membership.rules.reconciliation',
    rules: ({ membership }) => [membership.rules.reconciliation],
  },
  {
    use: 'correction',
    bites: 'decides',
    by: ['correction.ask', 'correction.contest'],
    in: 'src/members/correcting.ts',
    asks: 'membership.rules.correction',
    rules: ({ membership }) => [membership.rules.correction],
  },
  {
    use: 'founding',
    bites: 'decides',
    by: ['employer.scattered'],
    in: 'src/members/queries/employers.ts',
    asks: 'ruleOn(rulebook, foundWith, ctx.today)',
    rules: ({ sizeRules }) => [sizeRules.foundWith],
  },
  {
    use: 'reorganized_sizes',
    bites: 'decides',
    by: ['reorganization.decide', 'reorganization.apply', 'reorganization.plan'],
    in: 'src/reorganization/judging.ts',
    asks: 'findRuleOn(ctx.services.rulebook, rule, on)',
    rules: ({ sizeRules }) => [sizeRules.foundWith, sizeRules.committeeFrom],
  },
  ...DUES_USES,
  ...ORGANIZATION_USES,
];
