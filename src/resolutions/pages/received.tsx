import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { ReceivedState } from './resolutionState.tsx';
import { ResolutionTabs } from './resolutionTabs.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.received.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { acknowledged, planned, search, after } = addressQuery(request);
  return await api.recipientList({
    unit: params.unit ?? '',
    search,
    after,
    ...(acknowledged && { acknowledged: acknowledged === 'true' }),
    ...(planned && { planned: planned === 'true' }),
  });
}

/** What a unit and the units below received: the records behind the counts of an overview. */
export default function ReceivedPage() {
  const { t, lang } = useText();
  const { unit = '' } = useParams();
  const page = useLoaderData<typeof loader>();
  const yesNo = [
    { value: 'true', label: t('resolutions.received.yes') },
    { value: 'false', label: t('resolutions.received.no') },
  ];
  return (
    <Page title={t('resolutions.received.title')}>
      <ResolutionTabs unit={unit} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('resolutions.list.subject') },
          {
            kind: 'choice',
            key: 'acknowledged',
            label: capitalized(t('resolutions.state.acknowledged'), lang),
            options: yesNo,
          },
          { kind: 'choice', key: 'planned', label: capitalized(t('resolutions.state.planned'), lang), options: yesNo },
        ]}
      />
      <Table
        caption={t('resolutions.received.title')}
        rows={page.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.resolution(line.resolution.id)}
        columns={[
          { key: 'title', header: t('resolutions.list.subject'), cell: (line) => <Name>{line.resolution.title}</Name> },
          { key: 'unit', header: t('resolutions.received.by'), cell: (line) => <Name>{line.unit.name}</Name> },
          { key: 'issuer', header: t('resolutions.list.issuer'), cell: (line) => <Name>{line.issuerName}</Name> },
          { key: 'on', header: t('resolutions.list.on'), cell: (line) => date(line.issuedOn) },
          { key: 'state', header: t('resolutions.list.state'), cell: (line) => <ReceivedState line={line} /> },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('resolutions.recipients.empty')}>{t('resolutions.recipients.empty_hint')}</Empty>}
      />
    </Page>
  );
}
