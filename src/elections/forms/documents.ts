/** The papers that an election has, by the kind they are asked for, and which of them there are now. */
import type { Context } from '../../platform/bus/command.ts';
import type { DocumentAsked, DocumentMade } from '../../platform/document.ts';
import type { ElectionPaper, ElectionState, PAPERS } from '../election.ts';
import { countDocument, heldBallotDocument, nextBallotDocument } from './ballot.ts';
import { electedDocument, requestDocument } from './result.ts';

export const electionDocuments: Record<
  (typeof PAPERS)[number],
  (ctx: Context, id: string, asked: DocumentAsked) => Promise<DocumentMade>
> = {
  'election-ballot': nextBallotDocument,
  'election-ballot-held': heldBallotDocument,
  'election-count': countDocument,
  'election-request': requestDocument,
  'election-elected': electedDocument,
};

/** The papers there are: of the ballot that comes, of each that was held, and of the result. Pure. */
export function papersOf(
  election: { id: string; state: ElectionState; elected: number },
  ballots: readonly { id: string; ballot_no: number }[],
): ElectionPaper[] {
  const { id, state, elected } = election;
  return [
    ...(state === 'open' ? [{ kind: 'election-ballot' as const, id, ballot: ballots.length + 1 }] : []),
    ...ballots.flatMap((ballot): ElectionPaper[] => [
      { kind: 'election-count', id: ballot.id, ballot: ballot.ballot_no },
      { kind: 'election-ballot-held', id: ballot.id, ballot: ballot.ballot_no },
    ]),
    ...(state !== 'open' && elected > 0
      ? (['election-request', 'election-elected'] as const).map((kind) => ({ kind, id, ballot: null }))
      : []),
  ];
}
