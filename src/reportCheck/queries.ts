import { unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import { comparedWithRegister } from './register.ts';
import { checkedReport, MOST_FOUND, reportInput } from './reportCheck.ts';
import { dayOfReport } from './rules/dates.ts';
import { lexiconOf } from './rules/lexicon.ts';
import { checkReport } from './rules/report.ts';

/**
 * Recomputes the counts, shares and sums of a report and holds what it says of the unit, or of units below it, against the
 * register: on the day given, else the day the text says it is as of, else today. The text is kept nowhere.
 */
export const reportCheck = query({
  name: 'report.check',
  method: 'POST',
  path: '/units/{id}/report-check',
  capability: 'counts.read',
  summary: 'A report recomputed and compared with the register; nothing of it is kept',
  input: reportInput,
  output: checkedReport,
  where: async (ctx, input) => await unitOf(ctx, input.id),
  run: async (ctx, { text, on }, unit) => {
    const lexicon = lexiconOf(ctx.services.rulebook.nouns);
    const { findings, fits, counts, languages } = checkReport(text, lexicon);
    const told = dayOfReport(text);
    const inText = told !== null && told <= ctx.today ? told : null;
    const day = on ?? inText ?? ctx.today;
    return {
      text,
      languages,
      findings: findings.slice(0, MOST_FOUND),
      fits: fits.slice(0, MOST_FOUND),
      on: day,
      dayFrom: on ? ('given' as const) : inText ? ('text' as const) : ('today' as const),
      compared: (await comparedWithRegister(ctx, unit, { text, counts, lexicon, on: day })).slice(0, MOST_FOUND),
    };
  },
});
