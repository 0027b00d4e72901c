/** integrity.yaml: from when the integrity checks tell of what lasts too long and no rule sets a limit for. */
import * as z from 'zod/mini';
import { confidence, text } from './schemaBase.ts';

const count = z.int().check(z.positive());
const said = { confidence, note: z.optional(text) };

export const integrityFile = z.strictObject({
  /** a unit without a head */
  vacant: z.strictObject({ days: count, ...said }),
  /** a cell without the meeting that it owes each month */
  unmet: z.strictObject({ months: count, ...said }),
  /** lines of the ledger that were not sealed */
  unsealed: z.strictObject({ minutes: count, ...said }),
});
