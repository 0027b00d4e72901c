import { dueOn } from '../../members/rules.ts';
import { addressOf } from '../../organization/tree.ts';
import { type Context, command } from '../../platform/bus/command.ts';
import { found, must, type Reason } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { badgesOf } from '../book.ts';
import { despite, refusalsOf, weighedOf } from '../discipline.ts';
import { candidatesOf, type Person, peopleOf, unitsOf } from '../people.ts';
import { reasonsNotToPropose, reasonsNotToRecord, reasonsNotToSkip } from '../rules/badges.ts';
import { changeAward, insertAward } from '../store.ts';

/** So many at once: a round of a province is proposed commune by commune. */
const MOST = 200;

/**
 * Proposes badges for a round, many people at once: all or none, each reason at its own line. Refuses badge.not_due, badge.too_early, badge.no_round,
 * badge.round_far, badge.round_past, badge.no_step, badge.begun_already, badge.passed_over, badge.no_date, badge.not_official, badge.not_member,
 * badge.not_dead, badge.early_unknown, and what discipline says against it where its rule refuses; where it only warns, the ledger says that it was passed.
 */
export const proposeBadges = command({
  name: 'badge.propose',
  method: 'POST',
  path: '/badges',
  capability: 'honour.record',
  summary: 'Propose badges of Party age for a round',
  input: s.object({
    roundOn: s.date(),
    items: s.list(
      s.object({
        personId: s.id(),
        years: s.whole(1, 150),
        early: s.optional(s.code()),
        note: s.optional(s.text(1000)),
      }),
      MOST,
      1,
    ),
  }),
  result: s.object({ ids: s.list(s.id(), MOST) }),
  where: async (ctx, input) => ({
    units: unitsOf(
      (
        await peopleOf(
          ctx,
          input.items.map((item) => item.personId),
        )
      ).values(),
    ),
  }),
  run: async (ctx, input) => {
    const book = badgesOf(ctx.services.rulebook, ctx.today);
    const people = await peopleOf(
      ctx,
      input.items.map((item) => item.personId),
    );
    const candidate = await candidatesOf(ctx, people, input.roundOn);
    const weighed = await weighedOf(ctx, [...people.keys()], book.discipline, unitsOf(people.values()));
    const once = new Set<string>();
    must(
      input.items.flatMap(({ personId, years, early }, line): Reason[] => {
        const asked = { years, roundOn: input.roundOn, early: early ?? null };
        const key = `${personId} ${years}`;
        const twice = once.has(key);
        once.add(key);
        const reasons: Reason[] = twice
          ? [{ code: 'badge.begun_already', field: 'personId', values: { years }, rule: book.rule }]
          : [
              ...reasonsNotToPropose(book, candidate(personId, years), asked, ctx.today),
              ...refusalsOf(weighed, personId),
            ];
        return reasons.map((reason) =>
          reason.field === undefined || reason.field === 'roundOn'
            ? reason
            : { ...reason, field: `items.${line}.${reason.field}` },
        );
      }),
    );
    const ids: string[] = [];
    for (const item of input.items) {
      const person = found(people.get(item.personId));
      const unit = addressOf(person);
      const id = await insertAward(ctx.tx, unit, {
        ...awardColumns(ctx, person, item.years),
        round_on: input.roundOn,
        state: 'proposed',
        early: item.early ?? null,
        note: item.note ?? null,
        proposed_on: ctx.today,
        proposed_by: ctx.actor.accountId,
        proposed_name: ctx.actor.name,
      });
      ids.push(id);
      await ctx.record({
        unit,
        subjectKind: 'badge_award',
        subjectId: id,
        body: {
          personId: person.id,
          years: item.years,
          round: input.roundOn,
          ...(item.early && { early: item.early }),
          ...despite(weighed, person.id),
        },
      });
    }
    return { ids };
  },
});

