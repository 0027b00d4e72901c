/**
 * Rights: a person or account acts under one grant a request (D5). A grant reaches units; where it reaches, it carries
 * capabilities. The grants themselves are found by the accounts module from posts, memberships, duties and delegations.
 */
import { Refusal } from './refusal.ts';

/** A unit as owned rows address it. */
export type UnitRef = { id: string; division: string; path: string };

export type Reach = { path: string; depth: 'unit' | 'subtree'; capabilities: readonly string[] };

export type Grant = {
  id: string;
  reason: 'post' | 'membership' | 'duty' | 'delegation' | 'operator';
  /** code of the post in the rulebook */
  post: string;
  unit: UnitRef;
  /** the first reach is the main one: its range is the row-security range; the others are single units */
  reaches: Reach[];
};

/** Who asks: the account, the person behind it (if any) and the grant used. */
export type Actor = {
  accountId: string;
  person: { id: string; division: string } | null;
  name: string;
  grant: Grant;
};

/** Sorts behind every segment character of a path, before nothing else of the tree. */
const AFTER_SEGMENTS = '{';
const BEFORE_SEGMENTS = '!';

export type PathRange = { lo: string; hi: string };

/** The range of scopes of a unit and all below it. */
export function subtreeOf(path: string): PathRange {
  return { lo: path, hi: path + AFTER_SEGMENTS };
}

/** The range that holds the unit's own scope only. */
export function onlyUnit(path: string): PathRange {
  return { lo: path, hi: path + BEFORE_SEGMENTS };
}

export function rangeOf(reach: Reach): PathRange {
  return reach.depth === 'subtree' ? subtreeOf(reach.path) : onlyUnit(reach.path);
}

/** Characters of a path that one step down takes. */
export const SEGMENT = 4;

/** The paths above a path, the root first, itself left out. */
export function ancestorsOf(path: string): string[] {
  const out: string[] = [];
  for (let end = SEGMENT; end < path.length; end += SEGMENT) out.push(path.slice(0, end));
  return out;
}

/** The path itself and those of all units above it, from the top down. */
export function withAbove(path: string): string[] {
  return [...ancestorsOf(path), path];
}

export function isWithin(path: string, range: PathRange): boolean {
  return path >= range.lo && path < range.hi;
}

/** Whether the grant carries the capability at the unit with this path. */
export function may(grant: Grant, capability: string, path: string): boolean {
  return grant.reaches.some(
    (reach) =>
      isWithin(path, rangeOf(reach)) && (reach.capabilities.includes(capability) || reach.capabilities.includes('*')),
  );
}

/** Whether the grant sees the unit's records at all; if not, the answer must be "not found". */
export function sees(grant: Grant, path: string): boolean {
  return grant.reaches.some((reach) => isWithin(path, rangeOf(reach)));
}

/** Refuses: 404 where the actor does not see the unit, 403 where he sees it but may not. */
export function demand(grant: Grant, capability: string, path: string): void {
  if (may(grant, capability, path)) return;
  if (!sees(grant, path)) throw new Refusal(404, [{ code: 'not_found' }]);
  throw new Refusal(403, [{ code: 'right.missing', values: { capability } }]);
}

/** Everything a grant can do, for the pages to show or hide; the bus asks again. */
export function capabilitiesAt(grant: Grant, path: string): string[] {
  return [...new Set(grant.reaches.filter((r) => isWithin(path, rangeOf(r))).flatMap((r) => r.capabilities))];
}
