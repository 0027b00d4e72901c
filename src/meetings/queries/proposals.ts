import { sql } from 'kysely';
import { addressOf, subtree, unitOf } from '../../organization/tree.ts';
import { SEGMENT } from '../../platform/access.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { momentAt } from '../../platform/clock.ts';
import { listPage } from '../../platform/db/keyset.ts';
import { against, mayShape } from '../../platform/may.ts';
import { pageInput, pageOf } from '../../platform/paging.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { reasonsAgainstAnswer } from '../commands/proposals.ts';
import { proposalRecords, unitNames } from '../lines.ts';
import {
  PROPOSAL_BOXES,
  type ProposalForward,
  proposalForward,
  proposalRecord,
  proposalSubject,
  replyRate,
} from '../proposal.ts';
import { lateBelow, lateSince } from '../proposalBoxes.ts';
import { addressees, type ProposalRow, proposalRow } from '../reading.ts';

const unitName = s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() });

/**
 * Proposals of a unit and below, those due first first: made here (`made`), addressed to this unit (`addressed`), late at a level
 * below (`late_below`, M20), answered but not yet read out at a meeting (`unread`, M30).
 */
export const listProposals = query({
  name: 'proposal.list',
  method: 'GET',
  path: '/proposals',
  capability: 'meeting.read',
  summary: 'Proposals made in a unit, or addressed to it',
  input: s.object({
    unit: s.id(),
    box: s.optional(s.oneOf(PROPOSAL_BOXES)),
    state: s.optional(s.oneOf(['open', 'answered', 'overdue'])),
    mine: s.optional(s.flag()),
    ...pageInput,
  }),
  output: pageOf(proposalRecord),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    let base = ctx.tx
      .selectFrom('proposal')
      .where('scope', '>=', range.lo)
      .where('scope', '<', range.hi)
      .where('division', 'in', range.divisions);
    if (input.box === 'addressed') base = base.where('addressed_unit_id', '=', unit.id);
    if (input.box === 'late_below') base = lateBelow(base, unit, lateSince(ctx));
    if (input.box === 'unread') base = base.where('state', '=', 'answered').where('read_out_meeting_id', 'is', null);
    if (input.mine) base = base.where('person_id', '=', ctx.actor.person?.id ?? ctx.actor.accountId);
    if (input.state) base = base.where('state', '=', input.state === 'answered' ? 'answered' : 'open');
    if (input.state === 'overdue') base = base.where('reply_due', '<', ctx.today);
    const cut = await listPage(
      ctx,
      base.selectAll(),
      input,
      [
        ['reply_due', 'asc'],
        ['id', 'asc'],
      ],
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
  output: s.object({
    ...proposalRecord.shape,
    forwards: s.list(proposalForward, 100),
    subject: s.nullable(proposalSubject),
    /** where it may be passed on to */
    levels: s.list(unitName, 20),
    may: mayShape,
  }),
  run: async (ctx, input) => {
    const row = await proposalRow(ctx, input.id);
    if (row.person_id !== ctx.actor.person?.id) ctx.demand('meeting.read', addressOf(row));
    const [record] = await proposalRecords(ctx, [row]);
    const unit = addressOf(row);
    const reasons = against(ctx, 'proposal.answer', unit, reasonsAgainstAnswer(ctx, row));
    const levels = reasons.length > 0 ? [] : await addressees(ctx, unit);
    return {
      ...found(record),
      forwards: await forwardsOf(ctx, row),
      subject: await subjectOf(ctx, row),
      levels: levels
        .filter((level) => level.id !== row.addressed_unit_id)
        .map(({ id, name, kind }) => ({ id, name, kind })),
      may: { 'proposal.answer': reasons, 'proposal.forward': reasons },
    };
  },
});

/** How the proposals of a unit and below were answered since a day: on time n of m, for the whole and by unit directly below (M20). */
export const rateProposals = query({
  name: 'proposal.rate',
  method: 'GET',
  path: '/units/{unit}/proposal-rate',
  capability: 'meeting.read',
  summary: 'How many proposals were answered on time',
  input: s.object({ unit: s.id(), since: s.optional(s.date()) }),
  output: s.object({
    all: replyRate,
    below: s.list(s.object({ unit: unitName, ...replyRate.shape }), 5000),
  }),
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, input, unit) => {
    const range = await subtree(ctx.tx, unit);
    const zone = ctx.clock.timeZone;
    const onTime = sql<boolean>`(p.replied_at at time zone ${zone})::date <= p.reply_due`;
    const late = sql<boolean>`p.state = 'open' and p.reply_due < ${ctx.today}::date`;
    const rows = await ctx.tx
      .selectFrom('proposal as p')
      .where('p.scope', '>=', range.lo)
      .where('p.scope', '<', range.hi)
      .where('p.division', 'in', range.divisions)
      .$if(input.since !== undefined, (q) => q.where('p.made_at', '>=', sinceMoment(ctx, input.since)))
      .select([
        sql<string>`left(p.scope, ${unit.path.length + SEGMENT})`.as('child'),
        sql<number>`(count(*) filter (where p.state = 'answered' and ${onTime}))::int`.as('onTime'),
        sql<number>`(count(*) filter (where p.state = 'answered' and not (${onTime})))::int`.as('late'),
        sql<number>`(count(*) filter (where ${late}))::int`.as('overdue'),
        sql<number>`(count(*) filter (where p.state = 'open' and not (${late})))::int`.as('waiting'),
      ])
      .groupBy('child')
      .orderBy('child')
      .execute();
    const units = await ctx.tx
      .selectFrom('unit')
      .select(['id', 'name', 'kind', 'path'])
      .where('path', 'in', ['', ...rows.map((r) => r.child)])
      .where('closed_on', 'is', null)
      .execute();
    const rateOf = (r: Omit<(typeof rows)[number], 'child'>) => ({
      due: r.onTime + r.late + r.overdue,
      onTime: r.onTime,
      late: r.late,
      overdue: r.overdue,
      waiting: r.waiting,
    });
    const sum = (of: 'onTime' | 'late' | 'overdue' | 'waiting') => rows.reduce((n, r) => n + r[of], 0);
    return {
      all: rateOf({ onTime: sum('onTime'), late: sum('late'), overdue: sum('overdue'), waiting: sum('waiting') }),
      below: rows.flatMap((r) => {
        const at = units.find((u) => u.path === r.child);
        return at ? [{ unit: { id: at.id, name: at.name, kind: at.kind }, ...rateOf(r) }] : [];
      }),
    };
  },
});

