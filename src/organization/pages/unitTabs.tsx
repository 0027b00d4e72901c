import { useLocation } from 'react-router';
import type { UnitGetResult } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { type Tab, Tabs } from '../../web/ui/tabs.tsx';
import type { Translate } from '../../web/words.ts';
import { addresses } from './addresses.ts';

/** The pages of a unit's own record, in groups so that the line stays short; a group's pages stand in a second line. */
function groupsOf(unit: string, t: Translate): { label: string; pages: Tab[] }[] {
  const one = (label: string, to: string) => ({ label, pages: [{ label, to }] });
  return [
    one(t('organization.tabs.overview'), paths.unit(unit)),
    {
      label: t('organization.tabs.posts'),
      pages: [
        { label: t('organization.tabs.holders'), to: paths.unitPosts(unit) },
        { label: t('organization.tabs.terms'), to: paths.unitTerms(unit) },
        { label: t('organization.tabs.calendar'), to: paths.termCalendar(unit) },
        ...(may('meeting.read') ? [{ label: t('organization.tabs.elections'), to: paths.elections(unit) }] : []),
        { label: t('organization.tabs.vacancies'), to: paths.vacancies(unit) },
        { label: t('organization.tabs.duals'), to: paths.dualPosts(unit) },
        { label: t('organization.tabs.gaps'), to: paths.dualGaps(unit) },
      ],
    },
    {
      label: t('organization.tabs.work'),
      pages: [
        { label: t('organization.tabs.division'), to: paths.division(unit) },
        { label: t('organization.tabs.regulations'), to: paths.regulations(unit) },
      ],
    },
    ...(may('meeting.read')
      ? [
          {
            label: t('organization.tabs.visits'),
            pages: [
              { label: t('organization.tabs.visits'), to: paths.visits(unit) },
              { label: t('organization.tabs.quota'), to: paths.visitQuota(unit) },
              { label: t('organization.tabs.unvisited'), to: paths.unvisited(unit) },
            ],
          },
        ]
      : []),
    one(t('organization.tabs.history'), paths.unitHistory(unit)),
  ];
}

/** The tabs of a unit: its groups, and under them the pages of the group one is in. */
export function UnitTabs({ unit }: { unit: string }) {
  const { t } = useText();
  const { pathname } = useLocation();
  const groups = groupsOf(unit, t);
  const here = groups.find((group) => group.pages.some((page) => page.to === pathname));
  return (
    <>
      <Tabs
        label={t('organization.tabs.label')}
        // the group one is in is current on each of its pages
        tabs={groups.map((group) => ({
          label: group.label,
          to: group === here ? pathname : (group.pages[0]?.to ?? pathname),
        }))}
      />
      {here && here.pages.length > 1 && <Tabs label={here.label} tabs={here.pages} />}
    </>
  );
}

/** What the reader may change on the unit itself, and what else there is to see. */
export function useUnitActions(unit: Pick<UnitGetResult, 'id' | 'may' | 'closedOn'>): MenuAction[] {
  const { t } = useText();
  const seen: [string, MenuAction][] = [
    ['unit.read', { label: t('organization.more.terms'), icon: 'today', to: paths.termsUnder(unit.id) }],
    ['member.read', { label: t('organization.more.resignations'), icon: 'file', to: paths.resignations(unit.id) }],
    ['member.read', { label: t('organization.more.groups'), icon: 'unit', to: paths.partyGroups(unit.id) }],
    ['counts.read', { label: t('organization.more.ownership'), icon: 'unit', to: paths.ownership(unit.id) }],
  ];
  const offered: [string, MenuAction][] = [
    ['post.assign', { label: t('organization.more.appoint'), icon: 'plus', to: addresses.appoint(unit.id) }],
    ['unit.found', { label: t('organization.more.found'), icon: 'plus', to: addresses.found(unit.id) }],
    ['unit.edit', { label: t('organization.more.change'), icon: 'unit', to: addresses.change(unit.id) }],
    ['unit.edit', { label: t('organization.more.letterhead'), icon: 'file', to: addresses.letterhead(unit.id) }],
  ];
  return [...(unit.closedOn ? [] : offered), ...seen]
    .filter(([capability]) => unit.may.includes(capability) || unit.may.includes('*'))
    .map(([, action]) => action);
}
