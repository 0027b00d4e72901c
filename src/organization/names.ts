import type { Rulebook } from '../rulebook/rulebook.ts';

/** The codes of the rulebook that the organization counts by. */
export type OrganizationNames = {
  cellKinds: string[];
  grassrootsKinds: string[];
  residential: string;
  secretary: string;
  committeeMember: string;
  head: string;
  front: string;
  /** ownerships that count as outside the state */
  nonState: string[];
};

/** Reads from the rulebook which kinds are cells, which count as grassroots organizations, and the posts of a dual post. */
export function organizationNames(rulebook: Rulebook): OrganizationNames {
  const [headPair, frontPair] = rulebook.dualPosts;
  const village = rulebook.settings.find((s) => s.hasVillage);
  const cells = rulebook.unitKinds.filter((k) => k.isCell).map((k) => k.id);
  const committee = rulebook.posts.find((p) => p.role === 'committee' && p.at.some((kind) => cells.includes(kind)));
  return {
    cellKinds: cells,
    grassrootsKinds: rulebook.unitKinds.filter((k) => k.countsAsGrassrootsOrganization).map((k) => k.id),
    residential: village?.id ?? '',
    secretary: headPair?.posts[0] ?? '',
    committeeMember: committee?.id ?? '',
    head: headPair?.posts[1] ?? '',
    front: frontPair?.posts[1] ?? '',
    nonState: rulebook.committees.ownerships.filter((one) => one.nonState).map((one) => one.id),
  };
}
