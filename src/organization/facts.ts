/** What the rulebook says of terms, seats and quotas at a kind of unit or at a unit on a day. */
import { addTo } from '../platform/clock.ts';
import { findNumber, findRuleOn, type Rulebook } from '../rulebook/rulebook.ts';
import type { Seat } from '../rulebook/schema.ts';
import type { SeatRule } from './rules/terms.ts';

const MONTHS = 12;

/** The last day that a term starting on `startsOn` may reach, with the months by which a congress may be late; and the rule that says so. */
export function latestEndOf(
  rulebook: Rulebook,
  kind: string,
  startsOn: string,
  on: string,
): { latestEnd: string | null; rule: string | null } {
  const length = lengthOf(rulebook, kind, on);
  if (!length) return { latestEnd: null, rule: null };
  const { shift } = rulebook.committees.terms;
  const late = numberOn(rulebook, shift.rule, shift.key, on) ?? 0;
  return { latestEnd: addTo(startsOn, { months: length.months + late }), rule: length.rule };
}

/** The day on which a term that starts then usually ends; null where the rulebook says nothing of this kind of unit. */
export function usualEndOf(rulebook: Rulebook, kind: string, startsOn: string, on: string): string | null {
  const length = lengthOf(rulebook, kind, on);
  return length ? addTo(startsOn, { months: length.months }) : null;
}

function lengthOf(rulebook: Rulebook, kind: string, on: string): { months: number; rule: string } | null {
  const line = rulebook.committees.terms.lengths.find((one) => one.at.includes(kind));
  const years = line && numberOn(rulebook, line.rule, line.key, on);
  return line && years !== undefined ? { months: Math.round(years * MONTHS), rule: line.rule } : null;
}

/** The kinds of seats at a kind of unit. */
export function seatsAt(rulebook: Rulebook, kind: string): Seat[] {
  return rulebook.committees.seats.filter((seat) => seat.at.includes(kind));
}

/** The same as facts for the rules, with the largest number that holds on a day. */
export function seatRulesAt(rulebook: Rulebook, kind: string, on: string): SeatRule[] {
  return seatsAt(rulebook, kind).map((seat) => ({
    id: seat.id,
    fixed: seat.fixed !== undefined,
    maximum: (seat.maximum && numberOn(rulebook, seat.maximum.rule, seat.maximum.key, on)) ?? null,
    rule: seat.maximum?.rule ?? null,
  }));
}

/** The posts whose holders sit on the committee of a kind of unit. */
export function seatedPosts(rulebook: Rulebook, kind: string): string[] {
  return [...new Set(seatsAt(rulebook, kind).flatMap((seat) => seat.heldBy))];
}

function numberOn(rulebook: Rulebook, id: string, key: string, on: string): number | undefined {
  const rule = findRuleOn(rulebook, id, on);
  return rule && findNumber(rule, key);
}

/**
 * How many visits a year a rule asks of somebody on a committee of this kind; null where no rule holds. A rule of the rulebook
 * with a `local` mark is an example from elsewhere and holds nowhere; one of an overlay holds for the overlay's units.
 */
export function quotaAt(
  rulebook: Rulebook,
  fromKind: string,
  overlays: readonly string[],
  on: string,
): { n: number; rule: string; confidence: string; citation: (language: 'vi' | 'en' | 'ar') => string } | null {
  const { rule: id, levels } = rulebook.committees.visits.quota;
  const key = levels.find((level) => level.at.includes(fromKind))?.key;
  const rule = findRuleOn(rulebook, id, on, overlays);
  if (key === undefined || !rule || (rule.overlay === null && rule.local !== undefined)) return null;
  const n = findNumber(rule, key);
  return n === undefined ? null : { n, rule: rule.id, confidence: rule.confidence, citation: rule.citation };
}
