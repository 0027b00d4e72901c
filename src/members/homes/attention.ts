import { sql } from 'kysely';
import { subtree } from '../../organization/tree.ts';
import type { AttentionItem, Context } from '../../platform/bus/command.ts';

/** How many are found without exactly one home, for who may do something about it. */
export async function homeAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('home.check', unit)) return [];
  const { lo, hi, divisions } = await subtree(ctx.tx, unit);
  const { rows } = await sql<{ n: number }>`select count(distinct person_id)::int as n from home_finding
    where division in (${sql.join(divisions)}) and scope >= ${lo} and scope < ${hi} and gone_at is null`.execute(
    ctx.tx,
  );
  const count = rows[0]?.n ?? 0;
  if (count === 0) return [];
  return [
    {
      what: 'members.attention.homes',
      values: { count },
      why: 'members.attention.homes_why',
      state: 'overdue',
      link: `/units/${unit.id}/homes`,
      action: 'members.attention.homes_action',
    },
  ];
}
