/** How groups and the people of a cell are found for the commands and queries on groups, inside the reader's scope. */
import { sql } from 'kysely';
import { addressOf } from '../../organization/tree.ts';
import { endOf } from '../../organization/unit.ts';
import type { UnitRef } from '../../platform/access.ts';
import type { Context } from '../../platform/bus/command.ts';
import type { Tx } from '../../platform/db/scope.ts';
import { found } from '../../platform/refusal.ts';
import { reachedDivisions } from '../person.ts';
import type { GroupOfficer } from './group.ts';
import type { GroupPerson, GroupState } from './rules.ts';

/** The group's row; 404 where the actor does not see it. */
export async function groupById(ctx: Context, id: string) {
  const divisions = await reachedDivisions(ctx);
  return found(
    await ctx.tx
      .selectFrom('party_group')
      .selectAll()
      .where('division', 'in', divisions.length > 0 ? divisions : [''])
      .where('id', '=', id)
      .executeTakeFirst(),
  );
}

/** The cell a group is of, for a command's `where`. */
export async function cellOfGroup(ctx: Context, id: string): Promise<UnitRef> {
  return addressOf(await groupById(ctx, id));
}

/** The unit's kind, name and end. */
export async function cellFacts(tx: Tx, unit: UnitRef) {
  const row = await tx
    .selectFrom('unit')
    .select(['kind', 'name', 'closed_on'])
    .where('id', '=', unit.id)
    .executeTakeFirstOrThrow();
  return { kind: row.kind, name: row.name, closedOn: row.closed_on };
}

export type KnownGroup = GroupState & { name: string; nameKey: string };

/** Every group the cell has or had, by id. */
export async function groupsOf(tx: Tx, unit: UnitRef): Promise<Map<string, KnownGroup>> {
  const rows = await tx
    .selectFrom('party_group')
    .select(['id', 'name', 'name_key', 'founded_on', 'closed_on'])
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .orderBy('sort_key')
    .orderBy('id')
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { id: row.id, name: row.name, nameKey: row.name_key, foundedOn: row.founded_on, closedOn: row.closed_on },
    ]),
  );
}

export type CellPerson = GroupPerson & { sortKey: string; birthYear: number };

/** Everybody on the cell's list today, own members and guests, in name order: since when, and in which group. */
export async function peopleOf(tx: Tx, unit: UnitRef): Promise<Map<string, CellPerson>> {
  const lines = await tx
    .selectFrom('membership')
    .select([
      'person_id',
      'full_name',
      'sort_key',
      'seat',
      'status',
      'suspended',
      'birth_date',
      'valid_from',
      'valid_to',
    ])
    .where('division', '=', unit.division)
    .where('unit_id', '=', unit.id)
    .orderBy('sort_key')
    .orderBy('person_id')
    .orderBy('valid_from', 'desc')
    .execute();
  const times = await tx
    .selectFrom('party_group_line')
    .select(['person_id', 'group_id', 'valid_from', 'valid_to'])
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .execute();
  const people = new Map<string, CellPerson>();
  for (const line of lines) {
    const known = people.get(line.person_id);
    // another status is another line that begins where the one before ends
    if (known && line.valid_to === known.since) people.set(line.person_id, { ...known, since: line.valid_from });
    else if (!known && line.valid_to === 'infinity')
      people.set(line.person_id, {
        personId: line.person_id,
        name: line.full_name,
        sortKey: line.sort_key,
        birthYear: Number(line.birth_date.slice(0, 4)),
        seat: line.seat,
        status: line.status,
        suspended: line.suspended,
        since: line.valid_from,
        ...timesOf(times.filter((time) => time.person_id === line.person_id)),
      });
  }
  return people;
}

function timesOf(times: readonly { group_id: string; valid_from: string; valid_to: string }[]) {
  const days = times.map((time) => (time.valid_to === 'infinity' ? time.valid_from : time.valid_to)).sort();
  return {
    groupId: times.find((time) => time.valid_to === 'infinity')?.group_id ?? null,
    lastChange: days.at(-1) ?? null,
  };
}

