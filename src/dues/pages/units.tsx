import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type DuesUnitsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { DuesTabs } from './duesTabs.tsx';
import { yearFilter } from './years.ts';

export const handle: PageHandle = { title: (t, data) => t('dues.units.title', { unit: data?.settings.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { year, ...asked } = addressQuery(request) as Omit<DuesUnitsInput, 'unit' | 'year'> & { year?: string };
  const [settings, lines] = await Promise.all([
    api.duesSettings({ unit }),
    api.duesUnits({ unit, ...asked, ...(year && { year: Number(year) }) }),
  ]);
  return { settings, lines, unit };
}

/** What each unit below collected and sent in a year, and what is missing. */
export default function DuesUnitsPage() {
  const { t } = useText();
  const { settings, lines, unit } = useLoaderData<typeof loader>();
  return (
    <Page title={t('dues.units.lead', { year: String(lines.year) })} lead={<Name>{settings.unit.name}</Name>}>
      <DuesTabs unit={unit} collects={settings.collects} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('dues.units.unit') },
          {
            kind: 'choice',
            key: 'missing',
            label: t('dues.units.missing'),
            wide: true,
            options: [
              { value: 'month', label: t('dues.units.missing_month', { month: month(lines.month) }) },
              { value: 'slip', label: t('dues.units.missing_slip') },
            ],
          },
          yearFilter(t),
        ]}
      />
      <p className="small quiet">{t('dues.year.in_currency')}</p>
      <Table
        caption={t('dues.tabs.units')}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.duesYear(line.id, lines.year)}
        columns={[
          { key: 'name', header: t('dues.units.unit'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          {
            key: 'closed',
            header: t('dues.units.closed'),
            numeric: true,
            cell: (line) => number(line.closedMonths),
          },
          {
            key: 'last',
            header: t('dues.units.last'),
            cell: (line) => line.lastClosed && month(line.lastClosed),
            wide: true,
          },
          {
            key: 'collected',
            header: t('dues.year.collected'),
            numeric: true,
            sortable: true,
            cell: (line) => line.collected !== 0 && number(line.collected),
          },
          {
            key: 'remitted',
            header: t('dues.year.remitted'),
            numeric: true,
            cell: (line) => line.remitted !== 0 && number(line.remitted),
          },
          {
            key: 'unsent',
            header: t('dues.units.unsent'),
            numeric: true,
            sortable: true,
            cell: (line) => line.unsent !== 0 && number(line.unsent),
          },
          {
            key: 'settled',
            header: t('dues.units.settled'),
            cell: (line) => line.settled && <StateBadge state="done">{t('dues.year.settled_short')}</StateBadge>,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('dues.units.none')}>{t('dues.units.none_hint')}</Empty>}
      />
    </Page>
  );
}
