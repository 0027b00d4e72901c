import type { IndicatorRecordsResult } from '../../../gen/client.ts';
import { date, number } from '../../web/format.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Table } from '../../web/ui/table.tsx';

/** The records behind a number, searched and sorted by the address: each the way to its page. */
export function RecordTable({ caption, list }: { caption: string; list: Omit<IndicatorRecordsResult, 'what'> }) {
  const { t } = useText();
  const money = list.amount !== null;
  return (
    <>
      <Filters filters={[{ kind: 'search', key: 'search', label: t('indicators.declared.search_records') }]} />
      {list.amount !== null && <p>{t('indicators.declared.amount', { amount: number(list.amount) })}</p>}
      <Table
        caption={caption}
        rows={list.items}
        rowKey={(row) => `${row.id} ${row.day}`}
        rowLink={(row) => row.link ?? undefined}
        columns={[
          {
            key: 'name',
            header: t('indicators.declared.record'),
            cell: (row) => <Name>{row.label}</Name>,
            sortable: true,
          },
          {
            key: 'unit',
            header: t('indicators.declared.unit'),
            cell: (row) => <Name>{row.unitName}</Name>,
            sortable: true,
          },
          { key: 'day', header: t('indicators.declared.day'), cell: (row) => row.day && date(row.day), sortable: true },
          ...(money
            ? [
                {
                  key: 'amount',
                  header: t('indicators.declared.sum'),
                  numeric: true,
                  cell: (row: (typeof list.items)[number]) => row.amount !== null && number(row.amount),
                },
              ]
            : []),
        ]}
        sort="unit"
        total={list.total}
        next={list.next}
        empty={<Empty title={t('indicators.declared.no_records')}>{t('indicators.declared.no_records_hint')}</Empty>}
      />
    </>
  );
}
