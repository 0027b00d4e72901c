import { date, listed } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { CorrectionLine } from '../period.ts';

/** Dated corrections of frozen numbers, at the unit and below. */
export function CorrectionTable({
  lines,
  names,
  total,
  next,
}: {
  lines: CorrectionLine[];
  /** what the numbers are called, by what a correction names */
  names: ReadonlyMap<string, string>;
  total: number;
  next: string | null;
}) {
  const { t } = useText();
  return (
    <Table
      caption={t('periods.corrections.title')}
      rows={lines}
      rowKey={({ id }) => id}
      total={total}
      next={next}
      columns={[
        {
          key: 'number',
          header: t('periods.corrections.number'),
          cell: (line) => names.get(line.measure) ?? line.measure,
        },
        {
          key: 'change',
          header: t('periods.corrections.change'),
          numeric: true,
          cell: (line) => t('periods.corrections.change_of', { was: line.was, becomes: line.becomes }),
        },
        { key: 'unit', header: t('periods.corrections.unit'), cell: (line) => <Name>{line.unit.name}</Name> },
        {
          key: 'why',
          header: t('periods.corrections.why'),
          cell: (line) => (
            <>
              <bdi>{line.reason}</bdi>
              {line.source === 'closing' && <> ({t('periods.corrections.by_closing')})</>}
            </>
          ),
        },
        {
          key: 'made',
          header: t('periods.corrections.made'),
          cell: (line) => listed([date(line.made.on), line.made.name]),
        },
      ]}
    />
  );
}
