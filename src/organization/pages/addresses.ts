/** Addresses of the unit's forms; those other modules link to are in web/paths.ts. */
export const addresses = {
  newPost: (unit: string, post?: string) => `/units/${unit}/posts/new${post ? `?post=${post}` : ''}`,
  newOverseer: (unit: string) => `/units/${unit}/overseers/new`,
  found: (unit: string) => `/units/${unit}/found`,
  change: (unit: string) => `/units/${unit}/change`,
  letterhead: (unit: string) => `/units/${unit}/letterhead`,
} as const;
