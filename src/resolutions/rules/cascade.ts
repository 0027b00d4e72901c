/** Decisions on resolutions that carry out one from above (M44). Pure. */
import type { Reason } from '../../platform/refusal.ts';
import type { ServedFacts } from './resolutions.ts';

/**
 * May the committee answer with a resolution of its own? Only to one it received from above and acknowledged; one's own is
 * amended, not carried out.
 */
export function reasonsNotToCarry(upper: ServedFacts | null): Reason[] {
  if (upper === null) return [];
  const field = 'carries';
  if (!upper.known || !upper.received) return [{ code: 'resolution.unknown', field }];
  if (upper.annulled) return [{ code: 'resolution.annulled', field }];
  if (!upper.acknowledged) return [{ code: 'resolution.not_acknowledged', field }];
  return [];
}

/** Which of the targets name one that the upper resolution does not hold (any more). */
export function reasonsOfLinks(
  targets: { carries?: string | null | undefined }[],
  upperIds: ReadonlySet<string>,
): Reason[] {
  return targets.flatMap((target, i) =>
    target.carries && !upperIds.has(target.carries)
      ? [{ code: 'target.carries_foreign', field: `targets.${i}.carries` }]
      : [],
  );
}
