/** What waits for the reader: a month to close, members with many months unpaid, slips to confirm, one's own unpaid months. */
import { sql } from 'kysely';
import { subtree } from '../organization/tree.ts';
import { onlyUnit } from '../platform/access.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { overlaysAt } from '../rulebook/local.ts';
import { unpaidIn } from './queries/arrears.ts';
import { monthAfter, openMonths, thisMonth } from './reading.ts';
import { signalOn } from './terms.ts';

const FIRST_MONTH = '1800-01';

export async function duesAttention(ctx: Context): Promise<AttentionItem[]> {
  return [...(await toClose(ctx)), ...(await unpaid(ctx)), ...(await slips(ctx)), ...(await own(ctx))];
}

/** A month that is over and on which something stands, and whose sheet is open. */
async function toClose(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('dues.collect', unit)) return [];
  const [month] = await openMonths(ctx.tx, unit, FIRST_MONTH, monthAfter(thisMonth(ctx), -1));
  if (!month) return [];
  return [
    {
      what: 'dues.attention.close',
      values: { month: month.slice(5), year: month.slice(0, 4) },
      rule: ctx.services.rulebook.dues.rule,
      state: 'due',
      link: `/units/${unit.id}/dues?month=${month}`,
      action: 'dues.sheet.close',
    },
  ];
}

/** Members with as many months of the year unpaid as the rule names: who takes the dues there is told, nothing else happens. */
async function unpaid(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('dues.collect', unit)) return [];
  const signal = signalOn(ctx.services.rulebook, ctx.today, await overlaysAt(ctx, unit));
  if (!signal) return [];
  const from = unpaidIn({ ...onlyUnit(unit.path), divisions: [unit.division] }, Number(ctx.today.slice(0, 4)));
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from ${from} where d.months >= ${signal.months}`.execute(ctx.tx);
  const count = rows[0]?.n ?? 0;
  if (count === 0) return [];
  return [
    {
      what: 'dues.attention.unpaid',
      why: 'dues.attention.unpaid_why',
      values: { count, months: signal.months },
      rule: signal.rule,
      state: 'information',
      link: `/units/${unit.id}/dues/arrears?signal=yes`,
    },
  ];
}

async function slips(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('dues.remit', unit)) return [];
  const { divisions, lo, hi } = await subtree(ctx.tx, unit);
  const { n } = await ctx.tx
    .selectFrom('dues_remittance')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', 'in', divisions)
    .where('scope', '>=', lo)
    .where('scope', '<', hi)
    .where('to_unit_id', '=', unit.id)
    .where('state', '=', 'sent')
    .executeTakeFirstOrThrow();
  if (n === 0) return [];
  return [
    {
      what: 'dues.attention.slips',
      values: { count: n },
      rule: ctx.services.rulebook.dues.remittance.rule,
      state: 'due',
      link: `/units/${unit.id}/dues/remittances?state=sent&of=incoming`,
      action: 'dues.slip.answer',
    },
  ];
}

/** One's own closed months of the year that are unpaid. */
async function own(ctx: Context): Promise<AttentionItem[]> {
  const { person } = ctx.actor;
  if (!person) return [];
  const year = ctx.today.slice(0, 4);
  const { n } = await ctx.tx
    .selectFrom('dues_line as l')
    .innerJoin('dues_month as m', (join) =>
      join.onRef('m.division', '=', 'l.division').onRef('m.unit_id', '=', 'l.unit_id').onRef('m.month', '=', 'l.month'),
    )
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('l.person_id', '=', person.id)
    .where('l.month', '>=', `${year}-01`)
    .where('l.month', '<=', `${year}-12`)
    .where(sql<boolean>`l.paid < l.due + l.due_change`)
    .executeTakeFirstOrThrow();
  if (n === 0) return [];
  return [
    {
      what: 'dues.attention.own',
      values: { count: n },
      rule: ctx.services.rulebook.dues.rule,
      state: 'due',
      link: '/my/dues',
      action: 'dues.mine.see',
    },
  ];
}
