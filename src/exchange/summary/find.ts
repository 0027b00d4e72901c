/** Whom of the register a line of the national file means: by card number, else by name and birth date, as an import finds people (D15). Pure. */
import { cardNumber } from '../../members/numbers.ts';
import { fold } from '../../platform/i18n/names.ts';
import { isAnother, nameKey } from '../match.ts';
import type { TheirLine } from './compare.ts';
import type { OurMember } from './members.ts';
import type { Cause } from './summary.ts';

/** Those of the register whom lines may mean, by what they are looked up by; `cards`: who holds a card number anywhere. */
export type Known = {
  byPerson: Map<string, OurMember>;
  byName: Map<string, OurMember[]>;
  cards: Map<string, { personId: string }>;
};

/** `existing`: the one who is meant. Without one the line is about nobody here, or `candidates` (or the cause) say why it is not clear. */
export type Found = {
  existing: OurMember | null;
  by: 'card' | 'name' | null;
  cause: Cause | null;
  candidates: OurMember[];
};

/** Looked up by the folded name alone: of a birth date only the year may be known on either side. */
export function knownOf(members: OurMember[], cards: Known['cards']): Known {
  return {
    byPerson: new Map(members.map((member) => [member.personId, member])),
    byName: Map.groupBy(members, (member) => fold(member.facts.fullName)),
    cards,
  };
}

/** The person a line means; `taken` are those whom lines above were found to mean. */
export function whoIs(line: TheirLine, known: Known, taken: ReadonlySet<string>): Found {
  const told = { fullName: line.said.name ?? '', birthDate: wholeDate(line.said.birthDate ?? '') };
  const card = line.said.cardNumber ? cardNumber(line.said.cardNumber) : null;
  const holder = card === null ? undefined : known.cards.get(card);
  if (holder) {
    const member = known.byPerson.get(holder.personId);
    if (!member) return nobody('elsewhere');
    return isAnother(member.facts, told) ? nobody('card_other', [member]) : oneOf(member, 'card', taken);
  }
  const alike = (known.byName.get(fold(told.fullName)) ?? []).filter((member) => isAlike(member, line, told));
  const free = alike.filter((member) => !taken.has(member.personId));
  const [only] = free;
  if (only && free.length === 1) return oneOf(only, 'name', taken);
  const here = free.filter((member) => isIn(member, line));
  if (here[0] && here.length === 1) return oneOf(here[0], 'name', taken);
  if (free.length > 1) return nobody('several', free);
  return alike.length > 0 ? nobody('twice', alike) : { existing: null, by: null, cause: null, candidates: [] };
}

function isAlike(member: OurMember, line: TheirLine, told: { fullName: string; birthDate: string }): boolean {
  if (nameKey(member.facts) === nameKey(told)) return true;
  const yearOnly = member.facts.birthYearOnly || line.said.birthDate?.length === 4;
  return yearOnly && member.facts.birthDate.slice(0, 4) === told.birthDate.slice(0, 4);
}

function isIn(member: OurMember, { cellCode, said }: TheirLine): boolean {
  if (cellCode !== null && member.cellCode !== null) return cellCode === member.cellCode;
  return fold(said.cell ?? '') === fold(member.told.cell ?? '');
}

function wholeDate(date: string): string {
  return date.length === 4 ? `${date}-01-01` : date;
}

function oneOf(existing: OurMember, by: 'card' | 'name', taken: ReadonlySet<string>): Found {
  return taken.has(existing.personId) ? nobody('twice', [existing]) : { existing, by, cause: null, candidates: [] };
}

function nobody(cause: Cause, candidates: OurMember[] = []): Found {
  return { existing: null, by: null, cause, candidates };
}
