/** What may become of a column that names a person, and what the preview of a merge counts together. */
import type { RawBuilder } from 'kysely';

/** Both ids, as values of a statement. */
export type Who = { winner: string; loser: string };
export type Condition = (who: Who) => RawBuilder<unknown>;

export type PersonPolicy =
  /** names the kept record from now on; `t` is the row */
  | {
      do: 'move';
      part: MergePart;
      /** stays with the old record where the kept one has the same already */
      stays?: Condition;
      /** the merge is refused while such a row is there */
      refuseWhile?: Condition;
      /** the column with the person's division */
      division?: string;
      /** found by `id` alone: a table without divisions */
      undivided?: true;
    }
  /** stays with the old record, which stays to be found */
  | { do: 'keep'; because: string }
  /** made anew by the merge itself */
  | { do: 'recompute'; because: string }
  /** no merge while anything names the person here */
  | { do: 'refuse'; because: string }
  /** names an account or another row, not a person */
  | { do: 'none'; because: string };

/** What the preview counts together. */
export const MERGE_PARTS = [
  'posts',
  'work',
  'meetings',
  'cases',
  'dues',
  'honours',
  'residence',
  'admissions',
  'facts',
  'account',
] as const;
export type MergePart = (typeof MERGE_PARTS)[number];
