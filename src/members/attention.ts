/** What waits for the reader of the register: rosters to be confirmed (FIL-01), corrections to be answered (DAT-02). */
import { sql } from 'kysely';
import { addressOf, subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo } from '../platform/clock.ts';
import { memberCodes } from './codes.ts';
import { graduationsDue } from './graduation/attention.ts';
import { checkIn, reconciliationOf } from './rosterRules.ts';
import { endOfPeriod, latestPeriods } from './rules/roster.ts';
import { figureText } from './year/reading.ts';

/** From how many days before the end of a period on its roster is asked for. */
const AHEAD_DAYS = 30;
const MOST = 20;

export async function memberAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const told = await contestsOfMine(ctx);
  if (!ctx.may('member.edit', unit)) return told;
  const row = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirst();
  const isCell = memberCodes(ctx.services.rulebook).cellKinds.has(row?.kind ?? '');
  return [
    ...(isCell ? await ownRoster(ctx) : await rostersBelow(ctx)),
    ...(await corrections(ctx)),
    ...told,
    ...(isCell ? await graduationsDue(ctx) : []),
  ];
}

/** The cell's own roster: late for the period before, or due at the end of the running one. */
async function ownRoster(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const { months, rule } = reconciliationOf(ctx);
  const [running = '', before = ''] = latestPeriods(ctx.today, months, 2);
  const items: AttentionItem[] = [];
  for (const period of [before, running]) {
    const until = endOfPeriod(period, months);
    const late = until < ctx.today;
    if (!late && until > addTo(ctx.today, { days: AHEAD_DAYS })) continue;
    if ((late && !(await hadRoster(ctx, period))) || (await checkIn(ctx, unit, period))) continue;
    items.push({
      what: 'members.attention.roster',
      values: { from: period, until },
      why: 'members.attention.roster_why',
      rule,
      due: until,
      state: late ? 'overdue' : 'due',
      link: `/units/${unit.id}/reconciliation?period=${period}`,
      action: 'members.attention.roster_action',
    });
  }
  return items;
}

/** Whether the cell had a roster before the period began: one that came later could not be confirmed then. */
async function hadRoster(ctx: Context, period: string): Promise<boolean> {
  const { unit } = ctx.actor.grant;
  const line = await ctx.tx
    .selectFrom('membership')
    .select('id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('valid_from', '<', period)
    .executeTakeFirst();
  return line !== undefined;
}

/** How many cells below are late for the period that is over. */
async function rostersBelow(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const { months, rule } = reconciliationOf(ctx);
  const period = latestPeriods(ctx.today, months, 2)[1] ?? ctx.today;
  const { lo, hi, divisions } = await subtree(ctx.tx, unit);
  const kinds = [...memberCodes(ctx.services.rulebook).cellKinds];
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from unit u
    left join roster_check c on c.division = u.division and c.unit_id = u.id and c.period = ${period} and c.scope >= ${lo} and c.scope < ${hi}
    where u.path >= ${lo} and u.path < ${hi} and u.division in (${sql.join(divisions)}) and u.kind = any(${kinds}::text[]) and u.closed_on is null and c.id is null`.execute(
    ctx.tx,
  );
  const count = rows[0]?.n ?? 0;
  if (count === 0) return [];
  return [
    {
      what: 'members.attention.rosters_late',
      values: { count },
      why: 'members.attention.roster_why',
      rule,
      due: endOfPeriod(period, months),
      state: 'overdue',
      link: `/units/${unit.id}/reconciliation?period=${period}&standing=late`,
    },
  ];
}

/** What members of the unit asked to have put right. */
async function corrections(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const rows = await ctx.tx
    .selectFrom('correction')
    .select(['id', 'person_name', 'due', 'field', 'subject_id'])
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('state', '=', 'open')
    .orderBy('due')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows.map((row) => waiting(ctx, row));
}

type Asked = { id: string; person_name: string; due: string; field: string; subject_id: string | null };

/** A request as a line of Today: a fact of the dossier to be put right, or a contested fact of the year. */
function waiting(ctx: Context, row: Asked): AttentionItem {
  const contested = row.subject_id !== null;
  return {
    what: contested ? 'members.attention.contest' : 'members.attention.correction',
    values: { name: row.person_name, ...(contested && { figure: figureText(ctx, row.field) }) },
    why: contested ? 'members.attention.contest_why' : 'members.attention.correction_why',
    rule: ctx.services.rulebook.membership.rules.correction,
    due: row.due,
    state: row.due < ctx.today ? 'overdue' : 'due',
    link: `/corrections/${row.id}`,
    action: 'members.attention.correction_action',
  };
}

/** Contested facts that the reader recorded himself, in cells whose requests he does not answer. */
async function contestsOfMine(ctx: Context): Promise<AttentionItem[]> {
  const { accountId, person } = ctx.actor;
  const rows = await ctx.tx
    .selectFrom('correction')
    .select(['id', 'person_name', 'due', 'field', 'subject_id', 'unit_id', 'division', 'scope', 'person_id'])
    .where('recorder_id', 'in', [accountId, person?.id ?? accountId])
    .where('state', '=', 'open')
    .orderBy('due')
    .orderBy('id')
    .limit(MOST)
    .execute();
  return rows
    .filter(
      (row) =>
        row.person_id !== person?.id &&
        !(ctx.may('member.edit', addressOf(row)) && row.unit_id === ctx.actor.grant.unit.id),
    )
    .map((row) => ({ ...waiting(ctx, row), why: 'members.attention.contest_mine' }));
}
