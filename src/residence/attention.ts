/** What waits in the contact with where people live: who is to be received, a round to open, remarks to send; and at committees how many are late. */
import { sql } from 'kysely';
import { inTree } from '../organization/queries/lines.ts';
import { type Subtree, subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { type ResidenceBook, residenceBook } from './book.ts';
import { seasonOf, yearOn } from './rules/rounds.ts';

/** How many days before the day remarks are due they are told of. */
const AHEAD = 30;

/** Lines of Today, each a number with the list behind it. */
export async function residenceAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const book = residenceBook(ctx.services.rulebook);
  const writes = ctx.may('residence.remark', unit);
  const opens = ctx.may('residence.open', unit);
  if (!book || !(writes || opens)) return [];
  const tree = await subtree(ctx.tx, unit);
  const cell = await isCell(ctx, book);
  return [
    ...(writes && cell ? await toReceive(ctx, book, tree) : []),
    ...(opens ? await toOpen(ctx, book, tree) : []),
    ...(cell ? (writes ? await toSend(ctx, book, tree) : []) : await lateUnder(ctx, book, tree)),
  ];
}

async function isCell(ctx: Context, book: ResidenceBook): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('unit')
    .select('kind')
    .where('id', '=', ctx.actor.grant.unit.id)
    .executeTakeFirst();
  return row !== undefined && book.cellKinds.has(row.kind);
}

async function toReceive(ctx: Context, book: ResidenceBook, tree: Subtree): Promise<AttentionItem[]> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from residence_contact c
    where c.other_scope >= ${tree.lo} and c.other_scope < ${tree.hi} and c.state = 'waiting' and c.valid_to = 'infinity' and c.moved_to is null`.execute(
    ctx.tx,
  );
  const count = rows[0]?.n ?? 0;
  if (count === 0) return [];
  return [
    {
      what: 'residence.attention.receive',
      values: { count },
      rule: book.rule,
      state: 'due',
      link: `/units/${ctx.actor.grant.unit.id}/residence/introduced?state=waiting`,
      action: 'residence.attention.answer',
    },
  ];
}

/** From the month of the rulebook until the day they are due: cells with people to write of and no round of the year. */
async function toOpen(ctx: Context, book: ResidenceBook, tree: Subtree): Promise<AttentionItem[]> {
  const year = yearOn(book, ctx.today);
  const { due } = seasonOf(book, year);
  if (year !== Number(ctx.today.slice(0, 4))) return [];
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from unit u
    where u.path >= ${tree.lo} and u.path < ${tree.hi} and u.closed_on is null
      and exists (select from residence_contact c where c.other_scope = u.path and c.state = 'received' and c.valid_to = 'infinity' and c.moved_to is null and c.category = any(${[...book.inRound]}::text[]))
      and not exists (select from residence_round d where d.division = u.division and d.unit_id = u.id and d.year = ${year})`.execute(
    ctx.tx,
  );
  const count = rows[0]?.n ?? 0;
  if (count === 0) return [];
  return [
    {
      what: 'residence.attention.open',
      values: { count, year },
      rule: book.rule,
      due,
      state: due < ctx.today ? 'overdue' : 'due',
      link: `/units/${ctx.actor.grant.unit.id}/residence`,
      action: 'residence.attention.open_it',
    },
  ];
}

type Waiting = { id: string; year: number; due: string; waiting: number; lines: number };

/** The rounds in reach with lines that wait although the contact goes on, the one that is due first before the others. */
async function waitingRounds(ctx: Context, tree: Subtree): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`select d.id, d.year, d.due, n.waiting, n.lines from residence_round d
    cross join lateral (select count(*) filter (where r.state <> 'dropped')::int as lines, count(*) filter (where r.state = 'open' and (c.valid_to is null or c.valid_to = 'infinity'))::int as waiting
      from residence_remark r left join residence_contact c on c.division = r.other_division and c.id = r.contact_id where r.division = d.division and r.round_id = d.id) n
    where ${inTree('d', tree)} and d.closed_on is null and n.waiting > 0 order by d.due, d.id`.execute(ctx.tx);
  return rows;
}

async function toSend(ctx: Context, book: ResidenceBook, tree: Subtree): Promise<AttentionItem[]> {
  const rounds = await waitingRounds(ctx, tree);
  return rounds
    .filter(({ due }) => daysUntil(ctx.today, due) <= AHEAD)
    .map((round) => ({
      what: 'residence.attention.send',
      values: { count: round.waiting, of: round.lines, year: round.year },
      rule: book.rule,
      due: round.due,
      state: round.due < ctx.today ? ('overdue' as const) : ('due' as const),
      link: `/residence-rounds/${round.id}`,
      action: 'residence.attention.write',
    }));
}

/** To a committee: of how many remarks that were due how many were not sent, by year. */
async function lateUnder(ctx: Context, book: ResidenceBook, tree: Subtree): Promise<AttentionItem[]> {
  const { rows } = await sql<{ year: number; late: number; of: number; due: string }>`
    select r.year, min(r.due) as due, count(*) filter (where r.state <> 'dropped')::int as of,
      count(*) filter (where r.state = 'open' and (c.valid_to is null or c.valid_to = 'infinity'))::int as late
    from residence_remark r left join residence_contact c on c.division = r.other_division and c.id = r.contact_id
    where ${inTree('r', tree)} and r.due < ${ctx.today} and r.year >= ${Number(ctx.today.slice(0, 4)) - 1} group by 1 order by 1`.execute(
    ctx.tx,
  );
  return rows
    .filter(({ late }) => late > 0)
    .map(({ year, late, of, due }) => ({
      what: 'residence.attention.late',
      values: { count: late, of, year },
      rule: book.rule,
      due,
      state: 'overdue' as const,
      link: `/units/${ctx.actor.grant.unit.id}/residence/remarks?state=late&year=${year}`,
    }));
}

function daysUntil(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