/** Passes somebody over in a round, with the reason; a proposal is taken back by it, and the next round finds the person again. Refuses badge.skip_unknown, badge.wrong_state, badge.passed_over, badge.no_step, badge.no_date. */
export const skipBadge = command({
  name: 'badge.skip',
  method: 'POST',
  path: '/members/{personId}/badges/skip',
  capability: 'honour.record',
  summary: 'Pass somebody over in a round of badges, with the reason',
  input: s.object({
    personId: s.id(),
    years: s.whole(1, 150),
    roundOn: s.date(),
    reason: s.code(),
    note: s.optional(s.text(1000)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: unitsOf((await peopleOf(ctx, [input.personId])).values()) }),
  run: async (ctx, input) => {
    const book = badgesOf(ctx.services.rulebook, ctx.today);
    const people = await peopleOf(ctx, [input.personId]);
    const person = found(people.get(input.personId));
    const unit = addressOf(person);
    const who = (await candidatesOf(ctx, people, input.roundOn))(person.id, input.years);
    must([
      ...(person.admitted_on === null ? [{ code: 'badge.no_date', field: 'personId', rule: book.rule }] : []),
      ...reasonsNotToSkip(book, who, input),
    ]);
    const skipped = { skip_reason: input.reason, skipped_on: ctx.today, skipped_name: ctx.actor.name };
    const proposed = await ctx.tx
      .selectFrom('badge_award')
      .select(['id', 'version', 'note'])
      .where('division', '=', unit.division)
      .where('person_id', '=', person.id)
      .where('years', '=', input.years)
      .where('state', '=', 'proposed')
      .where('moved_to', 'is', null)
      .executeTakeFirst();
    let id: string;
    if (proposed) {
      id = proposed.id;
      await changeAward(ctx.tx, unit, id, proposed.version, {
        state: 'skipped',
        ...skipped,
        round_on: input.roundOn,
        note: input.note ?? proposed.note,
      });
    } else {
      id = await insertAward(ctx.tx, unit, {
        ...awardColumns(ctx, person, input.years),
        round_on: input.roundOn,
        state: 'skipped',
        ...skipped,
        note: input.note ?? null,
      });
    }
    await ctx.record({
      unit,
      subjectKind: 'badge_award',
      subjectId: id,
      body: { personId: person.id, years: input.years, round: input.roundOn, skipped: input.reason },
    });
    return { id };
  },
});

/** Enters a badge that was given before this register began. Refuses badge.no_step, badge.begun_already, badge.too_early, badge.no_date, date.order, date.future. */
export const recordBadge = command({
  name: 'badge.record',
  method: 'POST',
  path: '/members/{personId}/badges',
  capability: 'honour.record',
  summary: 'Enter a badge that was given before',
  input: s.object({
    personId: s.id(),
    years: s.whole(1, 150),
    decidedOn: s.date(),
    number: s.optional(s.text(60)),
    decidedBy: s.optional(s.text(200)),
    handedOn: s.date(),
    badgeNo: s.optional(s.text(40)),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: unitsOf((await peopleOf(ctx, [input.personId])).values()) }),
  run: async (ctx, input) => {
    const book = badgesOf(ctx.services.rulebook, ctx.today);
    const people = await peopleOf(ctx, [input.personId]);
    const person = found(people.get(input.personId));
    const unit = addressOf(person);
    const who = (await candidatesOf(ctx, people, input.handedOn))(person.id, input.years);
    must(reasonsNotToRecord(book, who, input, ctx.today));
    const id = await insertAward(ctx.tx, unit, {
      ...awardColumns(ctx, person, input.years),
      round_on: input.handedOn,
      state: 'handed',
      decided_on: input.decidedOn,
      number_text: input.number ?? null,
      decided_by_name: input.decidedBy ?? null,
      badge_no: input.badgeNo ?? null,
      handed_on: input.handedOn,
      handed_name: ctx.actor.name,
    });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'badge_award',
      subjectId: id,
      body: { personId: person.id, years: input.years, handed: input.handedOn },
    });
    return { id };
  },
});

/** What every badge says of its person, whatever becomes of it: the day on which the years are full, and the rules it was begun under. */
function awardColumns(ctx: Context, person: Person, years: number) {
  const admittedOn = found(person.admitted_on);
  return {
    person_id: person.id,
    person_name: person.full_name,
    sort_key: person.sort_key,
    years,
    admitted_on: admittedOn,
    due_on: dueOn(admittedOn, years),
    rulebook_hash: ctx.services.rulebook.hash,
  };
}
