import { type RawBuilder, sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';

/**
 * Which accounts are in the actor's charge, over the table `account`: those of persons at home in his reach, those that hold
 * a post there, and those that were made there. Whoever manages a commune's accounts has none of the province's.
 * `among`: of which accounts `a` that is asked, so that the others are not looked at.
 */
export async function inCharge(
  ctx: Context,
  among: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<RawBuilder<boolean>> {
  const { lo, hi, divisions } = await subtree(ctx.tx, ctx.actor.grant.unit);
  const here = (alias: string) =>
    sql`${sql.ref(`${alias}.division`)} = any(${[...divisions, '00']}::text[]) and ${sql.ref(`${alias}.scope`)} >= ${lo} and ${sql.ref(`${alias}.scope`)} < ${hi} and ${among}`;
  return sql<boolean>`account.id in (with charged as materialized (
      select a.id from account a join person p on p.id = a.person_id and p.home where ${here('p')}
      union select a.id from account a join post p on p.account_id = a.id where ${here('p')}
      union select a.id from account a join ledger l on l.subject_id = a.id and l.command = 'account.make' where ${here('l')})
    select id from charged)`;
}
