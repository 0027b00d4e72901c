import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { addresses } from './addresses.ts';
import { QueryTabs } from './queryTabs.tsx';

/** The parts of a unit's work with resolutions. */
export function ResolutionTabs({ unit }: { unit: string }) {
  const { t } = useText();
  return (
    <QueryTabs
      param="box"
      label={t('resolutions.list.title')}
      tabs={[
        { label: t('resolutions.list.own'), to: paths.unitResolutions(unit) },
        { label: t('resolutions.list.received'), to: paths.unitResolutions(unit, { box: 'received' }) },
        { label: t('resolutions.list.below'), to: paths.received(unit) },
        { label: t('resolutions.coverage.title'), to: addresses.coverage(unit) },
        { label: t('resolutions.checks.title'), to: paths.checks(unit) },
        { label: t('resolutions.record.theme'), to: paths.theme(unit, Number(session().today.slice(0, 4))) },
      ]}
    />
  );
}
