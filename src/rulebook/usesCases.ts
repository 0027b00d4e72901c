/** Where the rules on cases bite: their clocks, what their steps need, what is looked up for them. */
import type { Rulebook } from './rulebook.ts';
import type { Use } from './uses.ts';

export const CASE_USES: readonly Use[] = [
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
];

/** The rules that procedures name for something the program looks up. */
function rulesOfCheck({ procedures }: Rulebook['procedures'], check: string): (string | undefined)[] {
  return procedures
    .flatMap(({ opens, steps }) => [...(opens.checks ?? []), ...steps.flatMap((step) => step.needs ?? [])])
    .flatMap((need) => ('check' in need && need.check === check ? [need.rule] : []));
}
