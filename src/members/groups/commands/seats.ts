import { addressOf, unitOf } from '../../../organization/tree.ts';
import { endOf } from '../../../organization/unit.ts';
import type { UnitRef } from '../../../platform/access.ts';
import { type CommandContext, type Context, command } from '../../../platform/bus/command.ts';
import { found, must, mustBeCurrent } from '../../../platform/refusal.ts';
import * as s from '../../../platform/schema.ts';
import { reachedDivisions } from '../../person.ts';
import { type CellPerson, type KnownGroup, officersOf } from '../reading.ts';
import { reasonsNotToSeat, reasonsNotToTakeBack } from '../rules.ts';
import { cellScene } from '../scene.ts';
import { leaveGroups, openLines, openOffice } from '../store.ts';
import { newLine } from './groups.ts';

/**
 * Puts people of a cell into its groups from a day on, many at once, each with one choice (none: in no group). Who changes his group leaves
 * the one before that day, and what he held there. From the first day of his present one: that is taken back.
 * Refuses party_group.not_here (ORG-03), unit.closed, party_group.twice, party_group.not_member, party_group.unknown, party_group.closed,
 * date.future, date.order.
 */
export const seatMembers = command({
  name: 'party_group.seat',
  method: 'PUT',
  path: '/units/{unit}/party-group-members',
  capability: 'member.edit',
  summary: 'Put members of a cell into its groups, many at once',
  input: s.object({
    unit: s.id(),
    on: s.date(),
    members: s.list(s.object({ personId: s.id(), groupId: s.nullable(s.id()) }), 1000, 1),
  }),
  result: s.object({ changed: s.anyNumber() }),
  where: async (ctx, input) => ({ units: [await unitOf(ctx, input.unit)] }),
  run: async (ctx, input) => {
    const unit = await unitOf(ctx, input.unit);
    const { terms, groups, people } = await cellScene(ctx, unit);
    must(
      reasonsNotToSeat(input.members, {
        people,
        groups,
        on: input.on,
        today: ctx.today,
        rule: terms.rule,
        field: (i, name) => ['members', i, name].join('.'),
      }),
    );
    const changes = input.members.filter(
      ({ personId, groupId }) => (people.get(personId)?.groupId ?? null) !== groupId,
    );
    const coming = changes.filter(({ groupId }) => groupId !== null);
    const leaving = changes.filter(({ groupId }) => groupId === null);
    const idsOf = (list: typeof changes) => list.map(({ personId }) => personId);
    await leaveGroups(ctx.tx, unit, idsOf(coming), { on: input.on, reason: 'moved' });
    await leaveGroups(ctx.tx, unit, idsOf(leaving), { on: input.on, reason: 'out' });
    await openLines(
      ctx.tx,
      unit,
      coming.map(({ personId, groupId }) =>
        newLine(groups.get(groupId ?? '') as KnownGroup, people.get(personId) as CellPerson),
      ),
      { on: input.on, reason: 'joined' },
    );
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'unit',
      subjectId: unit.id,
      body: { on: input.on, members: changes },
    });
    return { changed: changes.length };
  },
});

/**
 * Takes back that somebody was put into a group by mistake: it ends on the day it began, so that it held on no day. The group he left for it
 * has him again from that day, and what he held there if nobody else holds it. Refuses party_group.line_ended, version.stale.
 */
export const takeBackSeat = command({
  name: 'party_group.take_back',
  method: 'POST',
  path: '/party-group-lines/{id}/take-back',
  capability: 'member.edit',
  summary: 'Take back that a member was put into a group by mistake',
  input: s.object({ id: s.id(), version: s.whole(1, 1e9) }),
  result: s.object({ id: s.id(), backIn: s.nullable(s.anyText()) }),
  where: async (ctx, input) => ({ units: [addressOf(await lineById(ctx, input.id))] }),
  run: async (ctx, input) => {
    const line = await lineById(ctx, input.id);
    const unit = addressOf(line);
    must(reasonsNotToTakeBack({ to: endOf(line.valid_to) }));
    mustBeCurrent(input.version, line.version);
    const on = line.valid_from;
    await leaveGroups(ctx.tx, unit, [line.person_id], { on, reason: 'mistake' });
    const backIn = await putBack(ctx, unit, line.person_id, on);
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'party_group',
      subjectId: line.group_id,
      body: { personId: line.person_id, on, backIn },
    });
    return { id: line.id, backIn };
  },
});

/** The group that somebody left on the day has him again, if it is still open. Returns its id. */
async function putBack(ctx: CommandContext, unit: UnitRef, personId: string, on: string): Promise<string | null> {
  const { groups, people } = await cellScene(ctx, unit);
  const left = await ctx.tx
    .selectFrom('party_group_line')
    .select('group_id')
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('person_id', '=', personId)
    .where('valid_to', '=', on)
    .where('end_reason', '=', 'moved')
    .whereRef('valid_from', '<', 'valid_to')
    .executeTakeFirst();
  const group = groups.get(left?.group_id ?? '');
  const person = people.get(personId);
  if (!group || group.closedOn !== null || !person) return null;
  await openLines(ctx.tx, unit, [newLine(group, person)], { on, reason: 'restored' });
  const held = await ctx.tx
    .selectFrom('party_group_office')
    .select(['office', 'basis'])
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('person_id', '=', personId)
    .where('group_id', '=', group.id)
    .where('valid_to', '=', on)
    .where('end_reason', '=', 'moved')
    .executeTakeFirst();
  const taken = (await officersOf(ctx.tx, unit, ctx.today)).some(
    (officer) => officer.groupId === group.id && officer.office === held?.office,
  );
  if (held && !taken)
    await openOffice(
      ctx.tx,
      unit,
      { groupId: group.id, office: held.office, personId, personName: person.name, basis: held.basis },
      on,
    );
  return group.id;
}

async function lineById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('party_group_line')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}
