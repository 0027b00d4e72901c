/** Decisions on the list of candidates: facts in, reasons why not out (empty = allowed). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import { hasHidden } from '../../platform/schema.ts';
import type { CandidateFacts, CandidateState, NominationInput, Verdict } from '../candidate.ts';

/** The codes of the rulebook a candidate may carry, beside those of a person. */
export type CandidateCodes = {
  occupations: ReadonlySet<string>;
  ownerships: ReadonlySet<string>;
  bodies: ReadonlySet<string>;
  /** groups that somebody sets; the others follow from facts */
  handGroups: ReadonlySet<string>;
  dropReasons: ReadonlySet<string>;
  verdicts: ReadonlySet<string>;
};

/** What stands against the facts that only a candidate has; those of any person are judged as a member's are. */
export function reasonsAgainstFacts(facts: CandidateFacts, codes: CandidateCodes, today: string): Reason[] {
  const reasons: Reason[] = [];
  const known = (field: string, value: string | null, set: ReadonlySet<string>) => {
    if (value !== null && !set.has(value)) reasons.push({ code: 'choice.unknown', field, values: { value } });
  };
  known('occupation', facts.occupation, codes.occupations);
  known('ownership', facts.ownership, codes.ownerships);
  known('unionBody', facts.unionBody, codes.bodies);
  facts.groups.forEach((group, i) => {
    if (!codes.handGroups.has(group)) reasons.push({ code: 'group.not_by_hand', field: `groups.${i}` });
  });
  for (const field of ['unionSince', 'leftOn'] as const) {
    const day = facts[field];
    if (day === null) continue;
    if (day > today) reasons.push({ code: 'date.future', field, values: { date: day } });
    if (day <= facts.birthDate)
      reasons.push({ code: 'date.order', field, values: { earlier: facts.birthDate, later: day } });
  }
  if (facts.unionSince !== null && facts.unionBody === null)
    reasons.push({ code: 'candidate.no_union', field: 'unionBody' });
  for (const field of ['employer', 'homePlace', 'residence'] as const)
    if (facts[field] !== null && hasHidden(facts[field] ?? '')) reasons.push({ code: 'text.hidden', field });
  return reasons;
}

/** A nomination names a body of the rulebook, was decided by today, and no more voted for it than were asked. */
export function reasonsAgainstNomination(
  nomination: NominationInput,
  bodies: ReadonlySet<string>,
  today: string,
): Reason[] {
  const reasons: Reason[] = [];
  if (!bodies.has(nomination.body)) reasons.push({ code: 'choice.unknown', field: 'body' });
  if (nomination.on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: nomination.on } });
  const [votes, of] = [nomination.votesFor ?? null, nomination.votesOf ?? null];
  if ((votes === null) !== (of === null))
    reasons.push({ code: 'nomination.votes_both', field: votes === null ? 'votesFor' : 'votesOf' });
  else if (votes !== null && of !== null && votes > of)
    reasons.push({ code: 'nomination.votes', field: 'votesFor', values: { votes, of } });
  return reasons;
}

type Standing = { state: CandidateState; closedOn: string | null; inCase: boolean };

/** Nobody works on somebody who was admitted, refused or taken off the list. */
export function reasonsAgainstClosed(candidate: Pick<Standing, 'state' | 'closedOn'>): Reason[] {
  return candidate.closedOn === null
    ? []
    : [{ code: 'candidate.closed', values: { state: candidate.state, on: candidate.closedOn } }];
}

/** The cell takes somebody onto its list once, not before he was put forward and not in the future. */
export function reasonsNotToAccept(candidate: Standing & { enteredOn: string }, on: string, today: string): Reason[] {
  const closed = reasonsAgainstClosed(candidate);
  if (closed.length > 0) return closed;
  if (candidate.state !== 'proposed') return [{ code: 'candidate.listed_already' }];
  if (on > today) return [{ code: 'date.future', field: 'on', values: { date: on } }];
  if (on < candidate.enteredOn)
    return [{ code: 'date.order', field: 'on', values: { earlier: candidate.enteredOn, later: on } }];
  return [];
}

/** Whoever is in a case leaves by the case; anybody else by a reason of the rulebook. */
export function reasonsNotToDrop(
  candidate: Standing & { enteredOn: string },
  drop: { on: string; reason: string },
  known: ReadonlySet<string>,
  today: string,
): Reason[] {
  const closed = reasonsAgainstClosed(candidate);
  if (closed.length > 0) return closed;
  const reasons: Reason[] = [];
  if (candidate.inCase) reasons.push({ code: 'candidate.in_case' });
  if (!known.has(drop.reason)) reasons.push({ code: 'choice.unknown', field: 'reason' });
  if (drop.on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: drop.on } });
  if (drop.on < candidate.enteredOn)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: candidate.enteredOn, later: drop.on } });
  return reasons;
}

