import { useState } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type DuesRemittancesInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Button } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { DuesTabs } from './duesTabs.tsx';
import { money } from './money.ts';
import { RemitDialog } from './remit.tsx';
import { Between, SlipState } from './slipParts.tsx';
import { yearFilter } from './years.ts';
import './dues.css';

export const handle: PageHandle = { title: (t, data) => t('dues.slips.title', { unit: data?.settings.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { year, ...asked } = addressQuery(request) as Omit<DuesRemittancesInput, 'unit' | 'year'> & { year?: string };
  const [settings, slips, coming] = await Promise.all([
    api.duesSettings({ unit }),
    api.duesRemittances({ unit, ...asked, ...(year && { year: Number(year) }) }),
    api.duesNextRemittance({ unit }),
  ]);
  return { settings, slips, coming, unit };
}

/** What lies here undivided, and every slip of this unit and below. */
export default function RemittancesPage() {
  const { t } = useText();
  const { settings, slips, coming, unit } = useLoaderData<typeof loader>();
  const [sending, setSending] = useState(false);
  const because = coming.may['dues.remit'] ?? [];
  const mayAtAll = !because.some((reason) => reason.code === 'right.missing');
  return (
    <Page
      title={t('dues.tabs.remittances')}
      lead={
        <>
          <Name>{settings.unit.name}</Name> · {t('dues.slips.lead')}
        </>
      }
    >
      <DuesTabs unit={unit} collects={settings.collects} />
      <Section title={t('dues.slips.coming')}>
        <Facts
          facts={[
            coming.fromMonth !== null && {
              label: t('dues.slip.between'),
              value: <Between from={coming.fromMonth} to={coming.toMonth ?? coming.fromMonth} />,
            },
            { label: t('dues.slip.own'), value: money(coming.own) },
            { label: t('dues.slip.received'), value: money(coming.received) },
            coming.kept !== null && {
              label: t('dues.slip.kept_of', { percent: coming.percent ?? 0 }),
              value: money(coming.kept),
            },
            coming.remitted !== null && {
              label: t('dues.slip.remitted'),
              value: <strong>{money(coming.remitted)}</strong>,
            },
          ]}
        />
        {mayAtAll && (
          <div className="dues-do">
            <Button look="primary" because={because} onClick={() => setSending(true)}>
              {t('dues.slips.send')}
            </Button>
          </div>
        )}
      </Section>
      <Section title={t('dues.slips.list')}>
        <Filters
          filters={[
            {
              kind: 'choice',
              key: 'of',
              label: t('dues.slips.of'),
              options: [
                { value: 'own', label: t('dues.slips.own') },
                { value: 'incoming', label: t('dues.slips.incoming') },
              ],
            },
            {
              kind: 'choice',
              key: 'state',
              label: t('dues.slip.state'),
              options: (['sent', 'confirmed', 'returned'] as const).map((value) => ({
                value,
                label: t(`dues.slip.state_${value}`),
              })),
            },
            yearFilter(t),
          ]}
        />
        <Table
          caption={t('dues.slips.list')}
          rows={slips.items}
          rowKey={(slip) => slip.id}
          rowLink={(slip) => paths.duesSlip(slip.id)}
          sort="-sent_on"
          columns={[
            { key: 'unit', header: t('dues.slips.from'), cell: (slip) => <Name>{slip.unit.name}</Name> },
            { key: 'number', header: t('dues.slip.number'), cell: (slip) => slip.number },
            {
              key: 'between',
              header: t('dues.slip.between'),
              cell: (slip) => <Between from={slip.fromMonth} to={slip.toMonth} />,
            },
            { key: 'kept', header: t('dues.year.kept'), numeric: true, cell: (slip) => money(slip.kept), wide: true },
            {
              key: 'remitted',
              header: t('dues.year.remitted'),
              numeric: true,
              cell: (slip) => money(slip.remitted),
            },
            { key: 'sent_on', header: t('dues.slip.sent_on'), cell: (slip) => date(slip.sentOn), sortable: true },
            { key: 'state', header: t('dues.slip.state'), cell: (slip) => <SlipState slip={slip} /> },
          ]}
          total={slips.total}
          next={slips.next}
          empty={<Empty title={t('dues.slips.none')}>{t('dues.slips.none_hint')}</Empty>}
        />
      </Section>
      {sending && <RemitDialog unit={unit} coming={coming} onClose={() => setSending(false)} />}
    </Page>
  );
}
