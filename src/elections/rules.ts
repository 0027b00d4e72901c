/** Decisions on elections: facts in, reasons why not out (empty = allowed). Whole numbers only. Pure. */
import type { Reason } from '../platform/refusal.ts';
import type { ElectionAct, ElectionState, Purpose } from './election.ts';

/** Keeps a share such as 0.3 of 10 from falling under the whole number it is. */
const EXACT = 1e-9;

/**
 * How many candidates at most: the seats and a share of them (ELE-08). Where that share is less than one person, one more is allowed, for
 * the same rule wants more candidates than seats. Null: no limit.
 */
export function mostCandidates(seats: number, share: number | null): number | null {
  return share === null ? null : seats + Math.max(1, Math.floor(seats * share + EXACT));
}

export type CandidateFacts = {
  personId: string;
  /** has a vote, so may stand (VOT-03) */
  mayStand: boolean;
  /** holds one of the posts that candidates are taken from */
  amongThem: boolean;
  /** holds the office already */
  holds: boolean;
};

export type OpenFacts = {
  /** the body elects at this kind of unit */
  bodyKnown: boolean;
  /** the office is elected by this body */
  officeKnown: boolean;
  /** an office of the cell's committee, and the cell is smaller than needs one: from how many on */
  tooSmallFor: number | null;
  /** how many may hold the office; null: not limited */
  maximum: number | null;
  held: number;
  surplus: 'required' | 'allowed';
  share: number | null;
  /** candidates are taken from others who hold a post */
  among: boolean;
  /** how many have a vote, by the records; null: not known */
  electors: number | null;
  /** an election to this office is going on, or waits for confirmation */
  open: boolean;
  today: string;
  rules: { standing: string | null; surplus: string | null; committee: string | null; maximum: string | null };
};

export type OpenDraft = {
  purpose: Purpose;
  seats: number;
  heldOn: string;
  eligible: number;
  present: number;
  leftOut: number;
  candidates: readonly CandidateFacts[];
};

/**
 * May the election begin with these seats and candidates? One election to an office at a time; the office is elected here, the cell large
 * enough for its committee (ELE-01, ELE-02), seats free, candidates with the right to stand, from among those the order asks for, more than
 * the seats where that is required and no more than the surplus allows (ELE-08); numbers of electors that the records bear out.
 */
export function reasonsNotToOpen(facts: OpenFacts, next: OpenDraft): Reason[] {
  if (!facts.bodyKnown) return [{ code: 'election.body', field: 'body' }];
  if (!facts.officeKnown) return [{ code: 'election.office', field: 'post' }];
  if (facts.open) return [{ code: 'election.going_on', field: 'post' }];
  const reasons: Reason[] = [];
  if (facts.tooSmallFor !== null)
    reasons.push({
      code: 'election.no_committee',
      field: 'post',
      values: { from: facts.tooSmallFor },
      ...ruled(facts.rules.committee),
    });
  if (next.heldOn > facts.today) reasons.push({ code: 'date.future', field: 'heldOn', values: { date: next.heldOn } });
  const free = facts.maximum === null ? null : facts.maximum - (next.purpose === 'vacancy' ? facts.held : 0);
  if (free !== null && next.seats > free)
    reasons.push({
      code: 'election.too_many_seats',
      field: 'seats',
      values: { max: Math.max(free, 0) },
      ...ruled(facts.rules.maximum),
    });
  return [...reasons, ...reasonsAgainstElectors(facts, next), ...reasonsAgainstCandidates(facts, next)];
}

function reasonsAgainstElectors(facts: OpenFacts, next: OpenDraft): Reason[] {
  if (facts.electors !== null && next.eligible > facts.electors)
    return [{ code: 'election.more_electors', field: 'eligible', values: { known: facts.electors } }];
  if (next.present + next.leftOut > next.eligible)
    return [{ code: 'election.more_present', field: 'present', values: { eligible: next.eligible } }];
  return [];
}

function reasonsAgainstCandidates(facts: OpenFacts, next: OpenDraft): Reason[] {
  const { candidates } = next;
  const each = candidates.flatMap((one, i): Reason[] => {
    const field = `candidates.${i}.personId`;
    if (candidates.findIndex((other) => other.personId === one.personId) < i)
      return [{ code: 'election.twice', field }];
    if (!one.mayStand) return [{ code: 'election.may_not_stand', field, ...ruled(facts.rules.standing) }];
    if (facts.among && !one.amongThem) return [{ code: 'election.not_among', field, ...ruled(facts.rules.committee) }];
    if (next.purpose === 'vacancy' && one.holds) return [{ code: 'election.in_office', field }];
    return [];
  });
  return [...each, ...reasonsAgainstNumber(facts, next.seats, candidates.length)];
}

