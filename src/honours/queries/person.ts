import { type RawBuilder, sql } from 'kysely';
import { isSelf } from '../../members/person.ts';
import { partyAge } from '../../members/rules.ts';
import { addressOf, unitName } from '../../organization/tree.ts';
import { type Context, query } from '../../platform/bus/command.ts';
import { against } from '../../platform/may.ts';
import { found } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { badgeBook, bonusBook, cardBook } from '../book.ts';
import { personHonours } from '../honour.ts';
import { cardHolderOf, mayRead, type Person, peopleOf } from '../people.ts';
import { type AwardRow, awardOf, type CardRow, type CommendationRow, cardOf, commendationOf } from '../reading.ts';
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
  const name = await unitName(ctx.tx, unit);
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
      'commendation.propose': against(
        ctx,
        'honour.record',
        unit,
        rulebook.honours.commendations ? [] : [{ code: 'not_found' }],
      ),
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
  const rows = async <R>(
    table: 'commendation' | 'badge_award' | 'card',
    live: RawBuilder<unknown>,
    order: RawBuilder<unknown>,
  ) => {
    const found = await sql<R & { unit_name: string }>`select r.*, u.name as unit_name
      from ${sql.table(table)} r join unit u on u.id = r.unit_id
      where r.person_id = ${personId} and ${live} order by ${order}, r.id desc`.execute(ctx.tx);
    return found.rows;
  };
  // what went with its person to another division is kept there
  const here = sql`r.moved_to is null`;
  return {
    commendations: (await rows<CommendationRow>('commendation', sql`true`, sql`r.decided_on desc`)).map(commendationOf),
    badges: (await rows<AwardRow>('badge_award', here, sql`r.years desc`)).map(awardOf),
    cards: (await rows<CardRow>('card', here, sql`r.recorded_at desc`)).map(cardOf),
  };
}
