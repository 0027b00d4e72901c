/** What the pages of counts may ask for; shared with the browser. */

/** Numbers that stand for each unit directly below. */
export const CHILD_MEASURES = [
  'members',
  'official',
  'probationary',
  'female',
  'minority',
  'grassroots',
  'cells',
  'committee',
  'head_member',
  'dual',
  'dual_head',
  'dual_front',
  'meetings',
  'attendance',
] as const;
export type ChildMeasure = (typeof CHILD_MEASURES)[number];

/** By what the members are divided. `age` is told by the year of birth: who has his birthday later this year counts with the older ones. */
export const BREAKDOWNS = ['sex', 'status', 'age', 'ethnicity', 'education', 'theory'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];
