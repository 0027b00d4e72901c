/** What becomes of elections when a unit is closed. */
import { sql } from 'kysely';
import type { Reorganizing, RowPolicy } from '../organization/reorganizing.ts';

const along = (table: string, column: string): RowPolicy => ({ do: 'along', table, column });

export const electionsReorganizing: Reorganizing = {
  rows: {
    // an office of a body that closes: decided on or cancelled before
    election: { do: 'handed', work: 'election' },
    election_candidate: along('election', 'election_id'),
    election_ballot: along('election', 'election_id'),
    election_vote: along('election_ballot', 'ballot_id'),
  },
  openWork: [
    {
      kind: 'election',
      table: 'election',
      open: sql`w.state in ('open', 'elected', 'failed')`,
      title: sql`to_char(w.held_on, 'DD/MM/YYYY')`,
      link: sql`'/elections/' || w.id`,
      due: sql`w.held_on`,
      goesTo: 'core',
      mustEnd: sql`true`,
    },
  ],
  elsewhere: [{ table: 'election', unit: 'decided_unit' }],
};
