/** Shares whose whole stands further up: which count it is, by what else fits it or by a misprint. Pure. */
import { basesFor, gives, type Printed, printed, shareOf } from './arithmetic.ts';
import type { Claim } from './claims.ts';
import { comparable } from './lists.ts';
import type { Quantity } from './quantities.ts';

/** Nearer than this the whole may be a little less than the one that was counted: those rated, those who came. */
const NEAR = 0.03;
/** So many digits are not the same by chance when one of them differs; two that changed places are seen in fewer. */
const DIGITS = { changed: 4, swapped: 3 };

type Open = Claim & { part: NonNullable<Claim['part']> };

/** With the count in front as the part, near or not; null where the whole is known or nothing can be said. */
function openOf(claim: Claim): Open | null {
  const { whole, share, plan, change } = claim;
  const part = claim.part ?? claim.farPart;
  if (!part || whole || plan || change || share.sense !== 'exact' || share.value > 100) return null;
  const counted = part.at.kind === 'count' && part.sense === 'exact' && part.value > 0;
  return counted ? { ...claim, part } : null;
}

/**
 * In: the claims of a sentence, and the counts in front of each that it may be of. Out: the same; one that is of no count in sight
 * gets the whole that the shares beside it are of, or the one of which it is a misprint by a digit.
 */
export function withWholes(claims: readonly Claim[], before: (part: Quantity) => readonly Quantity[]): Claim[] {
  const open = claims.map(openOf);
  return claims.map((claim, i) => {
    const one = open[i];
    if (!one) return claim;
    const wholes = before(one.part.at).filter((whole) => mayBeOf(one, whole));
    if (wholes.some((whole) => fits(one, whole))) return claim;
    const beside = open.flatMap((other) => (other && other !== one ? [other] : []));
    const found =
      wholes.find((whole) => isOfTheSame(one, beside, whole)) ?? wholes.find((whole) => isMisprint(one, whole));
    return found ? { ...one, whole: { value: found.value, sense: found.sense, at: found } } : claim;
  });
}

function mayBeOf({ part }: Open, whole: Quantity): boolean {
  return whole.sense === 'exact' && whole.noun !== null && whole.value > part.value && comparable(whole, part.at);
}

function shareIn({ share }: Open): Printed {
  return printed(share.value, share.decimals);
}

function fits(claim: Open, whole: Quantity): boolean {
  return gives(claim.part.value, whole.value, shareIn(claim), 'rounded');
}

/** Two beside it are of this whole; or one is, and they divide it between them, or this share is of nothing at all. */
function isOfTheSame(claim: Open, beside: readonly Open[], whole: Quantity): boolean {
  const fitting = beside.filter((other) => mayBeOf(other, whole) && fits(other, whole) && other.share.decimals > 0);
  const sum = [claim, ...beside].reduce((all, { part }) => all + part.value, 0);
  if (fitting.length === 0) return false;
  const none = claim.farPart === null && !basesFor(claim.part.value, shareIn(claim), 'rounded');
  return fitting.length > 1 || sum === whole.value || none;
}

/** One digit differs or two changed places, and the share is not just a little off. */
function isMisprint(claim: Open, whole: Quantity): boolean {
  const p = shareIn(claim);
  const real = shareOf(claim.part.value, whole.value, p.decimals);
  if (Math.abs(claim.share.value - real) <= NEAR * real) return false;
  const [given, computed] = [`${p.units}`, `${printed(real, p.decimals).units}`];
  if (given.length !== computed.length) return false;
  const apart = [...given].flatMap((digit, i) => (digit === computed[i] ? [] : [i]));
  const [one = 0, two = 0] = apart;
  if (apart.length === 1) return given.length >= DIGITS.changed;
  const swapped = apart.length === 2 && two === one + 1 && given[one] === computed[two] && given[two] === computed[one];
  return swapped && given.length >= DIGITS.swapped;
}
