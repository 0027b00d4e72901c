import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type PublicationListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { PUBLICATION_STATES, type PublicationLine } from '../publication.ts';
import { PublicationBadge } from './state.tsx';

export const handle: PageHandle = { title: (t) => t('publications.list.title') };

/** How many years back a list can be narrowed to. */
const YEARS = 6;

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { year, ...asked } = addressQuery(request);
  return await api.publicationList({
    unit: params.unit ?? '',
    ...asked,
    ...(year && { year: Number(year) }),
  } as PublicationListInput);
}

/** The tables that a unit publishes, those of the units below it, or those from above. */
export default function PublicationsPage() {
  const { t } = useText();
  const address = useAddress();
  const { items, total, next, unit, mayDraft } = useLoaderData<typeof loader>();
  const thisYear = Number(session().today.slice(0, 4));
  const states = PUBLICATION_STATES.filter((state) => mayDraft || !['draft', 'discarded'].includes(state));
  const draft = mayDraft ? (
    <LinkButton look="primary" to={paths.newPublication(unit.id)}>
      {t('publications.list.new')}
    </LinkButton>
  ) : undefined;
  return (
    <Page
      title={t('publications.list.title')}
      lead={<Name>{unit.name}</Name>}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={draft}
    >
      <p>{t('publications.list.lead')}</p>
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('publications.list.search') },
          {
            kind: 'choice',
            key: 'box',
            label: t('publications.list.box'),
            options: [
              { value: 'below', label: t('publications.list.box_below') },
              { value: 'above', label: t('publications.list.box_above') },
            ],
            all: t('publications.list.box_own'),
          },
          {
            kind: 'choice',
            key: 'state',
            label: t('publications.list.state'),
            options: states.map((value) => ({ value, label: t(`publications.state.${value}`) })),
          },
          {
            kind: 'choice',
            key: 'year',
            label: t('publications.list.year'),
            options: Array.from({ length: YEARS }, (_, i) => String(thisYear - i)).map((value) => ({
              value,
              label: value,
            })),
          },
        ]}
      />
      <Table
        caption={t('publications.list.title')}
        rows={items as PublicationLine[]}
        rowKey={({ id }) => id}
        rowLink={({ id }) => paths.publication(id)}
        columns={[
          {
            key: 'title',
            header: t('publications.list.name'),
            cell: ({ title }) => <Name>{title}</Name>,
            sortable: true,
          },
          { key: 'on_day', header: t('publications.list.day'), cell: ({ on }) => date(on), sortable: true },
          {
            key: 'state',
            header: t('publications.list.state'),
            cell: ({ state, edition }) => (
              <>
                <PublicationBadge state={state} />
                {edition > 1 && <span className="quiet"> · {t('publications.list.edition', { edition })}</span>}
              </>
            ),
          },
          { key: 'lines', header: t('publications.list.lines'), numeric: true, cell: ({ lines }) => number(lines) },
          // of this unit alone the title says whose they are
          ...(address.get('box') === undefined
            ? []
            : [
                {
                  key: 'unit',
                  header: t('publications.list.unit'),
                  cell: (line: PublicationLine) => <Name>{line.unit.name}</Name>,
                },
              ]),
          {
            key: 'published',
            header: t('publications.list.published'),
            cell: ({ published }) =>
              published && t('publications.list.by', { date: date(published.on), name: published.name }),
          },
        ]}
        total={total}
        next={next}
        empty={
          <Empty title={t('publications.list.empty')}>
            <p>{t('publications.list.empty_hint')}</p>
          </Empty>
        }
      />
    </Page>
  );
}
