/** Checks of elections: papers, votes and who came out of them. */
import { sql } from 'kysely';
import type { IntegrityCheck } from '../organization/integrity.ts';

const ELECTION = sql`e.division, e.unit_id, e.scope, e.id`;

export const electionIntegrity: readonly IntegrityCheck[] = [
  {
    id: 'election_papers',
    severity: 'error',
    subject: 'election',
    reads: ['election', 'election_ballot'],
    find: ({
      rows,
    }) => sql`select ${ELECTION}, b.ballot_no::text, jsonb_build_object('ballot', b.ballot_no, 'n', b.issued, 'present', e.present) from election e
      join election_ballot b on b.division = e.division and b.election_id = e.id where ${rows('e')} and b.issued > e.present`,
  },
  {
    id: 'election_votes',
    severity: 'error',
    subject: 'election',
    reads: ['election', 'election_ballot', 'election_vote'],
    find: ({
      rows,
    }) => sql`select ${ELECTION}, b.ballot_no::text, jsonb_build_object('ballot', b.ballot_no, 'valid', b.valid, 'most', v.most, 'sum', v.sum) from election e
      join election_ballot b on b.division = e.division and b.election_id = e.id
      cross join lateral (select coalesce(max(v.votes), 0)::int as most, coalesce(sum(v.votes), 0)::int as sum from election_vote v where v.division = b.division and v.ballot_id = b.id) v
      where ${rows('e')} and (v.most > b.valid or v.sum > b.valid * b.seats)`,
  },
  {
    id: 'election_outcome',
    severity: 'error',
    subject: 'election',
    rules: ({ votes }) => [...new Set(votes.majorities.map(({ rule }) => rule))],
    reads: ['election', 'election_ballot', 'election_vote', 'poll'],
    find: ({
      rows,
    }) => sql`select ${ELECTION}, v.id::text, jsonb_build_object('ballot', b.ballot_no, 'votes', v.votes, 'needed', p.threshold) from election e
      join election_ballot b on b.division = e.division and b.election_id = e.id
      join election_vote v on v.division = b.division and v.ballot_id = b.id
      join lateral (select threshold from poll where division = v.division and id = v.poll_id offset 0) p on true
      where ${rows('e')} and v.elected and v.votes < p.threshold`,
  },
];

export const electionSubjects = {
  election: { table: 'election', name: 'post', needs: 'meeting.read', link: (id: string) => `/elections/${id}` },
};
