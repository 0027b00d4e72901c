import { addressOf } from '../../../organization/tree.ts';
import { command } from '../../../platform/bus/command.ts';
import { must } from '../../../platform/refusal.ts';
import * as s from '../../../platform/schema.ts';
import { cellOfGroup, groupById } from '../reading.ts';
import { reasonsNotToName } from '../rules.ts';
import { cellScene } from '../scene.ts';
import { endOffice, endOffices, openOffice } from '../store.ts';

/**
 * Somebody leads a group from a day on, as its members chose (ORG-03); nobody: the holder is released. Who held the office holds it no
 * longer; from the first day of his, that is taken back.
 * Refuses party_group.not_here, party_group.closed, choice.unknown, party_group.officer_outside (ORG-03), party_group.may_not_lead (VOT-03, VOT-04),
 * party_group.holds_already, party_group.office_vacant, date.future, date.order.
 */
export const nameOfficer = command({
  name: 'party_group.lead',
  method: 'PUT',
  path: '/party-groups/{id}/officers',
  capability: 'member.edit',
  summary: 'Name the head or the deputy of a group, or release one',
  input: s.object({
    id: s.id(),
    office: s.code(),
    personId: s.nullable(s.id()),
    on: s.date(),
    basis: s.optional(s.nullable(s.text(200))),
  }),
  result: s.object({ id: s.id() }),
  where: async (ctx, input) => ({ units: [await cellOfGroup(ctx, input.id)] }),
  run: async (ctx, input) => {
    const row = await groupById(ctx, input.id);
    const unit = addressOf(row);
    const { terms, people } = await cellScene(ctx, unit);
    const times = await ctx.tx
      .selectFrom('party_group_office')
      .select(['person_id', 'valid_from', 'valid_to'])
      .where('division', '=', unit.division)
      .where('scope', '=', unit.path)
      .where('group_id', '=', row.id)
      .where('office', '=', input.office)
      .execute();
    const holder = times.find((time) => time.valid_to === 'infinity');
    const days = times.map((time) => (time.valid_to === 'infinity' ? time.valid_from : time.valid_to)).sort();
    const person = input.personId === null ? null : people.get(input.personId);
    must(
      reasonsNotToName(person, {
        group: { id: row.id, foundedOn: row.founded_on, closedOn: row.closed_on },
        office: input.office,
        holder: holder ? { personId: holder.person_id, from: holder.valid_from } : null,
        lastChange: days.at(-1) ?? null,
        on: input.on,
        today: ctx.today,
        terms,
      }),
    );
    const place = { groupId: row.id, office: input.office };
    await endOffice(ctx.tx, unit, place, { on: input.on, reason: person ? 'replaced' : 'released' });
    if (person) {
      // one office a person: a deputy who becomes head is deputy no longer
      await endOffices(ctx.tx, unit, [person.personId], { on: input.on, reason: 'other_office' });
      await openOffice(
        ctx.tx,
        unit,
        { ...place, personId: person.personId, personName: person.name, basis: input.basis ?? null },
        input.on,
      );
    }
    ctx.touch(unit);
    await ctx.record({
      unit,
      subjectKind: 'party_group',
      subjectId: row.id,
      body: { office: input.office, personId: input.personId, on: input.on },
    });
    return { id: row.id };
  },
});
