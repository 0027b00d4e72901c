import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { NumberLink } from '../../web/ui/figures.tsx';
import { Section } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { PlanRecord, ReorganizationRecord } from '../reorganization.ts';

type Kind = PlanRecord['work'][number];

const mustColumn = (t: (key: string) => string): Column<Kind> => ({
  key: 'must',
  header: t('reorganization.list.state'),
  cell: (each) =>
    each.mustEnd > 0 && (
      <StateBadge state="overdue">
        {t('reorganization.work.must_end')} ({each.mustEnd})
      </StateBadge>
    ),
});

/** How much of each kind of work is handed over, and what of it must end before. */
export function WorkByKind({ record, plan }: { record: ReorganizationRecord; plan: PlanRecord }) {
  const { t } = useText();
  if (plan.work.length === 0) return null;
  return (
    <Section title={t('reorganization.tab.work')}>
      <Table
        caption={t('reorganization.tab.work')}
        rows={plan.work}
        rowKey={(each) => each.kind}
        columns={[
          { key: 'kind', header: t('reorganization.work.kind'), cell: (each) => t(`openWork.${each.kind}`) },
          {
            key: 'n',
            header: t('reorganization.plan.work'),
            numeric: true,
            cell: (each) => <NumberLink value={each.n} to={paths.reorganizationWork(record.id, { kind: each.kind })} />,
          },
          ...(plan.work.some(({ mustEnd }) => mustEnd > 0) ? [mustColumn(t)] : []),
        ]}
      />
    </Section>
  );
}
