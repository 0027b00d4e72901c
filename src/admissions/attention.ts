/** What waits for whom: the month's review, remarks of helpers, certificates that end, plans not yet divided. Clocks of cases are told by procedures. */
import { sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { addTo, lastDayOf, monthOf } from '../platform/clock.ts';
import { NEVER } from './reading.ts';

const MOST = 10;

export async function admissionAttention(ctx: Context): Promise<AttentionItem[]> {
  return [
    ...(await reviewDue(ctx)),
    ...(await remarksDue(ctx)),
    ...(await certificatesEnding(ctx)),
    ...(await plansUndivided(ctx)),
    ...nomination(ctx),
  ];
}

/** A cell with people on its list goes through it each month (ADM-10). */
async function reviewDue(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('candidate.keep', unit)) return [];
  const { n } = await ctx.tx
    .selectFrom('candidate')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('state', 'in', ['proposed', 'listed'])
    .executeTakeFirstOrThrow();
  if (n === 0) return [];
  const month = monthOf(ctx.today);
  const done = await ctx.tx
    .selectFrom('candidate_review')
    .select('id')
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .where('month', '=', month)
    .executeTakeFirst();
  if (done) return [];
  const rule = ctx.services.rulebook.admissions.rules.review;
  return [
    {
      what: 'admissions.attention.review',
      values: { n, month: month.slice(5), year: month.slice(0, 4) },
      why: 'admissions.attention.review_why',
      ...(rule !== undefined && { rule }),
      due: lastDayOf(month),
      state: 'due',
      link: `/units/${unit.id}/candidate-reviews/${month}`,
      action: 'admissions.review.verb',
    },
  ];
}

/** A helper owes a remark on somebody, once it is due. */
async function remarksDue(ctx: Context): Promise<AttentionItem[]> {
  const self = ctx.actor.person?.id;
  if (self === undefined) return [];
  const { everyMonths } = ctx.services.rulebook.admissions.remarks;
  const { rows } = await sql<{ candidate_id: string; full_name: string; due: string }>`
    select candidate_id, full_name, due from (
      select h.candidate_id, c.full_name, (coalesce((select max(r.made_on) from candidate_remark r where r.division = h.division
          and r.candidate_id = h.candidate_id and r.helper_id = h.id), h.valid_from) + make_interval(months => ${everyMonths}::int))::date as due
      from candidate_helper h join candidate c on c.division = h.division and c.id = h.candidate_id
      where h.person_id = ${self} and h.valid_to = ${NEVER} and c.state in ('proposed', 'listed')) x
    where due <= ${addTo(ctx.today, { days: 7 })} order by due limit ${MOST}`.execute(ctx.tx);
  return rows.map((row) => ({
    what: 'admissions.attention.remark',
    values: { name: row.full_name },
    why: 'admissions.attention.remark_why',
    due: row.due,
    state: row.due < ctx.today ? 'overdue' : 'due',
    link: `/candidates/${row.candidate_id}`,
    action: 'admissions.helper.remark',
  }));
}

/** Certificates of people on the list that end soon: one by one in a cell, counted above it. */
async function certificatesEnding(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('candidate.keep', unit)) return [];
  const range = await subtree(ctx.tx, unit);
  if (range.divisions.length === 0) return [];
  const soon = addTo(ctx.today, { days: ctx.services.rulebook.admissions.certificateDays });
  const row = await ctx.tx
    .selectFrom('class_place as p')
    .innerJoin('candidate as c', (on) => on.onRef('c.division', '=', 'p.division').onRef('c.id', '=', 'p.candidate_id'))
    .select((eb) => [eb.fn.countAll<number>().as('n'), eb.fn.min('p.valid_until').as('first')])
    .where('p.division', 'in', range.divisions)
    .where('p.scope', '>=', range.lo)
    .where('p.scope', '<', range.hi)
    .where('p.state', '=', 'finished')
    .where('c.state', '=', 'listed')
    .where('p.valid_until', '>=', ctx.today)
    .where('p.valid_until', '<=', soon)
    .executeTakeFirstOrThrow();
  if (row.n === 0 || row.first === null) return [];
  return [
    {
      what: 'admissions.attention.certificates',
      values: { n: row.n },
      why: 'admissions.attention.certificates_why',
      due: row.first,
      state: 'due',
      link: `/units/${unit.id}/candidates?certificate=expiring`,
    },
  ];
}

/** A plan that is adopted, of a unit with others below, and given to none of them. */
async function plansUndivided(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('admission.plan', unit)) return [];
  const { rows } = await sql<{ id: string; title: string }>`select p.id, p.title from admission_plan p
    where p.division = ${unit.division} and p.unit_id = ${unit.id} and p.state = 'adopted' and p.ends_on >= ${ctx.today}
      and exists (select from unit b where b.parent_id = p.unit_id and b.closed_on is null)
      and not exists (select from admission_share s where s.plan_id = p.id) order by p.starts_on limit ${MOST}`.execute(
    ctx.tx,
  );
  return rows.map((row) => ({
    what: 'admissions.attention.divide',
    values: { title: row.title },
    why: 'admissions.attention.divide_why',
    state: 'due',
    link: `/admission-plans/${row.id}/division`,
    action: 'admissions.plan.divide',
  }));
}

/** Whoever may only put people forward begins here. */
function nomination(ctx: Context): AttentionItem[] {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('candidate.nominate', unit) || ctx.may('candidate.read', unit)) return [];
  return [
    {
      what: 'admissions.attention.nominate',
      why: 'admissions.attention.nominate_why',
      state: 'information',
      link: `/units/${unit.id}/candidates/new`,
      action: 'admissions.new.verb',
    },
  ];
}
