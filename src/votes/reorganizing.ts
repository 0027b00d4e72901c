/** What becomes of polls when a unit is closed. */
import type { Reorganizing } from '../organization/reorganizing.ts';

export const votesReorganizing: Reorganizing = { rows: { poll: { do: 'hangs', by: 'subject_id' } } };
