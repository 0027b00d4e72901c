/** Decisions on the groups inside a cell: facts in, reasons why not out (empty = allowed). Pure; the pages ask the same functions. */
import type { Reason } from '../../platform/refusal.ts';
import { hasHidden } from '../../platform/schema.ts';

/** What the rulebook says of groups; `leads`: who may not stand for an office, and by which rule. */
export type GroupTerms = {
  rule: string;
  at: readonly string[];
  offices: readonly { id: string; required: boolean }[];
  leads: {
    /** statuses whose holders do not stand, with the rule that says so */
    statuses: Readonly<Record<string, string>>;
    guest: string | null;
    suspended: string | null;
  };
};

/** Somebody on the cell's list today. */
export type GroupPerson = {
  personId: string;
  name: string;
  seat: string;
  status: string;
  suspended: boolean;
  /** since when he belongs to the cell without a gap */
  since: string;
  /** the open group he is in, and since when */
  groupId: string | null;
  /** the last day on which a time of his in a group of this cell began or ended */
  lastChange: string | null;
};
export type GroupState = { id: string; foundedOn: string; closedOn: string | null };

/** May this unit have groups? Only kinds of cells that the rulebook names (ORG-03), while they exist. */
export function reasonsAgainstCell(
  terms: GroupTerms | null,
  cell: { kind: string; closedOn: string | null },
): Reason[] {
  if (!terms?.at.includes(cell.kind))
    return [{ code: 'party_group.not_here', field: 'unit', ...(terms && { rule: terms.rule }) }];
  return cell.closedOn === null ? [] : [{ code: 'unit.closed', field: 'unit', values: { on: cell.closedOn } }];
}

/** A name of its own among the open groups of the cell; `taken`: the folded names of the others. */
export function reasonsAgainstGroupName(name: string, folded: string, taken: readonly string[]): Reason[] {
  if (!/[\p{L}\p{N}]/u.test(name)) return [{ code: 'name.missing', field: 'name' }];
  if (hasHidden(name)) return [{ code: 'text.hidden', field: 'name' }];
  return taken.includes(folded) ? [{ code: 'party_group.name_taken', field: 'name', values: { name } }] : [];
}

/** A day on which something may begin or end: not in the future, and not before `since`. */
export function reasonsAgainstDay(field: string, on: string, since: string, today: string): Reason[] {
  if (on > today) return [{ code: 'date.future', field, values: { date: on } }];
  return on < since ? [{ code: 'date.order', field, values: { earlier: since, later: on } }] : [];
}

/** May nothing more be done with the group? A closed one stays as it was. */
export function reasonsByGroupState(group: Pick<GroupState, 'closedOn'>): Reason[] {
  return group.closedOn === null ? [] : [{ code: 'party_group.closed', values: { on: group.closedOn } }];
}

export type Seating = { personId: string; groupId: string | null };

/**
 * May these people be put into these groups (null: into none) from a day on? Each once; each on the cell's list on that day (own or guest,
 * ORG-03); each group open then; and nobody's earlier times are cut. Who is in that group already stays as he is.
 */
export function reasonsNotToSeat(
  seats: readonly Seating[],
  facts: {
    people: ReadonlyMap<string, GroupPerson>;
    groups: ReadonlyMap<string, GroupState>;
    on: string;
    today: string;
    rule: string;
    /** the field of the input that holds what stands at a place of the list */
    field: (i: number, name: 'personId' | 'groupId') => string;
  },
): Reason[] {
  const { people, groups, on, today, rule, field } = facts;
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  const seen = new Set<string>();
  return seats.flatMap(({ personId, groupId }, i): Reason[] => {
    const at = (name: 'personId' | 'groupId') => field(i, name);
    if (seen.has(personId)) return [{ code: 'party_group.twice', field: at('personId') }];
    seen.add(personId);
    const person = people.get(personId);
    if (!person || person.since > on) return [{ code: 'party_group.not_member', field: at('personId'), rule }];
    if (person.groupId === groupId && groupId !== null) return [];
    if (person.lastChange !== null && person.lastChange > on)
      return [{ code: 'date.order', field: 'on', values: { earlier: person.lastChange, later: on } }];
    if (groupId === null) return [];
    const group = groups.get(groupId);
    if (!group) return [{ code: 'party_group.unknown', field: at('groupId') }];
    return [
      ...reasonsByGroupState(group).map((reason) => ({ ...reason, field: at('groupId') })),
      ...(group.foundedOn > on
        ? [{ code: 'date.order', field: 'on', values: { earlier: group.foundedOn, later: on } }]
        : []),
    ];
  });
}

