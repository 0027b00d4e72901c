import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { UnheardLine } from '../item.ts';

export const handle: PageHandle = { title: (t) => t('meetings.unheard.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { below, after } = addressQuery(request);
  const page = (await api.agendaUnheard({ unit, ...(below === 'no' && { below: false }), after })) as {
    items: UnheardLine[];
    total: number;
    next: string | null;
  };
  return { unit, page };
}

/** Resolutions a unit and those below received and never had on the agenda of a meeting. */
export default function UnheardPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t('meetings.unheard.title')}
      lead={t('meetings.unheard.lead')}
      crumbs={[{ label: t('meetings.list.title'), to: paths.unitMeetings(unit) }]}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'below',
            label: t('meetings.unheard.range'),
            options: [{ value: 'no', label: t('meetings.unheard.only_here') }],
          },
        ]}
      />
      <Table
        caption={t('meetings.unheard.title')}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.resolution(line.resolution.id)}
        columns={[
          {
            key: 'title',
            header: t('meetings.unheard.resolution'),
            cell: (line) => <bdi>{`${line.resolution.numberText} – ${line.resolution.title}`}</bdi>,
          },
          { key: 'unit', header: t('meetings.list.unit'), cell: (line) => <bdi>{line.unit.name}</bdi> },
          { key: 'issuer', header: t('meetings.unheard.issuer'), cell: (line) => <bdi>{line.issuerName}</bdi> },
          { key: 'on', header: t('meetings.unheard.issued'), cell: (line) => date(line.issuedOn) },
          {
            key: 'read',
            header: t('meetings.list.state'),
            cell: (line) => (
              <StateBadge state={line.acknowledged ? 'information' : 'due'}>
                {t(line.acknowledged ? 'meetings.unheard.read' : 'meetings.unheard.unread')}
              </StateBadge>
            ),
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('meetings.unheard.empty')}>{t('meetings.unheard.empty_hint')}</Empty>}
      />
    </Page>
  );
}
