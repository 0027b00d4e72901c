import type { Module } from '../platform/bus/command.ts';
import { electionAttention } from './attention.ts';
import { cancelElection, closeElection, enterBallot, withdrawFromElection } from './commands/ballot.ts';
import { appointAfterElection, approveElection, refuseElection } from './commands/decide.ts';
import { openElection } from './commands/open.ts';
import { electionDocuments } from './forms/documents.ts';
import { electionIntegrity, electionSubjects } from './integrity.ts';
import { electionIndicators, electionMeasures } from './measures.ts';
import { getElection } from './queries/election.ts';
import { listElections } from './queries/list.ts';
import { offerElection } from './queries/offer.ts';
import { readElectionPaper } from './queries/paper.ts';
import { electionsReorganizing } from './reorganizing.ts';

/** Floor 7: elections to offices, from the list of candidates to the posts that begin. */
export const elections: Module = {
  name: 'elections',
  commands: [
    openElection,
    enterBallot,
    withdrawFromElection,
    closeElection,
    cancelElection,
    approveElection,
    refuseElection,
    appointAfterElection,
  ],
  queries: [listElections, getElection, offerElection, readElectionPaper],
  ownedTables: ['election', 'election_candidate', 'election_ballot', 'election_vote'],
  reorganizing: electionsReorganizing,
  measures: electionMeasures,
  indicators: electionIndicators,
  attention: electionAttention,
  integrity: electionIntegrity,
  integritySubjects: electionSubjects,
  documents: electionDocuments,
};
