/** What the rulebook says of groups inside a cell, as the rules ask it. */
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { GroupTerms } from './rules.ts';

/** Null where the organization knows no groups inside a cell. */
export function groupTerms({ membership }: Pick<Rulebook, 'membership'>): GroupTerms | null {
  if (!membership.groups) return null;
  const { rule, at, offices } = membership.groups;
  const guest = membership.membershipKinds.find((kind) => !kind.counts);
  const suspended = membership.marks.find((mark) => mark.votes === 'withheld');
  return {
    rule,
    at,
    offices: offices.map(({ id, required }) => ({ id, required })),
    leads: {
      statuses: Object.fromEntries(
        membership.statuses.filter((status) => !status.mayStand).map((status) => [status.id, status.rule]),
      ),
      guest: guest && !guest.votes ? guest.rule : null,
      suspended: suspended?.decidedBy ?? null,
    },
  };
}
