import { sql } from 'kysely';
import { unitOf } from '../../../organization/tree.ts';
import { endOf } from '../../../organization/unit.ts';
import type { UnitRef } from '../../../platform/access.ts';
import { type Context, query } from '../../../platform/bus/command.ts';
import { against } from '../../../platform/may.ts';
import * as s from '../../../platform/schema.ts';
import { type GroupEvent, groupRecord, groupSeating } from '../group.ts';
import { cellFacts, cellOfGroup, groupById, groupsOf, inOrder, officersOf, peopleOf } from '../reading.ts';
import { reasonsAgainstCell, reasonsByGroupState } from '../rules.ts';
import { groupTerms } from '../terms.ts';

/** Everybody on the list of a cell with his group, the groups and who leads them: what the table of choices is filled from. */
export const seatingOf = query({
  name: 'party_group.members',
  method: 'GET',
  path: '/units/{unit}/party-group-members',
  capability: 'member.read',
  summary: "A cell's members and the groups they are in",
  input: s.object({ unit: s.id() }),
  output: groupSeating,
  where: async (ctx, input) => await unitOf(ctx, input.unit),
  run: async (ctx, _input, unit) => {
    const terms = groupTerms(ctx.services.rulebook);
    const cell = await cellFacts(ctx.tx, unit);
    const open = [...(await groupsOf(ctx.tx, unit)).values()].filter((group) => group.closedOn === null);
    const officers = await officersOf(ctx.tx, unit, ctx.today);
    const right = against(ctx, 'member.edit', unit, reasonsAgainstCell(terms, cell));
    return {
      unit: { id: unit.id, name: cell.name },
      rule: terms?.at.includes(cell.kind) ? terms.rule : null,
      offices: [...(terms?.offices ?? [])],
      groups: open.map(({ id, name, foundedOn }) => ({
        id,
        name,
        foundedOn,
        officers: inOrder(
          officers.filter((officer) => officer.groupId === id),
          terms?.offices ?? [],
        ).map(({ office, personId, name: holder }) => ({ office, personId, name: holder })),
      })),
      members: [...(await peopleOf(ctx.tx, unit)).values()].map((person) => ({
        personId: person.personId,
        name: person.name,
        birthYear: person.birthYear,
        seat: person.seat,
        status: person.status,
        suspended: person.suspended,
        groupId: person.groupId,
        office: officers.find((officer) => officer.personId === person.personId)?.office ?? null,
      })),
      may: { 'party_group.found': right, 'party_group.seat': right },
    };
  },
});

/** A group as it was on a day (today; a closed one: on its last): its name, who was in it, who led it, and all that happened in it. */
export const getGroup = query({
  name: 'party_group.get',
  method: 'GET',
  path: '/party-groups/{id}',
  capability: 'member.read',
  summary: 'A group of a cell on a day: members, head, history',
  input: s.object({ id: s.id(), on: s.optional(s.date()) }),
  output: groupRecord,
  where: async (ctx, input) => await cellOfGroup(ctx, input.id),
  run: async (ctx, input, unit) => {
    const row = await groupById(ctx, input.id);
    const terms = groupTerms(ctx.services.rulebook);
    const on = input.on ?? ctx.today;
    const history = await historyOf(ctx, unit, row.id);
    const holds = (event: GroupEvent) => event.from <= on && (event.to === null || event.to > on);
    const officers = history.filter((event) => event.what === 'office' && holds(event));
    const right = against(ctx, 'member.edit', unit, reasonsByGroupState({ closedOn: row.closed_on }));
    const cell = await cellFacts(ctx.tx, unit);
    return {
      id: row.id,
      name: history.find((event) => event.what === 'name' && holds(event))?.name ?? row.name,
      unit: { id: unit.id, name: cell.name },
      rule: terms?.rule ?? null,
      offices: [...(terms?.offices ?? [])],
      foundedOn: row.founded_on,
      closedOn: row.closed_on,
      closeReason: row.close_reason,
      on,
      members: (await membersOn(ctx, unit, row.id, on)).map((member) => ({
        ...member,
        office: officers.find((officer) => officer.personId === member.personId)?.office ?? null,
      })),
      officers: inOrder(
        officers.map(({ office, personId, name }) => ({ office: office ?? '', personId: personId ?? '', name })),
        terms?.offices ?? [],
      ),
      history,
      version: row.version,
      may: {
        'party_group.rename': right,
        'party_group.close': right,
        'party_group.lead': right,
        'party_group.take_back': right,
      },
    };
  },
});

/** Who was in a group on a day, in name order, with his name and status of that day. */
async function membersOn(ctx: Context, unit: UnitRef, groupId: string, on: string) {
  const { rows } = await sql<{
    id: string;
    person_id: string;
    name: string;
    seat: string | null;
    status: string | null;
    valid_from: string;
    version: number;
  }>`select l.id, l.person_id, coalesce(m.full_name, l.person_name) as name, m.seat, m.status, l.valid_from, l.version
    from party_group_line l left join membership m on m.division = l.division and m.unit_id = l.unit_id and m.person_id = l.person_id
      and m.valid_from <= ${on} and m.valid_to > ${on}
    where l.division = ${unit.division} and l.group_id = ${groupId} and l.valid_from <= ${on} and l.valid_to > ${on}
    order by coalesce(m.sort_key, l.sort_key), l.id`.execute(ctx.tx);
  return rows.map((row) => ({
    lineId: row.id,
    personId: row.person_id,
    name: row.name,
    seat: row.seat,
    status: row.status,
    from: row.valid_from,
    version: row.version,
  }));
}

/** Names, people and offices of a group over time, the latest first. */
async function historyOf(ctx: Context, unit: UnitRef, groupId: string): Promise<GroupEvent[]> {
  const { rows } = await sql<{
    id: string;
    what: GroupEvent['what'];
    valid_from: string;
    valid_to: string;
    name: string;
    person_id: string | null;
    office: string | null;
    basis: string | null;
    end_reason: string | null;
  }>`select id, 'name' as what, valid_from, valid_to, name, null::uuid as person_id, null as office, null as basis, null as end_reason
      from party_group_name where division = ${unit.division} and group_id = ${groupId}
    union all select id, 'member', valid_from, valid_to, person_name, person_id, null, null, end_reason
      from party_group_line where division = ${unit.division} and group_id = ${groupId}
    union all select id, 'office', valid_from, valid_to, person_name, person_id, office, basis, end_reason
      from party_group_office where division = ${unit.division} and group_id = ${groupId}
    order by valid_from desc, what desc, id desc limit 5000`.execute(ctx.tx);
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    from: row.valid_from,
    to: endOf(row.valid_to),
    name: row.name,
    personId: row.person_id,
    office: row.office,
    basis: row.basis,
    endReason: row.end_reason,
  }));
}