/** Enough candidates for the seats, and not too many of them (ELE-08). */
export function reasonsAgainstNumber(
  facts: Pick<OpenFacts, 'surplus' | 'share' | 'rules'>,
  seats: number,
  candidates: number,
): Reason[] {
  const least = seats + (facts.surplus === 'required' ? 1 : 0);
  const most = mostCandidates(seats, facts.share);
  const rule = ruled(facts.rules.surplus);
  if (candidates < least)
    return [{ code: 'election.few_candidates', field: 'candidates', values: { least, candidates }, ...rule }];
  if (most !== null && candidates > most)
    return [{ code: 'election.many_candidates', field: 'candidates', values: { most, candidates }, ...rule }];
  return [];
}

export type BallotDraft = {
  issued: number;
  collected: number;
  valid: number;
  votes: readonly { candidateId: string; votes: number }[];
};
export type BallotFacts = {
  /** candidates who still stand */
  standing: readonly string[];
  seatsLeft: number;
  present: number;
};

/**
 * May this be what came out of the ballot box? Papers handed out to those present, collected of those, valid of those; a line for everybody who
 * stands and for nobody else; nobody with more votes than valid papers, and together no more than valid papers have names to leave.
 */
export function reasonsAgainstBallot(facts: BallotFacts, ballot: BallotDraft): Reason[] {
  const { issued, collected, valid, votes } = ballot;
  if (issued > facts.present)
    return [{ code: 'ballot.more_issued', field: 'issued', values: { present: facts.present } }];
  if (collected > issued) return [{ code: 'ballot.more_collected', field: 'collected', values: { issued } }];
  if (valid > collected) return [{ code: 'ballot.more_valid', field: 'valid', values: { collected } }];
  const reasons = votes.flatMap((line, i): Reason[] => {
    if (!facts.standing.includes(line.candidateId))
      return [{ code: 'ballot.not_standing', field: `votes.${i}.candidateId` }];
    if (votes.findIndex((other) => other.candidateId === line.candidateId) < i)
      return [{ code: 'election.twice', field: `votes.${i}.candidateId` }];
    return line.votes > valid ? [{ code: 'ballot.more_votes', field: `votes.${i}.votes`, values: { valid } }] : [];
  });
  if (reasons.length > 0) return reasons;
  if (votes.length < facts.standing.length) return [{ code: 'ballot.line_missing', field: 'votes' }];
  const sum = votes.reduce((all, line) => all + line.votes, 0);
  const most = valid * facts.seatsLeft;
  return sum > most ? [{ code: 'ballot.sum', field: 'votes', values: { sum, most } }] : [];
}

/**
 * Who is elected: whoever has the votes needed, those with the most first, no more than the seats. Where the last seats would go to people with
 * the same number of votes, none of them has it yet: they are voted on again (ELE-07).
 */
export function electedOf(
  votes: readonly { candidateId: string; votes: number }[],
  seats: number,
  threshold: number,
): string[] {
  const enough = votes.filter((line) => line.votes >= threshold).toSorted((a, b) => b.votes - a.votes);
  if (enough.length <= seats) return enough.map((line) => line.candidateId);
  const cut = enough[seats]?.votes ?? 0;
  return enough.filter((line) => line.votes > cut).map((line) => line.candidateId);
}

/** How the election stands after a ballot: over when all seats are filled, nobody is left to vote on, or it was the last ballot (ELE-03). */
export function stateAfter(facts: {
  seats: number;
  elected: number;
  standing: number;
  ballotNo: number;
  ballotsAtMost: number | null;
}): 'open' | 'elected' | 'failed' {
  if (facts.elected >= facts.seats) return 'elected';
  const over = facts.standing === 0 || (facts.ballotsAtMost !== null && facts.ballotNo >= facts.ballotsAtMost);
  if (!over) return 'open';
  return facts.elected > 0 ? 'elected' : 'failed';
}

const STATES: Record<ElectionAct, readonly ElectionState[]> = {
  'election.ballot': ['open'],
  'election.withdraw': ['open'],
  'election.close': ['open'],
  'election.cancel': ['open', 'elected', 'failed'],
  'election.approve': ['elected'],
  'election.refuse': ['elected'],
  'election.appoint': ['failed'],
};

/** May the act still happen? Ballots while it is open, a decision once there is a result. */
export function reasonsByState(act: ElectionAct, state: ElectionState): Reason[] {
  return STATES[act].includes(state) ? [] : [{ code: 'election.wrong_state', values: { state } }];
}

/** May the election be ended without another ballot? After one at least. */
export function reasonsNotToClose(ballots: number): Reason[] {
  return ballots > 0 ? [] : [{ code: 'election.no_ballot' }];
}

function ruled(rule: string | null): { rule?: string } {
  return rule === null ? {} : { rule };
}