export type Officer = GroupOfficer & { groupId: string; from: string };

/** Who holds the offices of a cell's groups on a day. */
export async function officersOf(tx: Tx, unit: UnitRef, on: string): Promise<Officer[]> {
  const rows = await tx
    .selectFrom('party_group_office')
    .select(['group_id', 'office', 'person_id', 'person_name', 'valid_from'])
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('valid_from', '<=', on)
    .where('valid_to', '>', on)
    .orderBy('office', 'desc')
    .execute();
  return rows.map((row) => ({
    groupId: row.group_id,
    office: row.office,
    personId: row.person_id,
    name: row.person_name,
    from: row.valid_from,
  }));
}

/** Officers in the order in which the rulebook names the offices. */
export function inOrder<T extends { office: string }>(officers: readonly T[], offices: readonly { id: string }[]): T[] {
  const place = (office: string) => offices.findIndex(({ id }) => id === office);
  return officers.toSorted((a, b) => place(a.office) - place(b.office));
}

export type GroupOfPerson = { groupId: string; name: string; sortKey: string };

/** In which group each of a cell's people was on a day, by person; the group's name is the one it bore then. For the floors above. */
export async function groupsOn(tx: Tx, unit: UnitRef, on: string): Promise<Map<string, GroupOfPerson>> {
  const { rows } = await sql<{ person_id: string; group_id: string; name: string; sort_key: string }>`
    select l.person_id, l.group_id, coalesce(n.name, g.name) as name, g.sort_key
    from party_group_line l join party_group g on g.division = l.division and g.id = l.group_id
      left join party_group_name n on n.division = l.division and n.group_id = l.group_id and n.valid_from <= ${on} and n.valid_to > ${on}
    where l.division = ${unit.division} and l.scope = ${unit.path} and l.valid_from <= ${on} and l.valid_to > ${on}`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.person_id, { groupId: row.group_id, name: row.name, sortKey: row.sort_key }]));
}

/** How many groups the cell has on a day. For the floors above. */
export async function countGroups(tx: Tx, unit: UnitRef, on: string): Promise<number> {
  const { n } = await tx
    .selectFrom('party_group')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('division', '=', unit.division)
    .where('scope', '=', unit.path)
    .where('founded_on', '<=', on)
    .where((eb) => eb.or([eb('closed_on', 'is', null), eb('closed_on', '>', on)]))
    .executeTakeFirstOrThrow();
  return Number(n);
}

/** The times of somebody in groups, wherever they were, the latest first, with the office held last in each. */
export async function ownGroups(tx: Tx, personId: string) {
  const { rows } = await sql<{
    group_id: string;
    name: string;
    unit_id: string;
    unit_name: string;
    office: string | null;
    valid_from: string;
    valid_to: string;
  }>`select l.group_id, coalesce(g.name, l.group_name) as name, l.unit_id, u.name as unit_name, l.valid_from, l.valid_to,
      (select o.office from party_group_office o where o.person_id = l.person_id and o.division = l.division and o.group_id = l.group_id
        and o.valid_from < l.valid_to and o.valid_to > l.valid_from and o.valid_to = l.valid_to order by o.valid_from desc limit 1) as office
    from party_group_line l join unit u on u.id = l.unit_id left join party_group g on g.division = l.division and g.id = l.group_id
    where l.person_id = ${personId} and l.valid_from < l.valid_to order by l.valid_to desc, l.valid_from desc, l.id limit ${MOST}`.execute(
    tx,
  );
  return rows.map((row) => ({
    groupId: row.group_id,
    name: row.name,
    unitId: row.unit_id,
    unitName: row.unit_name,
    office: row.office,
    from: row.valid_from,
    to: endOf(row.valid_to),
  }));
}
const MOST = 100;
