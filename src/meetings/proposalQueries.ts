import { addressOf, subtree, unitOf } from '../organization/tree.ts';
import { query } from '../platform/bus/command.ts';
import { mark, page, pageInput, pageOf, readMark } from '../platform/paging.ts';
import { found } from '../platform/refusal.ts';
import * as s from '../platform/schema.ts';
import { against } from '../resolutions/reading.ts';
import { mayOf } from '../resolutions/resolution.ts';
import { reasonsAgainstAnswer } from './commands/proposals.ts';
import { proposalRecords } from './lines.ts';
import { proposalRecord } from './meeting.ts';
import { proposalRow } from './reading.ts';

/** Proposals made in a unit and below (`made`), or addressed to it (`addressed`); those due first come first. */
export const listProposals = query({
  name: 'proposal.list',
  method: 'GET',
  path: '/proposals',
  capability: 'meeting.read',
  summary: 'Proposals made in a unit, or addressed to it',
  input: s.object({
    unit: s.id(),
    box: s.optional(s.oneOf(['made', 'addressed'])),
    state: s.optional(s.oneOf(['open', 'answered', 'overdue'])),
    mine: s.optional(s.flag()),
    ...pageInput,
  }),
  output: pageOf(proposalRecord),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const limit = input.limit ?? 50;
    const range = await subtree(ctx.tx, unit);
    const after = input.after ? readMark(input.after, 2) : null;
    let base = ctx.tx
      .selectFrom('proposal')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions);
    if (input.box === 'addressed') base = base.where('addressed_unit_id', '=', unit.id);
    if (input.mine) base = base.where('person_id', '=', ctx.actor.person?.id ?? ctx.actor.accountId);
    if (input.state) base = base.where('state', '=', input.state === 'answered' ? 'answered' : 'open');
    if (input.state === 'overdue') base = base.where('reply_due', '<', ctx.today);
    const total = await base.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
    const rows = await base
      .selectAll()
      .$if(after !== null, (q) =>
        q.where((eb) =>
          eb.or([
            eb('reply_due', '>', after?.[0] ?? ''),
            eb.and([eb('reply_due', '=', after?.[0] ?? ''), eb('id', '>', after?.[1] ?? '')]),
          ]),
        ),
      )
      .orderBy('reply_due')
      .orderBy('id')
      .limit(limit + 1)
      .execute();
    const cut = page(
      rows,
      limit,
      total.n,
      (r) => mark([r.reply_due, r.id]),
      (r) => r,
    );
    return { ...cut, items: await proposalRecords(ctx, cut.items) };
  },
});

/** A proposal and its answer; one's own is readable whatever one acts as. */
export const getProposal = query({
  name: 'proposal.get',
  method: 'GET',
  path: '/proposals/{id}',
  capability: 'signed-in',
  summary: 'A proposal and its answer',
  input: s.object({ id: s.id() }),
  output: s.object({ ...proposalRecord.shape, may: mayOf }),
  run: async (ctx, input) => {
    const row = await proposalRow(ctx, input.id);
    if (row.person_id !== ctx.actor.person?.id) ctx.demand('meeting.read', addressOf(row));
    const [record] = await proposalRecords(ctx, [row]);
    return {
      ...found(record),
      may: { 'proposal.answer': against(ctx, 'proposal.answer', addressOf(row), reasonsAgainstAnswer(ctx, row)) },
    };
  },
});
