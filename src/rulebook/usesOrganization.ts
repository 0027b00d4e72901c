/** Where rules of posts, terms, elections and visits bite; see uses.ts. */
import type { Use } from './uses.ts';

export const ORGANIZATION_USES: readonly Use[] = [
  {
    use: 'post_maximum',
    bites: 'shown',
    by: ['post.kinds'],
    in: 'src/organization/queries/kinds.ts',
    asks: 'findRuleOn(rulebook, rule, ctx.today)',
    rules: ({ posts }) => posts.map((post) => post.maximum?.rule),
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
    use: 'regulations',
    bites: 'cites',
    by: ['regulation.adopt', 'regulation.list'],
    in: 'src/organization/commands/regulations.ts',
    asks: 'committees.regulations.rule',
    rules: ({ committees }) => [committees.regulations.rule],
  },
  {
    use: 'election_surplus',
    bites: 'decides',
    by: ['election.open', 'election.withdraw'],
    in: 'src/elections/reading.ts',
    asks: 'ruleOn(rulebook, surplus.rule, on, overlays)',
    rules: ({ committees }) => [committees.elections.surplus?.rule],
  },
  {
    use: 'election_ballots',
    bites: 'decides',
    by: ['election.ballot'],
    in: 'src/elections/reading.ts',
    asks: 'ruleOn(rulebook, ballots.rule, on, overlays)',
    rules: ({ committees }) => [committees.elections.ballots?.rule],
  },
  {
    use: 'election_office',
    bites: 'decides',
    by: ['election.open', 'election.offer'],
    in: 'src/elections/reading.ts',
    asks: 'ruleOn(rulebook, named.rule, on, overlays)',
    rules: ({ committees, posts }) => [
      committees.elections.committeeFrom?.rule,
      ...committees.elections.offices.map((office) => posts.find((post) => post.id === office.post)?.maximum?.rule),
    ],
  },
  {
    use: 'election_standing',
    bites: 'cites',
    by: ['election.open'],
    in: 'src/elections/commands/open.ts',
    asks: 'elections.standing?.rule',
    rules: ({ committees }) => [committees.elections.standing?.rule],
  },
  {
    use: 'election_approval',
    bites: 'cites',
    by: ['election.approve', 'attention.list'],
    in: 'src/elections/attention.ts',
    asks: 'approval?.rule',
    rules: ({ committees }) => [committees.elections.approval?.rule],
  },
  {
    use: 'appointment',
    bites: 'cites',
    by: ['post.appoint', 'election.appoint'],
    in: 'src/organization/commands/appointments.ts',
    asks: 'appointments.rule',
    rules: ({ committees }) => [committees.appointments.rule],
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
  {
    use: 'party_group',
    bites: 'cites',
    by: ['party_group.found', 'party_group.seat', 'party_group.lead', 'party_group.members'],
    in: 'src/members/groups/terms.ts',
    asks: 'membership.groups',
    rules: ({ membership }) => [membership.groups?.rule],
  },
  {
    use: 'party_group_head',
    bites: 'decides',
    by: ['party_group.found', 'party_group.lead'],
    in: 'src/members/groups/terms.ts',
    asks: 'status.mayStand',
    rules: ({ membership }) =>
      membership.groups
        ? [
            ...membership.statuses.filter((status) => !status.mayStand).map((status) => status.rule),
            ...membership.membershipKinds.filter((kind) => !kind.counts && !kind.votes).map((kind) => kind.rule),
            ...membership.marks.filter((mark) => mark.votes === 'withheld').map((mark) => mark.decidedBy),
          ]
        : [],
  },
  {
    use: 'meeting_by_groups',
    bites: 'cites',
    by: ['meeting.call', 'meeting.revise'],
    in: 'src/meetings/groupRoll.ts',
    asks: 'mode.byGroups',
    rules: ({ meetings }) => meetings.modes.filter((mode) => mode.byGroups).map((mode) => mode.rule),
  },
];
