/** What every planted fault says: how it is made, and the same nearly, which must not be found. */
import type { Planting } from './place.ts';

export type Case = {
  fault(p: Planting): Promise<unknown>;
  /** a near miss: everything about it, but for what makes it a fault */
  near(p: Planting): Promise<unknown>;
};
