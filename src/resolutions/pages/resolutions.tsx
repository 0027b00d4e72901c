import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api, type ResolutionListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { type Column, Table } from '../../web/ui/table.tsx';
import type { ResolutionLine } from '../resolution.ts';
import { ResolutionState } from './resolutionState.tsx';
import { ResolutionTabs } from './resolutionTabs.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.list.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { box, state, year, search, sort, after } = addressQuery(request);
  const filter = {
    box,
    state,
    search,
    sort,
    after,
    ...(year && { year: Number(year) }),
  } as Partial<ResolutionListInput>;
  return await api.resolutionList({ unit: params.unit ?? '', ...filter });
}

/** A unit's resolutions: those it issued, and those it received. */
export default function ResolutionsPage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const page = useLoaderData<typeof loader>();
  const received = useAddress().get('box') === 'received';
  const draft = may('resolution.draft') && !received && (
    <LinkButton look="primary" to={paths.newResolution(unit)}>
      {t('resolutions.list.draft')}
    </LinkButton>
  );
  const states = received
    ? [
        { value: 'waiting', label: t('resolutions.state.waiting') },
        { value: 'acknowledged', label: t('resolutions.state.acknowledged') },
        { value: 'planned', label: t('resolutions.state.planned') },
      ]
    : [
        { value: 'draft', label: t('resolutions.state.draft') },
        { value: 'issued', label: t('resolutions.state.issued') },
        { value: 'annulled', label: t('resolutions.state.annulled') },
      ];
  return (
    <Page title={t('resolutions.list.title')} action={draft}>
      <ResolutionTabs unit={unit} />
      <Filters
        filters={[
          { kind: 'choice', key: 'state', label: t('resolutions.list.state'), options: states },
          { kind: 'search', key: 'search', label: t('resolutions.list.subject') },
          { kind: 'search', key: 'year', label: t('resolutions.list.year') },
        ]}
      />
      <Table
        caption={t('resolutions.list.title')}
        rows={page.items as ResolutionLine[]}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.resolution(line.id)}
        columns={columnsOf(t, received)}
        total={page.total}
        next={page.next}
        empty={
          <Empty title={t(received ? 'resolutions.list.empty_received' : 'resolutions.list.empty')}>
            {t(received ? 'resolutions.list.empty_received_hint' : 'resolutions.list.empty_hint')}
          </Empty>
        }
      />
    </Page>
  );
}

function columnsOf(t: (key: string) => string, received: boolean): Column<ResolutionLine>[] {
  return [
    { key: 'title', header: t('resolutions.list.subject'), cell: (line) => <Name>{line.title}</Name>, sortable: true },
    {
      key: 'number',
      header: t('resolutions.list.number'),
      cell: (line) => (line.numberText ? <Name>{line.numberText}</Name> : '–'),
    },
    {
      key: 'day',
      sortable: true,
      header: t('resolutions.list.on'),
      cell: (line) => (line.issuedOn ? date(line.issuedOn) : '–'),
    },
    ...(received
      ? [
          {
            key: 'issuer',
            header: t('resolutions.list.issuer'),
            cell: (line: ResolutionLine) => <Name>{line.issuer.name}</Name>,
          },
        ]
      : []),
    {
      key: 'state',
      header: t('resolutions.list.state'),
      cell: (line) => <ResolutionState line={line} />,
      sortable: true,
    },
  ];
}
