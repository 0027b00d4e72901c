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

/** So many units below stand on an overview; the others are one link away. */
export const SHOWN = 15;

type Work = Record<'members' | 'cells' | 'met' | 'planned' | 'received' | 'acknowledged' | 'overdue', number | null> & {
  hasSecretary: boolean | null;
};

/** Those with most missing first (no head, no meeting, no plan, not acknowledged, tasks late); otherwise in the order given. */
export function missingFirst<T extends Work>(units: readonly T[]): T[] {
  const lack = (done: number | null, of: number | null) => Number((done ?? 0) < (of ?? 0));
  const kinds = (unit: T) =>
    Number(unit.hasSecretary === false) +
    lack(unit.met, unit.cells) +
    lack(unit.planned, unit.cells) +
    lack(unit.acknowledged, unit.received) +
    Number((unit.overdue ?? 0) > 0);
  return units.toSorted((a, b) => kinds(b) - kinds(a) || (b.overdue ?? 0) - (a.overdue ?? 0));
}

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
