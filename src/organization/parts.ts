/** The tree in parts, of which sums are kept (docs/decisions/0006): pure. */
import { SEGMENT } from '../platform/access.ts';

/** A part holds all that lies at or below a unit of this level; what stands higher is a part by itself, without what lies below it. */
const LEVEL = 3;

/** How long the path of a unit is below which nothing is divided any further. */
export const PART = LEVEL * SEGMENT;

/** The part in which a unit with this path lies. */
export function partOf(path: string): string {
  return path.slice(0, PART);
}
