import { addressOf } from '../../organization/tree.ts';
import { command } from '../../platform/bus/command.ts';
import { fold } from '../../platform/i18n/names.ts';
import { must } from '../../platform/refusal.ts';
import * as s from '../../platform/schema.ts';
import { seasonInput } from '../particulars.ts';
import { openSeasons } from '../particularsOf.ts';
import { homeOf, personOf } from '../person.ts';
import {
  reasonsAgainstEnd,
  reasonsAgainstGroups,
  reasonsAgainstSeasons,
  reasonsAgainstStart,
  reasonsAgainstStudy,
  reasonsAgainstWork,
} from '../rules/particulars.ts';
import { endPeriod, openPeriod, replacePeriod } from '../store/particulars.ts';

const done = s.object({ id: s.id() });
const ids = (list: readonly { id: string }[]) => new Set(list.map((entry) => entry.id));

/**
 * Whom somebody works for and as what, from a day on; the period before ends there. With nothing told, the present period ends.
 * Refuses work.no_employer, choice.unknown, date.future, date.order, period.none.
 */
export const setWork = command({
  name: 'member.work',
  method: 'PUT',
  path: '/members/{id}/work',
  capability: 'member.edit',
  summary: "A member's employer and occupation from a day on",
  input: s.object({
    id: s.id(),
    on: s.date(),
    employer: s.optional(s.nullable(s.text(200))),
    ownership: s.optional(s.nullable(s.code())),
    foreignInvested: s.optional(s.flag()),
    occupation: s.optional(s.nullable(s.code())),
  }),
  result: done,
  where: async (ctx, input) => ({ units: [await homeOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const person = await personOf(ctx, input.id);
    const unit = addressOf(person);
    const { committees, admissions } = ctx.services.rulebook;
    const work = {
      employer: input.employer ?? null,
      ownership: input.ownership ?? null,
      foreignInvested: input.foreignInvested ?? false,
      occupation: input.occupation ?? null,
    };
    const open = await ctx.tx
      .selectFrom('person_work')
      .select(['division', 'id', 'valid_from'])
      .where('division', '=', unit.division)
      .where('person_id', '=', input.id)
      .where('valid_to', '=', 'infinity')
      .executeTakeFirst();
    const empty = work.employer === null && work.occupation === null;
    const from = open?.valid_from ?? null;
    must([
      ...reasonsAgainstWork(work, {
        ownerships: ids(committees.ownerships),
        occupations: ids(admissions.occupations),
      }),
      ...reasonsAgainstStart(input.on, from, ctx.today),
      ...(empty ? reasonsAgainstEnd(input.on, from) : []),
    ]);
    const values = {
      employer: work.employer,
      employer_key: work.employer === null ? null : fold(work.employer),
      ownership: work.ownership,
      foreign_invested: work.foreignInvested,
      occupation: work.occupation,
    };
    if (open?.valid_from === input.on) await replacePeriod(ctx.tx, 'person_work', open, values);
    else {
      if (open) await endPeriod(ctx.tx, 'person_work', open, input.on);
      if (!empty) await openPeriod(ctx.tx, 'person_work', { unit, personId: input.id, on: input.on }, values);
    }
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'person', subjectId: input.id, body: { on: input.on, ended: empty } });
    return { id: input.id };
  },
});

