import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type VisitMissingInput } from '../../../gen/client.ts';
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
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.unvisited.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<VisitMissingInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.visitMissing({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Cells that nobody in charge visited in a period; without one, since the year began. */
export default function UnvisitedPage() {
  const { t } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.unvisited.lead', { from: date(lines.from), to: date(lines.to) })}
      more={useUnitActions(unit)}
    >
      <UnitTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('organization.lists.search') },
          { kind: 'date', key: 'from', label: t('organization.posts.from') },
          { kind: 'date', key: 'to', label: t('organization.posts.to') },
        ]}
      />
      <Table
        caption={t('organization.tabs.unvisited')}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.visits(line.unitId)}
        columns={[
          {
            key: 'name',
            header: t('organization.lists.unit'),
            cell: (line) => <Name>{line.unitName}</Name>,
            sortable: true,
          },
          {
            key: 'overseers',
            header: t('organization.overseers.title'),
            cell: (line) => (line.overseers ? <Name>{line.overseers}</Name> : t('organization.unvisited.nobody')),
          },
          {
            key: 'last',
            header: t('organization.unvisited.last'),
            cell: (line) => (line.lastOn ? date(line.lastOn) : t('organization.unvisited.never')),
            sortable: true,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.unvisited.none')}>{t('organization.unvisited.none_hint')}</Empty>}
      />
    </Page>
  );
}
