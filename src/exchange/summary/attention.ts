/** Differences with the national database that wait for a decision. */
import type { AttentionItem, Context } from '../../platform/bus/command.ts';

/** One line for the newest report of one's own unit that has undecided lines. */
export async function summaryAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('summary.compare', unit)) return [];
  const report = await ctx.tx
    .selectFrom('summary_report')
    .select(['id', 'made_at'])
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('state', '=', 'compared')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!report) return [];
  const { n } = await ctx.tx
    .selectFrom('summary_line')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', unit.division)
    .where('report_id', '=', report.id)
    .where('decision', 'is', null)
    .where('kind', '<>', 'same')
    .executeTakeFirstOrThrow();
  const count = Number(n);
  if (count === 0) return [];
  return [
    {
      what: 'exchange.summary.attention',
      values: { count, date: report.made_at.toISOString().slice(0, 10) },
      why: 'exchange.summary.attention_why',
      state: 'due',
      link: `/summaries/${report.id}?decision=none`,
      action: 'exchange.summary.attention_action',
    },
  ];
}
