/** Where the rules on honours and on discipline bite. */
import type { Use } from './uses.ts';

export const HONOUR_USES: readonly Use[] = [
  {
    use: 'badge_years',
    bites: 'decides',
    by: ['badge.due', 'badge.propose', 'badge.skip', 'badge.record', 'honour.person'],
    in: 'src/honours/book.ts',
    asks: 'ruleOn(rulebook, badges.rule, on)',
    rules: ({ honours }) => [honours.badges?.rule, ...(honours.badges?.early.map((early) => early.rule) ?? [])],
  },
  {
    use: 'badge_money',
    bites: 'decides',
    by: ['badge.decide', 'badge.due'],
    in: 'src/honours/book.ts',
    asks: 'findRuleOn(rulebook, bonus.factors, on)',
    rules: ({ honours }) => [honours.badges?.bonus?.factors, honours.badges?.bonus?.salary],
  },
  {
    use: 'badge_discipline',
    bites: 'cites',
    by: ['badge.due', 'badge.list', 'badge.propose', 'badge.decide', 'commendation.propose', 'case.take'],
    in: 'src/honours/discipline.ts',
    asks: 'findRuleOn(rulebook, rule, ctx.today)',
    rules: ({ honours }) => [honours.badges?.discipline, honours.commendations?.discipline],
  },
  {
    use: 'commendation_once',
    bites: 'cites',
    by: ['commendation.record', 'commendation.propose', 'case.take'],
    in: 'src/honours/commending.ts',
    asks: 'honours.commendations?.once',
    rules: ({ honours }) => [honours.commendations?.once],
  },
  {
    use: 'commendation_way',
    bites: 'shown',
    by: ['commendation.propose', 'case.get'],
    in: 'src/honours/commands/proposeCommendations.ts',
    asks: 'rulebook.honours.commendations',
    rules: ({ honours }) => [honours.commendations?.rule],
  },
  {
    use: 'discipline_end',
    bites: 'decides',
    by: ['member.discipline', 'badge.due', 'badge.propose', 'case.take'],
    in: 'src/members/discipline.ts',
    asks: 'lengthOf(rules, term)',
    rules: ({ procedures }) =>
      procedures.procedures.flatMap((each) =>
        each.steps
          .filter((step) => step.outcomes.some((outcome) => outcome.effect === 'end_discipline'))
          .map((step) => step.notBefore?.rule),
      ),
  },
  {
    use: 'cards',
    bites: 'cites',
    by: ['card.issue'],
    in: 'src/honours/book.ts',
    asks: 'rule: cards.rule',
    rules: ({ honours }) => [honours.cards?.rule, ...(honours.cards?.issueReasons.map((reason) => reason.rule) ?? [])],
  },
  {
    use: 'residence',
    bites: 'cites',
    by: ['contact.introduce', 'round.open', 'remark.send', 'attention.list'],
    in: 'src/residence/book.ts',
    asks: 'rule: contact.rule',
    rules: ({ residence }) => [residence.contact?.rule],
  },
];