/** Where somebody studies and when he is to graduate, from a day on; without a school the present period ends. Refuses date.future, date.order, period.none. */
export const setStudy = command({
  name: 'member.study',
  method: 'PUT',
  path: '/members/{id}/study',
  capability: 'member.edit',
  summary: "A member's school and expected graduation from a day on",
  input: s.object({
    id: s.id(),
    on: s.date(),
    school: s.optional(s.nullable(s.text(200))),
    graduatesOn: s.optional(s.nullable(s.date())),
  }),
  result: done,
  where: async (ctx, input) => ({ units: [await homeOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const unit = addressOf(await personOf(ctx, input.id));
    const open = await ctx.tx
      .selectFrom('person_study')
      .select(['division', 'id', 'valid_from'])
      .where('division', '=', unit.division)
      .where('person_id', '=', input.id)
      .where('valid_to', '=', 'infinity')
      .executeTakeFirst();
    const school = input.school ?? null;
    const graduatesOn = input.graduatesOn ?? null;
    const from = open?.valid_from ?? null;
    must([
      ...reasonsAgainstStart(input.on, from, ctx.today),
      ...(school === null ? reasonsAgainstEnd(input.on, from) : reasonsAgainstStudy({ on: input.on, graduatesOn })),
    ]);
    const values = { school: school ?? '', graduates_on: graduatesOn };
    if (school !== null && open?.valid_from === input.on) await replacePeriod(ctx.tx, 'person_study', open, values);
    else {
      if (open) await endPeriod(ctx.tx, 'person_study', open, input.on);
      if (school !== null) await openPeriod(ctx.tx, 'person_study', { unit, personId: input.id, on: input.on }, values);
    }
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'person',
      subjectId: input.id,
      body: { on: input.on, ended: school === null },
    });
    return { id: input.id };
  },
});

/** In which months of every year somebody is away, and why (M90); the whole list, as it holds from today. Refuses season.twice, season.whole_year. */
export const setSeasons = command({
  name: 'member.season',
  method: 'PUT',
  path: '/members/{id}/seasons',
  capability: 'member.edit',
  summary: 'The months in which a member is away every year',
  input: s.object({ id: s.id(), seasons: s.list(seasonInput, 6) }),
  result: done,
  where: async (ctx, input) => ({ units: [await homeOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const person = await personOf(ctx, input.id);
    const unit = addressOf(person);
    must(reasonsAgainstSeasons(input.seasons));
    const open = await openSeasons(ctx.tx, person);
    const key = (season: { fromMonth: number; toMonth: number; reason: string }) =>
      `${season.fromMonth} ${season.toMonth} ${season.reason}`;
    const kept = open.map((row) => ({
      row,
      key: key({ fromMonth: row.from_month, toMonth: row.to_month, reason: row.reason }),
    }));
    for (const { row, key: had } of kept)
      if (!input.seasons.some((season) => key(season) === had))
        await endPeriod(ctx.tx, 'person_season', row, ctx.today);
    for (const season of input.seasons.filter((each) => !kept.some(({ key: had }) => had === key(each))))
      await openPeriod(
        ctx.tx,
        'person_season',
        { unit, personId: input.id, on: ctx.today },
        { from_month: season.fromMonth, to_month: season.toMonth, reason: season.reason },
      );
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'person', subjectId: input.id, body: { seasons: input.seasons.length } });
    return { id: input.id };
  },
});

/** The target groups that a member is put into by hand (M90), the whole list; groups that follow from facts are not written. Refuses choice.unknown. */
export const setGroups = command({
  name: 'member.group',
  method: 'PUT',
  path: '/members/{id}/groups',
  capability: 'member.edit',
  summary: 'The target groups of a member',
  input: s.object({ id: s.id(), groups: s.list(s.code(), 30) }),
  result: done,
  where: async (ctx, input) => ({ units: [await homeOf(ctx, input.id)] }),
  run: async (ctx, input) => {
    const unit = addressOf(await personOf(ctx, input.id));
    const known = ids(ctx.services.rulebook.admissions.groups.filter((group) => group.when === undefined));
    must(reasonsAgainstGroups(input.groups, known));
    const open = await ctx.tx
      .selectFrom('person_group')
      .select(['division', 'id', 'valid_from', 'grp'])
      .where('division', '=', unit.division)
      .where('person_id', '=', input.id)
      .where('valid_to', '=', 'infinity')
      .execute();
    for (const row of open)
      if (!input.groups.includes(row.grp)) await endPeriod(ctx.tx, 'person_group', row, ctx.today);
    for (const grp of new Set(input.groups))
      if (!open.some((row) => row.grp === grp))
        await openPeriod(ctx.tx, 'person_group', { unit, personId: input.id, on: ctx.today }, { grp });
    ctx.touch(unit);
    await ctx.record({ unit, subjectKind: 'person', subjectId: input.id, body: { groups: input.groups.length } });
    return { id: input.id };
  },
});
