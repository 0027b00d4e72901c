/** The arithmetic of a vote: whole numbers only, all figures from the rulebook (VOT-01, VOT-02, ELE-05, trap 4, D23). Pure. */
import type { Reason } from '../platform/refusal.ts';
import { type Fraction, needed, reaches } from '../rulebook/fraction.ts';
import type { VotingRule } from './vote.ts';

/** Somebody on the roll. `votes`: has a vote in this body at all (official, in his own cell, not suspended: VOT-03, VOT-04). */
export type Voter = {
  votes: boolean;
  exempt: boolean;
  away: boolean;
  suspended?: boolean;
  state: 'unknown' | 'present' | 'excused' | 'absent';
};

/** `summoned`: whom the quorum is counted on; the same as the base, unless the base is those present alone. */
export type Electorate = { eligible: number; present: number; summoned: number; base: number };

/**
 * Who is counted. Of those with a vote: never whom the base leaves out; those exempt or away only when present; those
 * absent with an accepted reason only where the base says so (congresses). Whoever is present is always in the base; where
 * only those present are counted, nobody else is.
 */
export function electorateOf(base: VotingRule['base'], voters: readonly Voter[]): Electorate {
  const eligible = voters.filter((v) => v.votes && !marked(v, base.leaveOut));
  const present = eligible.filter((v) => v.state === 'present');
  const counted = eligible.filter(
    (v) =>
      v.state === 'present' ||
      !(marked(v, base.leaveOutIfAbsent) || (base.excusedAbsenceLeavesOut && v.state === 'excused')),
  );
  return {
    eligible: eligible.length,
    present: present.length,
    summoned: counted.length,
    base: base.onlyPresent ? present.length : counted.length,
  };
}

/** The base alone. */
export function baseOf(base: VotingRule['base'], voters: readonly Voter[]): number {
  return electorateOf(base, voters).base;
}

function marked(voter: Voter, marks: readonly string[]): boolean {
  return (
    (voter.exempt && marks.includes('exempt')) ||
    (voter.away && marks.includes('away')) ||
    (voter.suspended === true && marks.includes('suspended'))
  );
}

/** The votes needed: more than half of 18 is 10, at least two thirds of 18 is 12. Never less than one vote. */
export function thresholdOf(fraction: Fraction, base: number): number {
  return Math.max(1, needed(fraction, base));
}

export type Count = { votesFor: number; votesAgainst: number; votesOther: number };

/** Whether so many votes for are enough. Nothing is passed by a body that is nobody. */
export function passes(fraction: Fraction, base: number, votesFor: number): boolean {
  return base > 0 && votesFor >= thresholdOf(fraction, base);
}

/** Why a count cannot be what happened: negative, more votes than voters present, a form the rulebook does not allow, too few for a secret ballot. */
export function reasonsNotToRecord(rule: VotingRule, electorate: Electorate, count: Count, form: string): Reason[] {
  const reasons: Reason[] = [];
  for (const [field, votes] of Object.entries(count)) {
    if (!Number.isSafeInteger(votes) || votes < 0) reasons.push({ code: 'vote.negative', field, values: { votes } });
  }
  const cast = count.votesFor + count.votesAgainst + count.votesOther;
  if (reasons.length === 0 && cast > electorate.present) {
    reasons.push({ code: 'vote.more_than_present', field: 'votesFor', values: { cast, present: electorate.present } });
  }
  if (rule.quorum && !reaches(rule.quorum.fraction, electorate.present, electorate.summoned)) {
    const least = needed(rule.quorum.fraction, electorate.summoned);
    reasons.push({
      code: 'vote.no_quorum',
      values: { present: electorate.present, least, summoned: electorate.summoned },
      rule: rule.quorum.rule,
    });
  }
  if (!rule.forms.includes(form)) reasons.push({ code: 'vote.form', field: 'form', values: { form } });
  else if (rule.secretForms.includes(form) && electorate.eligible < rule.smallestSecretElectorate) {
    reasons.push({
      code: 'vote.secret_too_few',
      field: 'form',
      values: { least: rule.smallestSecretElectorate, eligible: electorate.eligible },
    });
  }
  return reasons;
}
