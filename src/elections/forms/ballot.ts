/** The ballot paper and the minutes of a count. Which parts they have, the rulebook says; floor 8 writes them as .docx. */
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentAsked, DocumentMade, DocumentTable } from '../../platform/document.ts';
import { must } from '../../platform/refusal.ts';
import { ballotRow, type CandidateRow, standing, standingAt } from '../lines.ts';
import { electionRow, stateOf } from '../reading.ts';
import { reasonsByState } from '../rules.ts';
import { centred, electors, type Filling, gathered, line, nameOf, paper, shareOf } from './filling.ts';

/** The paper of the ballot that comes next, with those who still stand. `id` is the election's. Needs meeting.read; refuses election.wrong_state. */
export async function nextBallotDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const of = await gathered(ctx, await electionRow(ctx, id), asked.language);
  must(reasonsByState('election.ballot', stateOf(of.row)));
  const seats = of.row.seats - of.candidates.filter((each) => each.elected_ballot !== null).length;
  return await ballotPaper(of, of.ballots.length + 1, seats, standing(of.candidates));
}

/** The paper of a ballot that was held, with those who stood then. `id` is the ballot's. Needs meeting.read. */
export async function heldBallotDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const ballot = await ballotRow(ctx, id);
  const of = await gathered(ctx, await electionRow(ctx, ballot.election_id), asked.language);
  return await ballotPaper(of, ballot.ballot_no, ballot.seats, standingAt(of.candidates, ballot.ballot_no));
}

async function ballotPaper(
  of: Filling,
  no: number,
  seats: number,
  candidates: readonly CandidateRow[],
): Promise<DocumentMade> {
  const { say } = of;
  return await paper(of, 'election_ballot', {
    number: null,
    values: { ballot: no, seats },
    fills: {
      candidates: (label) => [
        { kind: 'heading', text: label },
        {
          kind: 'table',
          head: [
            say('elections.paper.number'),
            say('elections.new.person'),
            say('elections.paper.for'),
            say('elections.paper.against'),
          ],
          columns: [{ wide: 0.5, align: 'center' }, { wide: 3.2 }, { wide: 1.1 }, { wide: 1.5 }],
          rows: candidates.map((each, at) => [String(at + 1), each.person_name, '', '']),
        },
      ],
    },
    about: [String(no)],
  });
}

/** The minutes of a count: papers, votes for each of the base, who is elected, what is left. `id` is the ballot's. Needs meeting.read. */
export async function countDocument(ctx: Context, id: string, asked: DocumentAsked): Promise<DocumentMade> {
  const ballot = await ballotRow(ctx, id);
  const of = await gathered(ctx, await electionRow(ctx, ballot.election_id), asked.language);
  const { say } = of;
  const votes = of.votes.filter((each) => each.ballot_id === ballot.id);
  const elected = votes.filter((each) => each.elected).map((each) => nameOf(of, each.candidate_id));
  const left = ballot.seats - elected.length;
  return await paper(of, 'election_count', {
    number: null,
    values: { ballot: ballot.ballot_no, seats: ballot.seats },
    fills: {
      electors: (label) => electors(of, label),
      papers: (label) => [
        { kind: 'heading', text: label },
        line(say('elections.ballot.issued'), String(ballot.issued)),
        line(say('elections.ballot.collected'), String(ballot.collected)),
        line(say('elections.ballot.valid'), String(ballot.valid)),
        line(say('elections.paper.invalid'), String(ballot.collected - ballot.valid)),
      ],
      votes: (label) => [
        { kind: 'heading', text: label },
        {
          kind: 'table',
          head: [
            say('elections.paper.number'),
            say('elections.new.person'),
            say('elections.paper.votes'),
            say('elections.paper.share', { base: of.base }),
            say('elections.record.result'),
          ],
          columns: COUNTED,
          rows: votes.map((each, at) => [
            String(at + 1),
            nameOf(of, each.candidate_id),
            String(each.votes),
            shareOf(of, each.votes),
            say(each.elected ? 'elections.ballot.elected' : 'elections.record.not_elected'),
          ]),
        },
      ],
      result: (label) => [
        { kind: 'heading', text: label },
        {
          kind: 'paragraph',
          text:
            elected.length > 0
              ? say('elections.paper.elected', { count: elected.length, names: elected.join(', ') })
              : say('elections.paper.nobody'),
        },
        ...(left > 0 ? [{ kind: 'paragraph' as const, text: say('elections.paper.left', { seats: left }) }] : []),
      ],
    },
    about: [String(ballot.ballot_no)],
  });
}

/** How wide the columns of the count are. */
const COUNTED: DocumentTable['columns'] = [
  { wide: 0.5, align: 'center' },
  { wide: 3 },
  centred(1),
  centred(1.3),
  { wide: 1.6 },
];