function sinceMoment(ctx: Context, since: string | undefined): Date {
  return new Date(momentAt(since ?? ctx.today, '00:00', ctx.clock.timeZone));
}

async function forwardsOf(ctx: Context, row: ProposalRow): Promise<ProposalForward[]> {
  const rows = await ctx.tx
    .selectFrom('proposal_forward')
    .selectAll()
    .where('division', '=', row.division)
    .where('proposal_id', '=', row.id)
    .orderBy('at')
    .orderBy('id')
    .execute();
  const names = await unitNames(
    ctx,
    rows.flatMap((r) => [r.from_unit_id, r.to_unit_id]),
  );
  const nameOf = (id: string) => names.get(id) ?? { id, name: '', kind: '' };
  return rows.map((r) => ({
    id: r.id,
    from: nameOf(r.from_unit_id),
    to: nameOf(r.to_unit_id),
    reason: r.reason,
    byName: r.by_name,
    at: r.at.toISOString(),
  }));
}

/** The task or target a proposal is about, as far as the reader sees it. */
async function subjectOf(ctx: Context, row: ProposalRow) {
  if (row.task_id !== null) {
    const task = await ctx.tx
      .selectFrom('task')
      .select(['id', 'work'])
      .where('division', '=', row.division)
      .where('id', '=', row.task_id)
      .executeTakeFirst();
    if (task) return { kind: 'task' as const, id: task.id, text: task.work, resolutionId: null };
  }
  if (row.target_id === null || row.target_division === null) return null;
  const target = await ctx.tx
    .selectFrom('target')
    .select(['id', 'indicator', 'resolution_id'])
    .where('division', '=', row.target_division)
    .where('id', '=', row.target_id)
    .executeTakeFirst();
  return target
    ? { kind: 'target' as const, id: target.id, text: target.indicator, resolutionId: target.resolution_id }
    : null;
}
