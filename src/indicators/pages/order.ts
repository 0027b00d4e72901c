/** Which numbers stand first on an overview. Pure. */
import type { Indicator } from '../indicator.ts';

export const GROUPS = ['members', 'units', 'posts', 'work', 'tasks'] as const;
export const GROUP_WORDS = {
  members: 'indicators.group.members',
  units: 'indicators.group.units',
  posts: 'indicators.group.posts',
  work: 'indicators.group.work',
  tasks: 'indicators.group.tasks',
};

const BRANCH = ['members', 'grassroots', 'cells', 'tasks_overdue', 'meetings', 'with_plan', 'acknowledged', 'dual'];
const BRANCH_PAST = ['members', 'grassroots', 'cells', 'committee', 'head_member', 'dual'];
const LEAF = [
  'members',
  'official',
  'probationary',
  'tasks_open',
  'tasks_overdue',
  'meetings',
  'acknowledged',
  'planned',
];

/**
 * The six to eight that matter, in their order, and the others. A unit without units below counts no units: whether it has a
 * committee or a dual post stands among its posts.
 */
export function chosen(
  numbers: readonly Indicator[],
  { leaf, past }: { leaf: boolean; past: boolean },
): { first: Indicator[]; rest: Indicator[] } {
  const keys = leaf ? LEAF : past ? BRANCH_PAST : BRANCH;
  const kept = leaf
    ? numbers.filter((number) => !['units', 'posts'].includes(number.group) && number.key !== 'with_plan')
    : numbers;
  return {
    first: keys.flatMap((key) => kept.filter((number) => number.key === key)),
    rest: kept.filter((number) => !keys.includes(number.key)),
  };
}
