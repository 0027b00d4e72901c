/** What becomes of what accounts keep of a unit. Grants follow from posts and duties, so only a grant that was lent is written. */
import { sql } from 'kysely';
import { type Reorganizing, theDay } from '../organization/reorganizing.ts';

export const accountsReorganizing: Reorganizing = {
  rows: {
    delegation: {
      do: 'ends',
      because: 'what was lent came from a post of the unit',
      running: sql`t.valid_to > ${theDay}`,
      // one that has not begun never begins
      set: (on) => sql`valid_to = greatest(${on}::date, t.valid_from + 1)`,
    },
  },
};
