/** What discipline means on a day: facts of cases in, what holds out; and what is said of it to whom. Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { Label } from '../../rulebook/schemaBase.ts';

/** One case of discipline, as far as it counts here. */
export type Measure = {
  caseId: string;
  /** what the form is called; null: none was decided */
  label: Label | null;
  /** the day it began to hold; null: not decided */
  since: string | null;
  /** the first day it holds no more; null: the rule sets no end */
  until: string | null;
  /** the rule that sets the end */
  rule: string | null;
  ended: boolean;
  endedOn: string | null;
  annulled: boolean;
  /** an appeal is open */
  contested: boolean;
};

export type Discipline = {
  inForce: Measure[];
  /** cases that are not decided yet */
  underReview: Measure[];
  /** what held once, and was not annulled */
  over: Measure[];
};

/** Sorts cases of discipline by what they mean on a day (both ends by date, whether or not anybody closed the case). */
export function disciplineState(measures: readonly Measure[], on: string): Discipline {
  const holds = (each: Measure) =>
    each.since !== null &&
    each.since <= on &&
    !(each.annulled && each.endedOn !== null && each.endedOn <= on) &&
    (each.until === null || on < each.until || each.contested);
  return {
    inForce: measures.filter(holds),
    underReview: measures.filter((each) => each.since === null && !each.ended),
    over: measures.filter((each) => each.since !== null && !each.annulled && !holds(each)),
  };
}

/**
 * What stands against an honour or a recognition: a form of discipline in force, a case that is looked into, a suspension. `knows`: the one who asks
 * may know of restricted cases; without it nothing is said of what was not announced, nor until when.
 */
export function reasonsByDiscipline(
  discipline: Discipline | undefined,
  { suspended, knows }: { suspended: boolean; knows: boolean },
  rule: string,
): Reason[] {
  const reasons: Reason[] = [];
  for (const { until } of discipline?.inForce ?? []) {
    reasons.push(
      knows && until !== null
        ? { code: 'discipline.in_force', values: { until }, rule }
        : { code: 'discipline.in_force_undisclosed', rule },
    );
  }
  if (knows && (discipline?.underReview.length ?? 0) > 0) reasons.push({ code: 'discipline.under_review', rule });
  if (suspended) reasons.push({ code: 'discipline.suspended', rule });
  return reasons;
}
