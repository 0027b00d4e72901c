import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';

/** The pages of a unit: what its cells write of those who live there, and what is written of its own members. */
export function ResidenceTabs({ unit, above }: { unit: string; above: boolean }) {
  const { t } = useText();
  return (
    <Tabs
      label={t('residence.tabs.label')}
      tabs={[
        { label: t('residence.tabs.rounds'), to: paths.residence(unit) },
        { label: t('residence.tabs.introduced'), to: paths.residenceIntroduced(unit) },
        ...(above ? [{ label: t('residence.tabs.homes'), to: paths.residenceHomes(unit) }] : []),
        { label: t('residence.tabs.members'), to: paths.residenceMembers(unit) },
        { label: t('residence.tabs.received'), to: paths.residenceReceived(unit) },
      ]}
    />
  );
}
