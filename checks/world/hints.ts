/** What the schema of an input does not tell, by name of the command or query. Keep it short: a good schema needs no hint. */
import type { Json } from './inputs.ts';

export const HINTS: Readonly<Record<string, Json>> = {
  'rule.get': { id: 'VOT-01' },
};
