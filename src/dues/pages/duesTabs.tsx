import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Tabs } from '../../web/ui/tabs.tsx';

/** The pages of a unit's dues. Members pay at cells only; committees see what the units below did. */
export function DuesTabs({ unit, collects, year }: { unit: string; collects: boolean; year?: number }) {
  const { t } = useText();
  const thisYear = Number(session().today.slice(0, 4));
  return (
    <Tabs
      label={t('dues.tabs.label')}
      tabs={[
        ...(collects
          ? [{ label: t('dues.tabs.sheet'), to: paths.unitDues(unit) }]
          : [{ label: t('dues.tabs.units'), to: paths.duesUnits(unit) }]),
        { label: t('dues.tabs.arrears'), to: paths.duesArrears(unit) },
        { label: t('dues.tabs.remittances'), to: paths.duesRemittances(unit) },
        { label: t('dues.tabs.year'), to: paths.duesYear(unit, year ?? thisYear) },
        { label: t('dues.tabs.settings'), to: paths.duesSettings(unit) },
      ]}
    />
  );
}
