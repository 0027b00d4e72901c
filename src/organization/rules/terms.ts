/** Decisions on terms and seats: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';

/** Behind every day that a term can have. */
const FAR = '9999-12-31';

export type TermSpan = { id: string; name: string; startsOn: string; endsOn: string; endedOn: string | null };
export type SeatRule = { id: string; fixed: boolean; maximum: number | null; rule: string | null };
export type TermFacts = {
  /** the last day a term that starts on the day given may reach, by the rulebook; null where it says nothing */
  latestEnd: string | null;
  /** the rule that says so */
  rule: string | null;
  /** seats that exist at this kind of unit */
  seats: SeatRule[];
  today: string;
};
export type TermDraft = {
  congressOn: string | null;
  startsOn: string;
  endsOn: string;
  seats: { seat: string; seats: number }[];
};

/**
 * May a unit have this term? One term runs at a time, it does not overlap an earlier one, lasts no longer than the rulebook
 * says (with the months by which a congress may be late), and has seats that exist at this kind of unit, no more than its
 * rule allows. `others`: the unit's other terms. `endedOn`: the day the term being written
 * ended, null while it runs.
 */
export function reasonsNotToHaveTerm(
  facts: TermFacts,
  others: readonly TermSpan[],
  next: TermDraft,
  endedOn: string | null = null,
): Reason[] {
  const reasons: Reason[] = [];
  const { startsOn, endsOn, congressOn } = next;
  if (endsOn <= startsOn)
    reasons.push({ code: 'date.order', field: 'endsOn', values: { earlier: startsOn, later: endsOn } });
  // what has not begun is not counted: a number never changes with the clock alone (D6)
  if (startsOn > facts.today) reasons.push({ code: 'date.future', field: 'startsOn', values: { date: startsOn } });
  if (congressOn !== null && congressOn > startsOn)
    reasons.push({ code: 'date.order', field: 'startsOn', values: { earlier: congressOn, later: startsOn } });
  const open = others.find((term) => term.endedOn === null);
  if (open && endedOn === null) reasons.push({ code: 'term.running', field: 'startsOn', values: { name: open.name } });
  else {
    const over = others.find((term) => term.startsOn < (endedOn ?? FAR) && (term.endedOn ?? FAR) > startsOn);
    if (over) reasons.push({ code: 'term.overlaps', field: 'startsOn', values: { name: over.name } });
  }
  if (facts.latestEnd !== null && endsOn > facts.latestEnd)
    reasons.push({
      code: 'term.too_long',
      field: 'endsOn',
      values: { latest: facts.latestEnd },
      ...(facts.rule !== null && { rule: facts.rule }),
    });
  return [...reasons, ...reasonsAgainstSeats(facts.seats, next.seats)];
}

/** Seats that the kind of unit does not have, that stand twice, or that are more than the rule allows. */
function reasonsAgainstSeats(known: readonly SeatRule[], seats: TermDraft['seats']): Reason[] {
  return seats.flatMap(({ seat, seats: count }, i): Reason[] => {
    const rule = known.find((one) => one.id === seat && !one.fixed);
    const field = `seats.${i}.seat`;
    if (!rule) return [{ code: 'seat.unknown', field, values: { seat } }];
    if (seats.findIndex((one) => one.seat === seat) < i) return [{ code: 'seat.twice', field, values: { seat } }];
    if (rule.maximum === null || count <= rule.maximum) return [];
    return [
      {
        code: 'seat.too_many',
        field: `seats.${i}.seats`,
        values: { seat, max: rule.maximum },
        ...(rule.rule !== null && { rule: rule.rule }),
      },
    ];
  });
}

/** May the term end on that day? Once, after it began, not in the future. */
export function reasonsNotToEndTerm(term: TermSpan, on: string, today: string): Reason[] {
  if (term.endedOn !== null) return [{ code: 'term.ended', field: 'on', values: { date: term.endedOn } }];
  if (on <= term.startsOn) return [{ code: 'date.order', field: 'on', values: { earlier: term.startsOn, later: on } }];
  return on > today ? [{ code: 'date.future', field: 'on', values: { date: on } }] : [];
}
