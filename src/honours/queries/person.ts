import { isSelf } from '../../members/person.ts';
import { partyAge } from '../../members/rules.ts';
import { addressOf } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { badgeBook, bonusBook, cardBook } from '../book.ts';
import { personHonours } from '../honour.ts';
import { cardHolderOf, mayRead, type Person, peopleOf } from '../people.ts';
import { awardOf, cardOf, commendationOf } from '../reading.ts';
import { bonusOf, nextBadge, roundFor } from '../rules/badges.ts';
import { fittingReasons, reasonsNotToReport } from '../rules/cards.ts';

/** What somebody was given, and what comes next; one's own always, another's by the right to read honours. */
export const getHonours = query({
  name: 'honour.person',
  method: 'GET',
  path: '/members/{id}/honours',
  capability: 'signed-in',
  summary: "A member's commendations, badges and cards",
  input: s.object({ id: s.id() }),
  output: personHonours,
  run: async (ctx, input) => {
    const person = found((await peopleOf(ctx, [input.id])).get(input.id));
    mayRead(ctx, person);
    return await honoursOf(ctx, person);
  },
});

/** One's own commendations, badges and cards. 404 for an account that is not a person's. */
export const ownHonours = query({
  name: 'honour.mine',
  method: 'GET',
  path: '/my/honours',
  capability: 'signed-in',
  summary: "One's own commendations, badges and cards",
  input: s.object({}),
  output: personHonours,
  run: async (ctx) => {
    const { id } = found(ctx.actor.person);
    return await honoursOf(ctx, found((await peopleOf(ctx, [id])).get(id)));
  },
});

async function honoursOf(ctx: Context, person: Person) {
  const { rulebook } = ctx.services;
  const unit = addressOf(person);
  const book = badgeBook(rulebook, ctx.today);
  const cards = rulebook.honours.cards ? cardBook(rulebook) : null;
  const { holder } = await cardHolderOf(ctx, person);
  const open = cards && holder.ended === null && cards.statuses.includes(holder.status);
  const next =
    book && person.admitted_on !== null && holder.ended === null
      ? nextBadge(book.steps, person.admitted_on, ctx.today)
      : null;
  const rows = await rowsOf(ctx, person.id);
  const { name } = await ctx.tx.selectFrom('unit').select('name').where('id', '=', unit.id).executeTakeFirstOrThrow();
  return {
    personId: person.id,
    name: person.full_name,
    unitId: unit.id,
    unitName: name,
    admittedOn: person.admitted_on,
    partyAge: person.admitted_on === null ? null : partyAge(person.admitted_on, ctx.today),
    next:
      book && next
        ? {
            years: next.years,
            dueOn: next.due,
            roundOn: roundFor(book.days, next.due),
            bonus: bonusOf(bonusBook(rulebook, ctx.today), next.years),
          }
        : null,
    hasBadges: book !== null,
    hasCards: cards !== null,
    cardTail: person.card_tail,
    issueReasons: open ? fittingReasons(cards, holder.last) : [],
    steps: [...(book?.steps ?? [])],
    ...rows,
    own: isSelf(ctx.actor, person.id),
    may: {
      'commendation.record': against(ctx, 'honour.record', unit, []),
      'badge.record': against(ctx, 'honour.record', unit, book ? [] : [{ code: 'not_found' }]),
      'badge.propose': against(ctx, 'honour.record', unit, book ? [] : [{ code: 'not_found' }]),
      'card.issue': against(ctx, 'card.manage', unit, open ? [] : [{ code: 'card.not_official' }]),
      'card.report': against(
        ctx,
        'honour.record',
        unit,
        cards ? reasonsNotToReport(holder.last, ctx.today, ctx.today) : [{ code: 'not_found' }],
      ),
      'card.return': against(
        ctx,
        'card.manage',
        unit,
        holder.last && holder.last.state !== 'returned'
          ? []
          : [{ code: 'card.none_valid', values: { state: holder.last?.state ?? 'none' } }],
      ),
    },
  };
}

async function rowsOf(ctx: Context, personId: string) {
  const commendations = await ctx.tx
    .selectFrom('commendation as c')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
    .selectAll('c')
    .select('u.name as unit_name')
    .where('c.person_id', '=', personId)
    .orderBy('c.decided_on', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  const badges = await ctx.tx
    .selectFrom('badge_award as a')
    .innerJoin('unit as u', 'u.id', 'a.unit_id')
    .selectAll('a')
    .select('u.name as unit_name')
    .where('a.person_id', '=', personId)
    .where('a.moved_to', 'is', null)
    .orderBy('a.years', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
  const cards = await ctx.tx
    .selectFrom('card as c')
    .innerJoin('unit as u', 'u.id', 'c.unit_id')
    .selectAll('c')
    .select('u.name as unit_name')
    .where('c.person_id', '=', personId)
    .where('c.moved_to', 'is', null)
    .orderBy('c.recorded_at', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
  return {
    commendations: commendations.map(commendationOf),
    badges: badges.map(awardOf),
    cards: cards.map(cardOf),
  };
}
