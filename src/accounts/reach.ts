import { type RawBuilder, sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import type { Context } from '../platform/bus/command.ts';

/**
 * Which accounts are in the actor's charge, over the table `account`: those of persons at home in his reach, those that hold
 * a post there, and those that were made there. Whoever manages a commune's accounts has none of the province's.
 */
export async function inCharge(ctx: Context): Promise<RawBuilder<boolean>> {
  const { lo, hi, divisions } = await subtree(ctx.tx, ctx.actor.grant.unit);
  const here = (table: string) =>
    sql`${sql.ref(`${table}.division`)} = any(${[...divisions, '00']}::text[]) and ${sql.ref(`${table}.scope`)} >= ${lo} and ${sql.ref(`${table}.scope`)} < ${hi}`;
  return sql<boolean>`(exists (select from person where person.id = account.person_id and person.home and ${here('person')})
    or exists (select from post where post.account_id = account.id and ${here('post')})
    or exists (select from ledger where ledger.subject_id = account.id and ledger.command = 'account.make' and ${here('ledger')}))`;
}
