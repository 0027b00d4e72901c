/** Words of elections. Shared with the browser: types and schemas only. */
import { mayShape } from '../platform/may.ts';
import * as s from '../platform/schema.ts';
import { votingRule } from '../votes/vote.ts';

/** open: ballots go on; elected: waits for confirmation; failed: nobody was elected; then what the level above decided. */
export const ELECTION_STATES = ['open', 'elected', 'failed', 'approved', 'refused', 'appointed', 'cancelled'] as const;
export type ElectionState = (typeof ELECTION_STATES)[number];
/** term: the whole office is elected anew; vacancy: somebody is added to those in office. */
export const PURPOSES = ['term', 'vacancy'] as const;
export type Purpose = (typeof PURPOSES)[number];
/** Who put a candidate forward. */
export const NOMINATORS = ['committee', 'congress', 'self'] as const;

export const ELECTION_ACTS = [
  'election.ballot',
  'election.withdraw',
  'election.close',
  'election.cancel',
  'election.approve',
  'election.refuse',
  'election.appoint',
] as const;
export type ElectionAct = (typeof ELECTION_ACTS)[number];

/** The papers of an election, by the kind they are asked for. */
export const PAPERS = [
  'election-ballot',
  'election-ballot-held',
  'election-count',
  'election-request',
  'election-elected',
] as const;

/** A paper that can be made now. `id`: the election's, or the ballot's; `ballot`: of which one, null for those of the result. */
export const electionPaper = s.object({
  kind: s.oneOf(PAPERS),
  id: s.anyText(),
  ballot: s.nullable(s.anyNumber()),
});
export type ElectionPaper = s.Infer<typeof electionPaper>;

const head = {
  id: s.anyText(),
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  body: s.anyText(),
  post: s.anyText(),
  purpose: s.oneOf(PURPOSES),
  seats: s.anyNumber(),
  heldOn: s.anyText(),
  state: s.oneOf(ELECTION_STATES),
};

export const electionLine = s.object({
  ...head,
  candidates: s.anyNumber(),
  elected: s.anyNumber(),
  ballots: s.anyNumber(),
});
export type ElectionLine = s.Infer<typeof electionLine>;

export const candidateLine = s.object({
  id: s.anyText(),
  personId: s.anyText(),
  name: s.anyText(),
  nominatedBy: s.oneOf(NOMINATORS),
  withdrawnAfter: s.nullable(s.anyNumber()),
  withdrawnReason: s.nullable(s.anyText()),
  electedBallot: s.nullable(s.anyNumber()),
  postId: s.nullable(s.anyText()),
});
export type CandidateLine = s.Infer<typeof candidateLine>;

export const ballotLine = s.object({
  id: s.anyText(),
  no: s.anyNumber(),
  seats: s.anyNumber(),
  form: s.anyText(),
  issued: s.anyNumber(),
  collected: s.anyNumber(),
  valid: s.anyNumber(),
  recordedName: s.anyText(),
  votes: s.list(
    s.object({ candidateId: s.anyText(), name: s.anyText(), votes: s.anyNumber(), elected: s.flag() }),
    500,
  ),
});
export type BallotLine = s.Infer<typeof ballotLine>;

export const electionRecord = s.object({
  ...head,
  meetingId: s.nullable(s.anyText()),
  eligible: s.anyNumber(),
  present: s.anyNumber(),
  leftOut: s.anyNumber(),
  /** on how many the majority is counted, and how many votes are enough */
  base: s.anyNumber(),
  threshold: s.anyNumber(),
  seatsLeft: s.anyNumber(),
  /** so many ballots at most; null: the rulebook sets no limit */
  ballotsAtMost: s.nullable(s.object({ n: s.anyNumber(), rule: s.anyText() })),
  voting: votingRule,
  candidates: s.list(candidateLine, 500),
  ballots: s.list(ballotLine, 50),
  /** what can be taken away or printed */
  papers: s.list(electionPaper, 200),
  stateReason: s.nullable(s.anyText()),
  decision: s.nullable(s.anyText()),
  decidedOn: s.nullable(s.anyText()),
  decidedBy: s.nullable(s.anyText()),
  beginsOn: s.nullable(s.anyText()),
  termEnds: s.nullable(s.anyText()),
  /** the day the unit's running term ends */
  usualTermEnd: s.nullable(s.anyText()),
  /** who leaves this office when the result is confirmed: an election for a whole term */
  leaving: s.list(s.object({ id: s.anyText(), name: s.anyText(), from: s.anyText() }), 500),
  /** the units that may confirm: those above, the nearest first */
  above: s.list(s.object({ id: s.anyText(), name: s.anyText() }), 20),
  recordedName: s.anyText(),
  version: s.anyNumber(),
  may: mayShape,
});
export type ElectionRecord = s.Infer<typeof electionRecord>;

/** What the form of a new election offers at a unit. */
export const electionOffer = s.object({
  unit: s.object({ id: s.anyText(), name: s.anyText(), kind: s.anyText() }),
  today: s.anyText(),
  /** official members of the unit today, exempt ones among them (ELE-05) */
  official: s.anyNumber(),
  bodies: s.list(
    s.object({
      id: s.anyText(),
      electors: s.anyText(),
      /** how many have a vote there; null: not known from the records */
      known: s.nullable(s.anyNumber()),
      voting: votingRule,
    }),
    20,
  ),
  offices: s.list(
    s.object({
      post: s.anyText(),
      bodies: s.list(s.anyText(), 20),
      single: s.flag(),
      /** how many may hold it here */
      maximum: s.nullable(s.object({ n: s.anyNumber(), rule: s.anyText() })),
      held: s.anyNumber(),
      surplus: s.anyText(),
      among: s.list(s.anyText(), 20),
    }),
    50,
  ),
  /** the share of the seats by which candidates may be more than them */
  surplus: s.nullable(s.object({ share: s.anyNumber(), rule: s.anyText() })),
  /** meetings of the last months that closed and whose roll can be taken */
  meetings: s.list(s.object({ id: s.anyText(), title: s.anyText(), on: s.anyText(), kind: s.anyText() }), 20),
});
export type ElectionOffer = s.Infer<typeof electionOffer>;
