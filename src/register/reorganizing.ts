/** What becomes of numbers when a unit is closed. */
import type { Reorganizing } from '../organization/reorganizing.ts';

export const registerReorganizing: Reorganizing = {
  rows: {
    number_series: { do: 'stays', because: 'a number belongs to the body that gave it; the successor counts from one' },
  },
};