/** May he lead a group? Nobody who may not stand for election: a probationary member (VOT-03), a guest (VOT-04), a suspended member. */
export function reasonsNotToLead(
  person: Pick<GroupPerson, 'seat' | 'status' | 'suspended'>,
  { leads }: Pick<GroupTerms, 'leads'>,
  field: string,
): Reason[] {
  const rule =
    person.seat === 'guest'
      ? leads.guest
      : person.suspended
        ? leads.suspended
        : (leads.statuses[person.status] ?? null);
  return rule === null ? [] : [{ code: 'party_group.may_not_lead', field, rule }];
}

/** May somebody be named to an office of a group, or (null) its holder be released, on a day? `holder`: who holds it now, and since when. */
export function reasonsNotToName(
  person: GroupPerson | null | undefined,
  facts: {
    group: GroupState;
    office: string;
    holder: { personId: string; from: string } | null;
    /** the day on which the office was last free or taken */
    lastChange: string | null;
    on: string;
    today: string;
    terms: GroupTerms;
  },
): Reason[] {
  const { group, office, holder, lastChange, on, today, terms } = facts;
  const closed = reasonsByGroupState(group);
  if (closed.length > 0) return closed;
  if (!terms.offices.some(({ id }) => id === office)) return [{ code: 'choice.unknown', field: 'office' }];
  const since = [group.foundedOn, ...(lastChange === null ? [] : [lastChange])].sort().at(-1) ?? group.foundedOn;
  if (person === null)
    return holder === null
      ? [{ code: 'party_group.office_vacant', field: 'office' }]
      : reasonsAgainstDay('on', on, since, today);
  if (!person || person.groupId !== group.id)
    return [{ code: 'party_group.officer_outside', field: 'personId', rule: terms.rule }];
  if (holder?.personId === person.personId) return [{ code: 'party_group.holds_already', field: 'personId' }];
  const came = person.lastChange ?? since;
  return [
    ...reasonsNotToLead(person, terms, 'personId'),
    ...reasonsAgainstDay('on', on, came > since ? came : since, today),
  ];
}

export type Choice = { office: string; personId: string };

/**
 * May a group be led by these? Each office of the rulebook once, the required ones filled (ORG-03: a head, a deputy if needed), nobody in two,
 * all of them of the group, and each one who may stand.
 */
export function reasonsAgainstOfficers(
  officers: readonly Choice[],
  facts: { terms: GroupTerms; inGroup: ReadonlySet<string>; people: ReadonlyMap<string, GroupPerson> },
): Reason[] {
  const { terms, inGroup, people } = facts;
  const missing = terms.offices.filter(
    ({ id, required }) => required && !officers.some((officer) => officer.office === id),
  );
  return [
    ...missing.map(({ id }) => ({
      code: 'party_group.no_office',
      field: 'officers',
      values: { office: id },
      rule: terms.rule,
    })),
    ...officers.flatMap(({ office, personId }, i): Reason[] => {
      const at = `officers.${i}.personId`;
      const before = officers.slice(0, i);
      if (!terms.offices.some(({ id }) => id === office))
        return [{ code: 'choice.unknown', field: `officers.${i}.office` }];
      if (before.some((other) => other.office === office))
        return [{ code: 'party_group.office_twice', field: `officers.${i}.office`, rule: terms.rule }];
      if (before.some((other) => other.personId === personId)) return [{ code: 'party_group.two_offices', field: at }];
      const person = people.get(personId);
      if (!person || !inGroup.has(personId))
        return [{ code: 'party_group.officer_outside', field: at, rule: terms.rule }];
      return reasonsNotToLead(person, terms, at);
    }),
  ];
}

/** May a group be founded with these members? At least one. */
export function reasonsAgainstFounding(members: readonly unknown[], rule: string): Reason[] {
  return members.length > 0 ? [] : [{ code: 'party_group.empty', field: 'members', rule }];
}

/** May somebody's time in a group be taken back? Only the one that runs. */
export function reasonsNotToTakeBack(line: { to: string | null }): Reason[] {
  return line.to === null ? [] : [{ code: 'party_group.line_ended', values: { on: line.to } }];
}
