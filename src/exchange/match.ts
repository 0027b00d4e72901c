/** Whom of the register a row means (D15): by card number, else by name, birth date and cell, else by the clerk's word. Pure. */
import type { PersonFacts } from '../members/member.ts';
import { tailOf } from '../members/numbers.ts';
import { fold } from '../platform/i18n/names.ts';
import type { Reason } from '../platform/refusal.ts';
import type { Candidate, Match } from './import.ts';
import type { SourceRow } from './mapping.ts';
import { FIELDS, merged } from './memberPlan.ts';
import type { Seen } from './people.ts';
import type { Present, PresentMember } from './present.ts';
import type { UnitPlan } from './units.ts';
import { changesOf } from './verdict.ts';

/** What a row says of who it is. `name` is the folded name with the birth date. */
export type Told = { facts: PersonFacts; card: string | null; name: string; decision?: SourceRow['decision'] };

export type Found = { existing: PresentMember | null; reasons: Reason[]; warnings: Reason[]; match: Match };

export const NOBODY: Found = { existing: null, reasons: [], warnings: [], match: { by: null, candidates: [] } };

const MOST = 20;

/**
 * Finds the person. A card number decides; the same name and birth date is the same person in the cell itself and only a warning elsewhere,
 * until the clerk says who it is. Nobody is moved to another cell by a file.
 */
export function matchOf(told: Told, unit: UnitPlan, known: Seen, present: Present): Found {
  const { facts, card, decision } = told;
  const holder = card === null ? undefined : present.cards.get(card);
  if (holder) {
    const member = known.byPerson.get(holder.personId);
    return !member || isAnother(member.facts, facts)
      ? because({ code: 'card.taken', field: 'card_number' })
      : inCell(member, unit, 'card');
  }
  const meant = decision?.as === 'same' ? known.byPerson.get(decision.personId ?? '') : undefined;
  if (meant) return inCell(meant, unit, 'decision');
  if (decision?.as === 'other')
    return { ...NOBODY, match: { by: 'decision', candidates: candidates(told, unit, known) } };
  const here = (unit.existing ? (known.byPlace.get(`${told.name} ${unit.existing.id}`) ?? []) : []).filter(
    (member) => !known.taken.has(member.personId),
  );
  const existing = here.find((member) => card === null || member.facts.cardNo === null);
  if (existing) return { ...NOBODY, existing, match: { by: 'name', candidates: [] } };
  if ((known.names.get(told.name)?.size ?? 0) === 0) return NOBODY;
  return {
    ...NOBODY,
    warnings: [{ code: 'person.namesake', field: 'name' }],
    match: { by: null, candidates: candidates(told, unit, known) },
  };
}

type Named = Pick<PersonFacts, 'fullName' | 'birthDate'>;

/** Whether the holder of a card number is somebody else than who is told of: neither name nor birth date agree. */
export function isAnother(holder: Named, told: Named): boolean {
  return fold(holder.fullName) !== fold(told.fullName) && holder.birthDate !== told.birthDate;
}

/** By what people are found who have no card number: the folded name with the birth date. */
export function nameKey(facts: Named): string {
  return `${fold(facts.fullName)} ${facts.birthDate}`;
}

function because(reason: Reason): Found {
  return { ...NOBODY, reasons: [reason] };
}

function inCell(member: PresentMember, unit: UnitPlan, by: 'card' | 'decision'): Found {
  if (member.unit.id !== unit.existing?.id) return because({ code: 'member.elsewhere', field: 'unit' });
  return { ...NOBODY, existing: member, match: { by, candidates: [] } };
}

/** Those of the register with this name and birth date, and how the row differs from what is known of each. Numbers show their end only. */
function candidates({ facts, name }: Told, unit: UnitPlan, known: Seen): Candidate[] {
  return (known.byName.get(name) ?? []).slice(0, MOST).map((member) => ({
    personId: member.personId,
    name: member.facts.fullName,
    unitName: known.unitNames.get(member.unit.id) ?? '',
    here: member.unit.id === unit.existing?.id,
    differences: changesOf(FIELDS, member.facts, merged(member.facts, facts)).map((change) =>
      change.field === 'card_number' || change.field === 'phone'
        ? { ...change, before: change.before && `…${tailOf(change.before)}` }
        : change,
    ),
  }));
}
