import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type IndicatorGetInput, type IndicatorRecordsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import { inLanguage } from '../../web/language.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { indicatorId, paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { useName } from './declared.tsx';

export const handle: PageHandle = { title: (_t, data) => (data ? inLanguage(data.list.what) : '') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const [unit, id] = [params.unit ?? '', indicatorId(params.indicator ?? '')];
  const { on, from, tree, part, dimension, code, search, sort, after } = addressQuery(request);
  const [one, list] = await Promise.all([
    api.indicatorGet({ unit, id, on, from, tree } as IndicatorGetInput),
    api.indicatorRecords({
      ...{ unit, id, on, from, tree, part, dimension, search, sort, after },
      ...(dimension && { code: code ?? '' }),
    } as IndicatorRecordsInput),
  ]);
  return { one, list };
}

/** The records behind a number: as many as it says, each the way to its page. */
export default function IndicatorRecordsPage() {
  const { t } = useText();
  const name = useName();
  const { one, list } = useLoaderData<typeof loader>();
  const { current, unit } = one;
  const money = list.amount !== null;
  return (
    <Page
      title={name(list.what)}
      lead={
        <>
          <Name>{unit.name}</Name> ·{' '}
          {one.nature === 'flow'
            ? t('indicators.declared.period', { from: date(current.from), to: date(current.to) })
            : t('indicators.declared.as_of', { date: date(current.to) })}
        </>
      }
      crumbs={[
        { label: unit.name, to: paths.unit(unit.id) },
        { label: name(one.name), to: paths.indicator(unit.id, one.id) },
      ]}
    >
      <Filters filters={[{ kind: 'search', key: 'search', label: t('indicators.declared.search_records') }]} />
      {list.amount !== null && <p>{t('indicators.declared.amount', { amount: number(list.amount) })}</p>}
      <Table
        caption={name(list.what)}
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
    </Page>
  );
}
