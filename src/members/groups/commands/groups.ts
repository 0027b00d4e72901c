import { addressOf, unitOf } from '../../../organization/tree.ts';
import type { UnitRef } from '../../../platform/access.ts';
import { type Context, command } from '../../../platform/bus/command.ts';
import { fold } from '../../../platform/i18n/names.ts';
import { must } from '../../../platform/refusal.ts';
import * as s from '../../../platform/schema.ts';
import { type CellPerson, cellOfGroup, groupById, type KnownGroup } from '../reading.ts';
import {
  reasonsAgainstDay,
  reasonsAgainstFounding,
  reasonsAgainstGroupName,
  reasonsAgainstOfficers,
  reasonsByGroupState,
  reasonsNotToSeat,
} from '../rules.ts';
import { cellScene } from '../scene.ts';
import { closeGroup, insertGroup, leaveGroups, openLines, openOffice, renameGroup } from '../store.ts';

/**
 * Founds a group of a cell with its members and whoever leads it, in one go; who was in another group leaves it that day.
 * Refuses party_group.not_here (ORG-03), unit.closed, name.missing, text.hidden, party_group.name_taken, party_group.empty, party_group.twice,
 * party_group.not_member, date.future, date.order, party_group.no_office, party_group.office_twice, party_group.two_offices,
 * party_group.officer_outside, party_group.may_not_lead (VOT-03, VOT-04), choice.unknown.
 */
export const foundGroup = command({
  name: 'party_group.found',
  method: 'POST',
  path: '/units/{unit}/party-groups',
  capability: 'member.edit',
  summary: 'Found a group inside a cell, with its members and its head',
  input: s.object({
    unit: s.id(),
    name: s.text(80),
    on: s.date(),
    members: s.list(s.id(), 1000),
    officers: s.list(s.object({ office: s.code(), personId: s.id() }), 10),
    /** by which decision or minutes of the cell */
    basis: s.optional(s.nullable(s.text(200))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { terms, groups, people } = await cellScene(ctx, unit);
    must([
      ...reasonsAgainstGroupName(input.name, fold(input.name), openNames(groups.values())),
      ...reasonsAgainstFounding(input.members, terms.rule),
      ...reasonsNotToSeat(
        input.members.map((personId) => ({ personId, groupId: null })),
        { people, groups, on: input.on, today: ctx.today, rule: terms.rule, field: (i) => ['members', i].join('.') },
      ),
      ...reasonsAgainstOfficers(input.officers, { terms, inGroup: new Set(input.members), people }),
    ]);
    const left = await leaveGroups(ctx.tx, unit, input.members, { on: input.on, reason: 'moved' });
    const id = await insertGroup(ctx.tx, unit, { name: input.name, foundedOn: input.on });
    await openLines(
      ctx.tx,
      unit,
      input.members.map((personId) => newLine({ id, name: input.name }, people.get(personId) as CellPerson)),
      { on: input.on, reason: 'founded' },
    );
    for (const { office, personId } of input.officers)
      await openOffice(
        ctx.tx,
        unit,
        { groupId: id, office, personId, personName: people.get(personId)?.name ?? '', basis: input.basis ?? null },
        input.on,
      );
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'party_group',
      subjectId: id,
      body: { on: input.on, members: input.members.length, left, officers: input.officers },
    });
    return { id };
  },
});

/** What a new line of somebody in a group holds. */
export function newLine(group: { id: string; name: string }, person: CellPerson) {
  return {
    groupId: group.id,
    groupName: group.name,
    personId: person.personId,
    personName: person.name,
    sortKey: person.sortKey,
  };
}

function openNames(groups: Iterable<KnownGroup>, except?: string): string[] {
  return [...groups].filter((group) => group.closedOn === null && group.id !== except).map((group) => group.nameKey);
}

/** Another name from a day on; what it was called before stays known. Refuses party_group.closed, party_group.name_taken, name.missing, text.hidden, date.future, date.order, version.stale. */
export const nameGroup = command({
  name: 'party_group.rename',
  method: 'PUT',
  path: '/party-groups/{id}/name',
  capability: 'member.edit',
  summary: 'Give a group of a cell another name from a day on',
  input: s.object({ id: s.id(), name: s.text(80), on: s.date(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await cellOfGroup(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await groupById(ctx, input.id);
    const unit = addressOf(row);
    const { groups } = await cellScene(ctx, unit);
    const { since } = await ctx.tx
      .selectFrom('party_group_name')
      .select((eb) => eb.fn.max('valid_from').as('since'))
      .where('division', '=', unit.division)
      .where('group_id', '=', row.id)
      .executeTakeFirstOrThrow();
    must([
      ...reasonsByGroupState({ closedOn: row.closed_on }),
      ...reasonsAgainstGroupName(input.name, fold(input.name), openNames(groups.values(), row.id)),
      ...reasonsAgainstDay('on', input.on, since ?? row.founded_on, ctx.today),
    ]);
    await renameGroup(ctx.tx, unit, { id: row.id, version: input.version }, input.name, input.on);
    await ctx.record({ unit, subjectKind: 'party_group', subjectId: row.id, body: { on: input.on, fields: ['name'] } });
    return { id: row.id };
  },
});

/** Closes a group on a day: whoever is in it or leads it does so no longer; it stays readable. Refuses party_group.closed, date.future, date.order, version.stale. */
export const endGroup = command({
  name: 'party_group.close',
  method: 'POST',
  path: '/party-groups/{id}/closure',
  capability: 'member.edit',
  summary: 'Close a group of a cell on a day',
  input: s.object({ id: s.id(), on: s.date(), reason: s.text(200), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await cellOfGroup(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await groupById(ctx, input.id);
    const unit = addressOf(row);
    must(reasonsByGroupState({ closedOn: row.closed_on }));
    must(reasonsAgainstDay('on', input.on, await lastChangeIn(ctx, unit, row), ctx.today));
    await closeGroup(ctx.tx, unit, { id: row.id, version: input.version }, { on: input.on, reason: input.reason });
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'party_group',
      subjectId: row.id,
      body: { on: input.on },
      reason: input.reason,
    });
    return { id: row.id };
  },
});

/** The last day on which something of the group began or ended. */
async function lastChangeIn(ctx: Context, unit: UnitRef, group: { id: string; founded_on: string }): Promise<string> {
  const days = [group.founded_on];
  for (const table of ['party_group_line', 'party_group_office', 'party_group_name'] as const) {
    const rows = await ctx.tx
      .selectFrom(table)
      .select(['valid_from', 'valid_to'])
      .where('division', '=', unit.division)
      .where('scope', '=', unit.path)
      .where('group_id', '=', group.id)
      .execute();
    days.push(...rows.map((row) => (row.valid_to === 'infinity' ? row.valid_from : row.valid_to)));
  }
  return days.sort().at(-1) ?? group.founded_on;
}
