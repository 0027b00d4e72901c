/** The indicators of this module: members by what is recorded of them, and what became of them. */
import type { Filters, Indicator } from '../organization/measure.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Coded } from './measures.ts';

/** The parts of the heads that all committees are asked for, and what changed them. */
export function memberIndicators({ membership, committees }: Rulebook): Indicator[] {
  const heads = { measure: 'member.head' };
  const share = (what: string, filters: Filters): Indicator => ({
    id: `member.${what}`,
    group: 'members',
    text: `indicator.members.${what}`,
    form: 'share',
    numerator: { ...heads, filters },
    denominator: heads,
    better: null,
  });
  const number = (what: string, group: Indicator['group'], better: Indicator['better'] = null): Indicator => ({
    id: `member.${what}`,
    group,
    text: `measure.members.${what}`,
    form: 'number',
    numerator: { measure: `member.${what}` },
    better,
  });
  const told = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const by = (what: 'entered' | 'gone', { id, label }: Coded): Indicator => ({
    id: `member.${what}.${id}`,
    group: 'changes',
    label,
    form: 'number',
    numerator: { measure: `member.${what}`, filters: { reason: [id] } },
    better: null,
  });
  return [
    number('head', 'members'),
    ...(membership.statuses.length > 1 ? membership.statuses : []).map(
      ({ id, label }): Indicator => ({
        id: `member.status.${id}`,
        group: 'members',
        label,
        form: 'number',
        numerator: { ...heads, filters: { status: [id] } },
        better: null,
      }),
    ),
    share('female', { sex: [membership.counting.female] }),
    share('minority', { minority: ['yes'] }),
    share('educated', { education: told(membership.educationLevels) }),
    share('theory', { theory: told(membership.theoryLevels) }),
    share('non_state', { ownership: committees.ownerships.filter((one) => one.nonState).map(({ id }) => id) }),
    number('exempt', 'members'),
    number('guest', 'members'),
    number('entered', 'changes'),
    ...(membership.beginnings ?? []).map((one) => by('entered', one)),
    number('gone', 'changes'),
    ...membership.endings.map((one) => by('gone', one)),
  ];
}
