/** Marks of ownership out of the units' sheet (M85): what is said goes over what is known. Pure. */
import { reasonsNotToMark } from '../organization/rules/marks.ts';
import type { Mark } from '../organization/store/periods.ts';
import type { Reason } from '../platform/refusal.ts';
import type { PresentMark } from './present.ts';
import type { Judging } from './units.ts';

/** What the two cells say; null: nothing, so that what is known stays. */
export type SaidMark = { ownership: string | null; foreignInvested: boolean | null };
export type MarkVerdict = { mark: Mark | null; changed: boolean; reasons: Reason[] };

/** The marks that the unit will carry from the roster's day. Refuses mark.no_ownership and date.order by the rules of the command that changes a unit. */
export function markOf(said: SaidMark, known: PresentMark | null, { rulebook, asOf }: Judging): MarkVerdict {
  const next = {
    ownership: said.ownership ?? known?.ownership ?? null,
    foreignInvested: said.foreignInvested ?? known?.foreignInvested ?? false,
  };
  const changed =
    next.ownership !== (known?.ownership ?? null) || next.foreignInvested !== (known?.foreignInvested ?? false);
  const codes = rulebook.committees.ownerships.map((one) => one.id);
  const reasons = changed ? reasonsNotToMark(codes, next, known?.from ?? null, asOf) : [];
  const { ownership, foreignInvested } = next;
  return {
    mark: ownership === null ? null : { ownership, foreignInvested },
    changed,
    reasons: reasons.map((reason) => ({ ...reason, field: FIELDS[reason.field ?? ''] ?? 'ownership' })),
  };
}

const FIELDS: Readonly<Record<string, string>> = { foreignInvested: 'foreign_invested' };
