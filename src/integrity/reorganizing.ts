/** What becomes of findings when a unit is closed: the next run closes what it no longer finds there and opens it where it is. */
import type { Reorganizing } from '../organization/reorganizing.ts';

export const integrityReorganizing: Reorganizing = {
  rows: {
    integrity_run: { do: 'stays', because: 'that the checks ran here, and what they found then' },
    integrity_finding: { do: 'stays', because: 'the next run closes it here and finds it where it is' },
    integrity_note: { do: 'along', table: 'integrity_finding', column: 'finding_id' },
  },
};
