/** What becomes of the boundary of a unit that is closed. */
import type { Reorganizing } from '../organization/reorganizing.ts';

export const picturesReorganizing: Reorganizing = {
  rows: {
    unit_boundary: { do: 'stays', because: 'the ground of the old unit; that of the new one comes with a file' },
  },
};
