/** Under which heading an indicator stands in the catalogue, in its order. Shared with the browser. */
export const GROUPS = [
  'members',
  'changes',
  'units',
  'posts',
  'meetings',
  'work',
  'admissions',
  'dues',
  'honours',
  'cases',
  'residence',
  'village',
  'own',
] as const;
export type Group = (typeof GROUPS)[number];