export type ReviewLine = { candidate: string; verdict: Verdict; reason: string | null; note: string | null };
export type ReviewedCandidate = { id: string; state: CandidateState; inCase: boolean };

/**
 * The monthly review goes through the whole list at once (ADM-10): everybody on it is named, nobody else and nobody twice; whoever is dropped has a
 * reason; whoever is in a case is kept; only somebody put forward is taken up. `rule`: the rule that asks for it.
 */
export function reasonsNotToReview(
  review: { month: string; on: string; lines: readonly ReviewLine[] },
  list: readonly ReviewedCandidate[],
  facts: { done: boolean; reasons: ReadonlySet<string>; today: string; rule: string | undefined },
): Reason[] {
  const cited = facts.rule === undefined ? {} : { rule: facts.rule };
  if (facts.done) return [{ code: 'review.done', field: 'month', values: { month: review.month }, ...cited }];
  const reasons: Reason[] = [];
  if (review.on > facts.today) reasons.push({ code: 'date.future', field: 'on', values: { date: review.on } });
  if (review.on.slice(0, 7) !== review.month)
    reasons.push({ code: 'review.other_month', field: 'on', values: { month: review.month } });
  const seen = new Set<string>();
  review.lines.forEach((line, i) => {
    const candidate = list.find((one) => one.id === line.candidate);
    if (!candidate || seen.has(line.candidate)) {
      reasons.push({ code: candidate ? 'review.twice' : 'review.not_on_list', field: `lines.${i}` });
      return;
    }
    seen.add(line.candidate);
    reasons.push(...reasonsAgainstLine(line, candidate, facts.reasons, i));
  });
  const missing = list.length - seen.size;
  if (missing > 0) reasons.push({ code: 'review.missing', field: 'lines', values: { n: missing }, ...cited });
  return reasons;
}

function reasonsAgainstLine(
  line: ReviewLine,
  candidate: ReviewedCandidate,
  known: ReadonlySet<string>,
  i: number,
): Reason[] {
  if (line.verdict === 'dropped') {
    if (candidate.inCase) return [{ code: 'candidate.in_case', field: `lines.${i}.verdict` }];
    return line.reason !== null && known.has(line.reason)
      ? []
      : [{ code: 'review.reason', field: `lines.${i}.reason` }];
  }
  if (line.verdict === 'taken_up' && candidate.state !== 'proposed')
    return [{ code: 'candidate.listed_already', field: `lines.${i}.verdict` }];
  return [];
}

/** Help goes on through the probation of a new member, and no longer; who was refused or dropped is helped no more. */
export function reasonsAgainstHelp(candidate: {
  state: CandidateState;
  closedOn: string | null;
  inProbation: boolean;
}): Reason[] {
  if (candidate.state !== 'admitted') return reasonsAgainstClosed(candidate);
  return candidate.inProbation ? [] : [{ code: 'helper.probation_over' }];
}

/** A task is due on or after the day it is given; nothing is given before he was put forward. */
export function reasonsNotToGive(
  candidate: Standing & { enteredOn: string },
  task: { givenOn: string; due: string },
  today: string,
): Reason[] {
  const closed = reasonsAgainstClosed(candidate);
  if (closed.length > 0) return closed;
  const reasons: Reason[] = [];
  if (task.givenOn > today) reasons.push({ code: 'date.future', field: 'givenOn', values: { date: task.givenOn } });
  if (task.givenOn < candidate.enteredOn)
    reasons.push({
      code: 'date.order',
      field: 'givenOn',
      values: { earlier: candidate.enteredOn, later: task.givenOn },
    });
  if (task.due < task.givenOn)
    reasons.push({ code: 'date.order', field: 'due', values: { earlier: task.givenOn, later: task.due } });
  return reasons;
}

export function reasonsNotToJudge(
  task: { givenOn: string; judgedOn: string | null },
  verdict: { on: string; verdict: string },
  known: ReadonlySet<string>,
  today: string,
): Reason[] {
  if (task.judgedOn !== null) return [{ code: 'trial.judged', values: { on: task.judgedOn } }];
  const reasons: Reason[] = [];
  if (!known.has(verdict.verdict)) reasons.push({ code: 'choice.unknown', field: 'verdict' });
  if (verdict.on > today) reasons.push({ code: 'date.future', field: 'on', values: { date: verdict.on } });
  if (verdict.on < task.givenOn)
    reasons.push({ code: 'date.order', field: 'on', values: { earlier: task.givenOn, later: verdict.on } });
  return reasons;
}
