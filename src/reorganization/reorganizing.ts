/** What becomes of decisions themselves when the unit that took them is closed. */
import { sql } from 'kysely';
import type { Reorganizing, RowPolicy } from '../organization/reorganizing.ts';

const along: RowPolicy = { do: 'along', table: 'reorganization', column: 'reorganization_id' };

export const reorganizationReorganizing: Reorganizing = {
  rows: {
    reorganization: { do: 'handed', work: 'reorganization' },
    reorganization_choice: along,
    reorganization_unit: along,
    reorganization_person: along,
    reorganization_work: along,
    reorganization_trace: along,
  },
  openWork: [
    {
      // whoever takes over stands elsewhere in the tree: the draft is dropped or decided first
      kind: 'reorganization',
      table: 'reorganization',
      open: sql`w.state in ('draft', 'decided')`,
      title: sql`w.title`,
      link: sql`'/reorganizations/' || w.id`,
      due: sql`w.effective_on`,
      goesTo: 'core',
      mustEnd: sql`true`,
    },
  ],
};
