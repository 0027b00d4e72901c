import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { checksSeen } from './reading.ts';

/** Contradictions in the records of one's own unit that nobody has explained, for who may put them right. */
export async function integrityAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('integrity.explain', unit)) return [];
  const checks = checksSeen(ctx, unit).map(({ id }) => id);
  if (checks.length === 0) return [];
  const { n } = await ctx.tx
    .selectFrom('integrity_finding')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('severity', '=', 'error')
    .where('gone_at', 'is', null)
    .where('explained_on', 'is', null)
    .where('fault', 'in', checks)
    .executeTakeFirstOrThrow();
  const count = Number(n);
  if (count === 0) return [];
  return [
    {
      what: 'integrity.attention.errors',
      values: { count },
      why: 'integrity.attention.errors_why',
      state: 'overdue',
      link: `/units/${unit.id}/integrity/findings?severity=error&own=true`,
      action: 'integrity.attention.errors_action',
    },
  ];
}
