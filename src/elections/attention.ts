/** What waits for the reader of elections: results to confirm, elections without a result, one's own election that is not over. */
import { sql } from 'kysely';
import { inTree } from '../organization/queries/lines.ts';
import { subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';

export async function electionAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const decides = ctx.may('post.assign', unit);
  if (!decides && !ctx.may('election.hold', unit)) return [];
  const tree = await subtree(ctx.tx, unit);
  const {
    rows: [row],
  } = await sql<{ elected: number; failed: number; open: number }>`
    select count(*) filter (where e.state = 'elected')::int as elected, count(*) filter (where e.state = 'failed')::int as failed,
      count(*) filter (where e.state = 'open' and e.unit_id = ${unit.id} and e.held_on < ${ctx.today})::int as open
    from election e where ${inTree('e', tree)} and e.state in ('open', 'elected', 'failed')`.execute(ctx.tx);
  const { approval } = ctx.services.rulebook.committees.elections;
  const { appointments } = ctx.services.rulebook.committees;
  const line = (what: string, why: string, n: number, shown: string, rule?: string): AttentionItem[] =>
    n === 0
      ? []
      : [
          {
            what,
            why,
            values: { count: n },
            state: 'due',
            link: `/units/${unit.id}/elections?state=${shown}`,
            ...(rule !== undefined && { rule }),
          },
        ];
  const { elected = 0, failed = 0, open = 0 } = row ?? {};
  const waiting = [
    ...line('elections.attention.confirm', 'elections.attention.confirm_why', elected, 'elected', approval?.rule),
    ...line('elections.attention.appoint', 'elections.attention.appoint_why', failed, 'failed', appointments.rule),
  ];
  return [
    ...(decides ? waiting : []),
    ...(ctx.may('election.hold', unit)
      ? line('elections.attention.unfinished', 'elections.attention.unfinished_why', open, 'open')
      : []),
  ];
}
