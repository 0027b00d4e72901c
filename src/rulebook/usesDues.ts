/** Where the rules on dues bite. */
import type { Use } from './uses.ts';

export const DUES_USES: readonly Use[] = [
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
];
