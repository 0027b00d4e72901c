/** What waits for the reader of honours: who becomes due in the rounds ahead, proposals to decide on, badges decided and not handed over yet. */
import { type Subtree, subtree } from '../organization/tree.ts';
import type { AttentionItem, Context } from '../platform/bus/command.ts';
import { badgeBook } from './book.ts';
import { countDue, preparedOn } from './due.ts';
import { type BadgeBook, roundsAhead } from './rules/badges.ts';

/** Lines of Today, each a number with the list behind it. */
export async function honourAttention(ctx: Context): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const book = badgeBook(ctx.services.rulebook, ctx.today);
  if (!book || !(ctx.may('honour.record', unit) || ctx.may('honour.decide', unit))) return [];
  const tree = await subtree(ctx.tx, unit);
  return [...(await ahead(ctx, tree, book)), ...(await waiting(ctx, tree, book))];
}

async function ahead(ctx: Context, tree: Subtree, book: BadgeBook): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  if (!ctx.may('honour.record', unit)) return [];
  const count = await countDue(ctx, tree, book, preparedOn(book, ctx.today));
  const round = roundsAhead(book, ctx.today)[0] ?? ctx.today;
  return only(count, {
    what: 'honours.attention.due',
    values: { count },
    why: 'honours.attention.due_why',
    rule: book.rule,
    due: round,
    state: 'information',
    link: `/units/${unit.id}/badges/due`,
    action: 'honours.due.propose',
  });
}

async function waiting(ctx: Context, tree: Subtree, book: BadgeBook): Promise<AttentionItem[]> {
  const { unit } = ctx.actor.grant;
  const at = await ctx.tx.selectFrom('unit').select('kind').where('id', '=', unit.id).executeTakeFirst();
  const decides = ctx.may('honour.decide', unit) && at !== undefined && book.decidedBy.includes(at.kind);
  const states = [...(decides ? ['proposed'] : []), ...(ctx.may('honour.record', unit) ? ['decided'] : [])];
  const rows = await ctx.tx
    .selectFrom('badge_award')
    .select((eb) => ['state', eb.fn.countAll<number>().as('n')])
    .where('division', 'in', tree.divisions)
    .where('moved_to', 'is', null)
    .where('scope', '>=', tree.lo)
    .where('scope', '<', tree.hi)
    .where('state', 'in', states)
    .groupBy('state')
    .execute();
  return rows.flatMap(({ state, n }) =>
    only(n, {
      what: `honours.attention.${state}`,
      values: { count: n },
      rule: book.rule,
      state: 'due',
      link: `/units/${unit.id}/badges?state=${state}`,
      action: state === 'proposed' ? 'honours.badges.decide' : 'honours.badges.hand',
    }),
  );
}

function only(count: number, item: AttentionItem): AttentionItem[] {
  return count > 0 ? [item] : [];
}
