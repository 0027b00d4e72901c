import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type DuesArrearsInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { month, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { RuleLink } from '../../web/ui/citation.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { DuesTabs } from './duesTabs.tsx';
import { money } from './money.ts';
import { yearFilter } from './years.ts';

export const handle: PageHandle = { title: (t, data) => t('dues.arrears.title', { unit: data?.settings.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { year, ...asked } = addressQuery(request) as Omit<DuesArrearsInput, 'unit' | 'year'> & { year?: string };
  const [settings, lines] = await Promise.all([
    api.duesSettings({ unit }),
    api.duesArrears({ unit, ...asked, ...(year && { year: Number(year) }) }),
  ]);
  return { settings, lines, unit };
}

/** Members with closed months unpaid, and which of them the rule names. */
export default function ArrearsPage() {
  const { t } = useText();
  const { settings, lines, unit } = useLoaderData<typeof loader>();
  return (
    <Page title={t('dues.arrears.lead', { year: String(lines.year) })} lead={<Name>{settings.unit.name}</Name>}>
      <DuesTabs unit={unit} collects={settings.collects} />
      {lines.months !== null && lines.rule !== null && (
        <div className="page-notice">
          <Notice>
            {t('dues.arrears.signal_note', { count: lines.months })} <RuleLink rule={lines.rule} />
          </Notice>
        </div>
      )}
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('dues.sheet.name') },
          {
            kind: 'choice',
            key: 'signal',
            label: t('dues.arrears.signal'),
            options: [{ value: 'yes', label: t('dues.arrears.signal_only') }],
          },
          yearFilter(t),
        ]}
      />
      <Table
        caption={t('dues.tabs.arrears')}
        rows={lines.items}
        rowKey={(line) => `${line.personId} ${line.unit.id}`}
        rowLink={(line) => paths.memberDues(line.personId, { year: String(lines.year) })}
        sort="-months"
        columns={[
          { key: 'name', header: t('dues.sheet.name'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          { key: 'unit', header: t('dues.units.unit'), cell: (line) => <Name>{line.unit.name}</Name> },
          {
            key: 'months',
            header: t('dues.arrears.months'),
            numeric: true,
            sortable: true,
            cell: (line) => number(line.months),
          },
          {
            key: 'between',
            header: t('dues.arrears.between'),
            cell: (line) =>
              line.first === line.last
                ? month(line.first)
                : t('dues.arrears.from_to', { from: month(line.first), to: month(line.last) }),
          },
          {
            key: 'owed',
            header: t('dues.arrears.owed'),
            numeric: true,
            sortable: true,
            cell: (line) => money(line.owed),
          },
          {
            key: 'signal',
            header: t('dues.arrears.signal'),
            cell: (line) => line.signal && <StateBadge state="overdue">{t('dues.arrears.signalled')}</StateBadge>,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('dues.arrears.none')}>{t('dues.arrears.none_hint')}</Empty>}
      />
    </Page>
  );
}
