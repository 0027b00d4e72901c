/** What becomes of a unit's tables when it is closed: what was published stays under the old name, a draft goes on with whoever follows. */
import { sql } from 'kysely';
import type { Reorganizing } from '../organization/reorganizing.ts';

export const publicationsReorganizing: Reorganizing = {
  rows: {
    publication: { do: 'handed', work: 'publication' },
    publication_line: { do: 'along', table: 'publication', column: 'publication_id' },
  },
  openWork: [
    {
      kind: 'publication',
      table: 'publication',
      // a correction goes nowhere: the edition that it corrects stays with the closed unit
      open: sql`w.state = 'draft' and w.corrects_id is null`,
      title: sql`w.title`,
      link: sql`'/publications/' || w.id`,
      goesTo: 'core',
      restricted: 'publication.draft',
    },
  ],
};
