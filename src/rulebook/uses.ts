/**
 * Where a rule bites: the place in the rulebook by which the program finds it, what it does there, and which commands and queries
 * ask. A rule that no place names is only shown. checks/ruleUses.test.ts proves both ways: every entry is really asked in its file,
 * and every file that asks for a rule stands here.
 */
import type { Rulebook } from './rulebook.ts';

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
    use: 'task_slots',
    bites: 'decides',
    by: ['task.assign', 'meeting.adopt'],
    in: 'src/resolutions/giving.ts',
    asks: 'clearSlots(',
    rules: ({ tasks }) => [tasks.rule],
  },
  {
    use: 'post_maximum',
    bites: 'shown',
    by: ['post.kinds'],
    in: 'src/organization/queries.ts',
    asks: 'findRuleOn(rulebook, rule, ctx.today)',
    rules: ({ posts }) => posts.map((post) => post.maximum?.rule),
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
    use: 'term_length',
    bites: 'decides',
    by: ['term.begin', 'term.change', 'term.list'],
    in: 'src/organization/facts.ts',
    asks: 'findRuleOn(rulebook, id, on)',
    rules: ({ committees }) => [
      ...committees.terms.lengths.map((each) => each.rule),
      committees.terms.shift.rule,
      ...committees.seats.map((seat) => seat.maximum?.rule),
    ],
  },
  {
    use: 'visit_quota',
    bites: 'decides',
    by: ['visit.quota'],
    in: 'src/organization/facts.ts',
    asks: 'findRuleOn(rulebook, id, on, overlays)',
    rules: ({ committees }) => [committees.visits.quota.rule],
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
    use: 'regulations',
    bites: 'cites',
    by: ['regulation.adopt', 'regulation.list'],
    in: 'src/organization/commands/regulations.ts',
    asks: 'committees.regulations.rule',
    rules: ({ committees }) => [committees.regulations.rule],
  },
  {
    use: 'committee_due',
    bites: 'decides',
    by: ['unit.warnings'],
    in: 'src/indicators/committees.ts',
    asks: 'findRuleOn(rulebook, id, ctx.today)',
    rules: ({ posts, unitKinds }) => {
      const cells = unitKinds.filter((kind) => kind.isCell).map((kind) => kind.id);
      return posts
        .filter((post) => post.role === 'committee' && post.at.some((at) => cells.includes(at)))
        .map((post) => post.rule);
    },
  },
];
