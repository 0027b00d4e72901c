/**
 * Where a rule bites: the place in the rulebook by which the program finds it, what it does there, and which commands and queries
 * ask. A rule that no place names is only shown. checks/ruleUses.test.ts proves both ways: every entry is really asked in its file,
 * and every file that asks for a rule stands here.
 */
import type { Rulebook } from './rulebook.ts';
import { ADMISSION_USES } from './usesAdmissions.ts';
import { HONOUR_USES } from './usesHonours.ts';
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
  {
    use: 'one_regular_meeting',
    bites: 'cites',
    by: ['meeting.call'],
    in: 'src/meetings/rules/meeting.ts',
    asks: "rule: 'meeting.regular'",
    rules: ({ about }) => [about.cites?.['meeting.regular']],
  },
  {
    use: 'regular_meeting_due',
    bites: 'cites',
    by: ['attention.list'],
    in: 'src/meetings/attention.ts',
    asks: 'duty.frequency.rule',
    rules: ({ meetings }) => meetings.kinds.map((kind) => kind.frequency?.rule),
  },
  {
    use: 'roll',
    bites: 'cites',
    by: ['meeting.open', 'meeting.roll', 'meeting.close', 'meeting.adopt'],
    in: 'src/meetings/rules/meeting.ts',
    asks: "rule: 'meeting.roll'",
    rules: ({ about }) => [about.cites?.['meeting.roll']],
  },
  {
    use: 'minutes',
    bites: 'cites',
    by: ['meeting.confirm'],
    in: 'src/meetings/rules/meeting.ts',
    asks: "rule: 'meeting.minutes'",
    rules: ({ about }) => [about.cites?.['meeting.minutes']],
  },
  {
    use: 'minutes_due',
    bites: 'cites',
    by: ['attention.list'],
    in: 'src/meetings/attention.ts',
    asks: 'meetings.minutesRule',
    rules: ({ meetings }) => [meetings.minutesRule],
  },
  {
    use: 'agenda',
    bites: 'shown',
    by: ['meeting.offer', 'meeting.call'],
    in: 'src/meetings/agenda.ts',
    asks: 'rulebook.meetings',
    rules: ({ meetings }) => meetings.agendas.flatMap((agenda) => [agenda.rule, ...agenda.items.map((i) => i.rule)]),
  },
  {
    use: 'numbering',
    bites: 'cites',
    by: ['resolution.issue', 'meeting.adopt'],
    in: 'src/register/numbers.ts',
    asks: 'rulebook.documents.numbering',
    rules: ({ documents }) => [documents.numbering.rule],
  },
  {
    use: 'layout',
    bites: 'cites',
    by: ['meeting.minutes'],
    in: 'src/meetings/documents.ts',
    asks: 'documents.layout',
    rules: ({ documents }) => [documents.layout.rule, ...documents.forms.map((form) => form.rule)],
  },
  {
    use: 'quality_scale',
    bites: 'decides',
    by: ['quality.score', 'quality.confirm', 'quality.year'],
    in: 'src/meetings/scale.ts',
    asks: 'ruleOn(rulebook, quality.rule, on, overlays)',
    rules: ({ meetings }) => [meetings.quality?.rule],
  },
  {
    use: 'meeting_length',
    bites: 'shown',
    by: ['meeting.get', 'meeting.minutes'],
    in: 'src/meetings/agenda.ts',
    asks: 'findNumber(ruleOn(rulebook, duration.rule',
    rules: ({ meetings }) => meetings.kinds.map((kind) => kind.duration?.rule),
  },
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
  {
    use: 'case_clock',
    bites: 'decides',
    by: ['case.take', 'case.get', 'case.open'],
    in: 'src/procedures/reading.ts',
    asks: 'findRuleOn(rules.rulebook, period.rule, rules.on, rules.overlays)',
    rules: ({ procedures }) =>
      procedures.procedures.flatMap((each) => each.steps).flatMap((step) => [step.clock?.rule, step.notBefore?.rule]),
  },
  {
    use: 'case_need',
    bites: 'cites',
    by: ['case.take', 'case.get'],
    in: 'src/procedures/needs.ts',
    asks: 'rule: need.rule',
    rules: ({ procedures }) =>
      procedures.procedures
        .flatMap((each) => each.steps)
        .flatMap((step) => (step.needs ?? []).map((need) => need.rule)),
  },
  {
    use: 'case_procedure',
    bites: 'cites',
    by: ['case.open', 'case.offer', 'procedure.list'],
    in: 'src/procedures/queries/procedures.ts',
    asks: 'rule: each.rule',
    rules: ({ procedures }) =>
      procedures.procedures.flatMap((each) => [each.rule, ...(each.opens.checks ?? []).map((check) => check.rule)]),
  },
  {
    use: 'case_stay',
    bites: 'decides',
    by: ['case.open'],
    in: 'src/members/cases/checks.ts',
    asks: "'study_months' : 'months'",
    rules: ({ procedures }) => rulesOfCheck(procedures, 'stay_length'),
  },
  {
    use: 'case_limitation',
    bites: 'decides',
    by: ['case.open'],
    in: 'src/members/cases/checks.ts',
    asks: 'reasonsAgainstLimitation(',
    rules: ({ procedures }) => rulesOfCheck(procedures, 'within_limitation'),
  },
  {
    use: 'case_official_day',
    bites: 'decides',
    by: ['case.take'],
    in: 'src/members/cases/effects.ts',
    asks: 'rules.rulebook.membership.rules.probation',
    rules: ({ membership }) => [membership.rules.probation],
  },
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
  {
    use: 'dues_rate',
    bites: 'decides',
    by: ['dues.assess', 'dues.collect', 'dues.close_month', 'dues.sheet'],
    in: 'src/dues/terms.ts',
    asks: 'findRuleOn(rulebook, id, on, overlays)',
    rules: ({ dues }) =>
      dues.categories.flatMap((c) => (c.kind === 'share' ? [c.share.rule] : [c.range.rule, c.factor?.rule])),
  },
  {
    use: 'dues_keep',
    bites: 'decides',
    by: ['dues.remit', 'dues.set_keep', 'dues.next_remittance'],
    in: 'src/dues/terms.ts',
    asks: 'findRuleOn(rulebook, line.share.rule, on, overlays)',
    rules: ({ dues }) => [dues.remittance.rule, ...dues.remittance.keeps.map((keep) => keep.share.rule)],
  },
  {
    use: 'dues_arrears',
    bites: 'decides',
    by: ['dues.arrears', 'dues.person', 'attention.list'],
    in: 'src/dues/terms.ts',
    asks: 'numberValue(rule, key)',
    rules: ({ dues }) => [dues.arrears.rule],
  },
  {
    use: 'dues_voluntary',
    bites: 'cites',
    by: ['dues.assess', 'dues.collect', 'dues.correct'],
    in: 'src/dues/commands/collect.ts',
    asks: 'dues.voluntary.rule',
    rules: ({ dues }) => [dues.voluntary.rule],
  },
  {
    use: 'dues_monthly',
    bites: 'cites',
    by: ['dues.sheet', 'attention.list'],
    in: 'src/dues/queries/sheet.ts',
    asks: 'dues.rule',
    rules: ({ dues }) => [dues.rule],
  },
  {
    use: 'dues_rate',
    bites: 'shown',
    by: ['dues.settings'],
    in: 'src/dues/queries/settings.ts',
    asks: 'ruleOn(rulebook, rule, ctx.today, overlays)',
    rules: ({ dues }) =>
      dues.categories.flatMap((c) => (c.kind === 'share' ? [c.share.rule] : [c.range.rule, c.factor?.rule])),
  },
  ...ORGANIZATION_USES,
];

/** The rules that procedures name for something the program looks up. */
function rulesOfCheck({ procedures }: Rulebook['procedures'], check: string): (string | undefined)[] {
  return procedures
    .flatMap(({ opens, steps }) => [...(opens.checks ?? []), ...steps.flatMap((step) => step.needs ?? [])])
    .flatMap((need) => ('check' in need && need.check === check ? [need.rule] : []));
}
