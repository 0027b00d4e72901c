import type { UnitGetResult } from '../../../gen/client.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import type { MenuAction } from '../../web/ui/menu.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';
import { addresses } from './addresses.ts';

/** The pages of a unit's own record. */
export function UnitTabs({ unit }: { unit: string }) {
  const { t } = useText();
  return (
    <Tabs
      label={t('organization.tabs.label')}
      tabs={[
        { label: t('organization.tabs.overview'), to: paths.unit(unit) },
        { label: t('organization.tabs.posts'), to: paths.unitPosts(unit) },
        { label: t('organization.tabs.history'), to: paths.unitHistory(unit) },
      ]}
    />
  );
}

/** What the reader may change on the unit itself. */
export function useUnitActions(unit: Pick<UnitGetResult, 'id' | 'may' | 'closedOn'>): MenuAction[] {
  const { t } = useText();
  if (unit.closedOn) return [];
  const offered: [string, MenuAction][] = [
    ['unit.found', { label: t('organization.more.found'), icon: 'plus', to: addresses.found(unit.id) }],
    ['unit.edit', { label: t('organization.more.change'), icon: 'unit', to: addresses.change(unit.id) }],
    ['unit.edit', { label: t('organization.more.letterhead'), icon: 'file', to: addresses.letterhead(unit.id) }],
  ];
  return offered.filter(([capability]) => unit.may.includes(capability)).map(([, action]) => action);
}
