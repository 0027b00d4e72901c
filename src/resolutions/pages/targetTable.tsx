import { date } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { TargetLine } from '../resolution.ts';
import { GoalText } from './goal.tsx';
import { MeasuredText } from './measuredText.tsx';

/** The targets of a resolution with their goals and how far they are. */
export function TargetTable({ targets }: { targets: readonly TargetLine[] }) {
  const { t } = useText();
  return (
    <Table
      caption={t('resolutions.record.targets')}
      rows={targets}
      rowKey={(target) => target.id}
      columns={[
        {
          key: 'indicator',
          header: t('resolutions.target.indicator'),
          cell: (target) => <Name>{target.indicator}</Name>,
        },
        { key: 'goal', header: t('resolutions.target.goal'), cell: (target) => <GoalText goal={target} /> },
        { key: 'deadline', header: t('resolutions.target.deadline'), cell: (target) => date(target.deadline) },
        {
          key: 'progress',
          header: t('resolutions.record.progress'),
          cell: (target) => <MeasuredText measured={target.progress} />,
        },
      ]}
    />
  );
}
