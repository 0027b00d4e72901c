import { useText } from '../../web/text.tsx';
import type { Filter } from '../../web/ui/filters.tsx';
import { optionsOf } from './options.ts';

/** What the list can be narrowed by; what only tells units apart is left out where there is one. */
export function useMemberFilters(manyUnits: boolean, groups: readonly { id: string; name: string }[]): Filter[] {
  const { t, lang } = useText();
  const choice = (key: string, label: string, options: { value: string; label: string }[]): Filter => ({
    kind: 'choice',
    key,
    label,
    options,
  });
  const statuses = optionsOf('statuses', lang);
  return [
    { kind: 'search', key: 'search', label: t('members.list.search') },
    ...(statuses.length > 1 ? [choice('status', t('members.fact.status'), statuses)] : []),
    choice('sex', t('members.fact.sex'), optionsOf('sexes', lang)),
    choice('ethnicity', t('members.fact.ethnicity'), optionsOf('ethnicities', lang)),
    choice('post', t('members.fact.post'), optionsOf('posts', lang)),
    choice('mark', t('members.fact.mark'), optionsOf('marks', lang)),
    choice('sector', t('members.employers.sector'), [
      { value: 'non_state', label: t('members.employers.non_state') },
      { value: 'foreign', label: t('members.employers.foreign') },
    ]),
    choice('occupation', t('members.work.as'), optionsOf('occupations', lang)),
    choice('studies', t('members.list.studies'), [{ value: 'yes', label: t('members.list.studies_yes') }]),
    choice('ownership', t('members.work.ownership'), optionsOf('ownerships', lang)),
    { kind: 'search', key: 'employer', label: t('members.work.employer') },
    choice('group', t('members.group.title'), optionsOf('handGroups', lang)),
    ...(groups.length > 0 || (manyUnits && optionsOf('groupOffices', lang).length > 0)
      ? [
          choice('partyGroup', t('members.groups.one'), [
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
            { value: 'any', label: t('members.groups.in_any') },
            { value: 'none', label: t('members.groups.in_none') },
          ]),
        ]
      : []),
    choice('seat', t('members.fact.seat'), [
      { value: 'own', label: t('members.fact.own_seat') },
      { value: 'guest', label: t('members.fact.guest') },
    ]),
    ...(manyUnits
      ? [
          choice('setting', t('members.fact.setting'), optionsOf('settings', lang)),
          choice('dual', t('members.fact.dual'), [
            { value: 'any', label: t('members.fact.dual_any') },
            { value: 'none', label: t('members.fact.dual_none') },
            ...optionsOf('dualPosts', lang),
          ]),
        ]
      : []),
  ];
}
