/** What a line names once it is published: an indicator, and of a committee's own one also which definition of it. Pure. */

const MARK = '@';

/** In: the id of an indicator, and the number of its definition (null: of the standing set). Out: what is kept in the table. */
export function pinned(indicator: string, definition: number | null): string {
  return definition === null ? indicator : `${indicator}${MARK}${definition}`;
}

/** The indicator that is kept in a table, and its definition where one is kept with it: a draft's is always the one in force. */
export function unpinned(kept: string): { indicator: string; definition: number | null } {
  const at = kept.lastIndexOf(MARK);
  const no = at < 0 ? Number.NaN : Number(kept.slice(at + 1));
  return Number.isInteger(no) && no > 0
    ? { indicator: kept.slice(0, at), definition: no }
    : { indicator: kept, definition: null };
}
