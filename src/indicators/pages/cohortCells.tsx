import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { COHORTS } from '../cohort.ts';
import { periodOf } from './period.ts';

const WORDS = {
  dual: 'indicators.cohorts.dual',
  single: 'indicators.cohorts.single',
  changed: 'indicators.cohorts.changed',
  vacant: 'indicators.cohorts.vacant',
} as const;

export const handle: PageHandle = { title: (t) => t('indicators.cohorts.cells') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const query = addressQuery(request);
  const period = periodOf(query, session().today);
  const cohort = COHORTS.find((each) => each === query.cohort) ?? 'dual';
  const sort = query.sort === '-name' ? ('-name' as const) : ('name' as const);
  const [place, lines] = await Promise.all([
    api.unitGet({ id: unit }),
    api.dualCohortCells({ unit, ...period, cohort, search: query.search, sort, after: query.after }),
  ]);
  return { place, lines, period, cohort, unit };
}

/** The cells of one group of the comparison, by name; no figures stand beside them. */
export default function CohortCellsPage() {
  const { t } = useText();
  const { place, lines, period, cohort } = useLoaderData<typeof loader>();
  return (
    <Page
      title={t(WORDS[cohort])}
      lead={
        <>
          <Name>{place.name}</Name> · {t('indicators.period.days', { from: date(period.from), to: date(period.to) })}
        </>
      }
      crumbs={[{ label: t('indicators.cohorts.title'), to: paths.cohorts(place.id, period) }]}
    >
      <Filters filters={[{ kind: 'search', key: 'search', label: t('organization.lists.search') }]} />
      <Table
        caption={t(WORDS[cohort])}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.unitPosts(line.id)}
        columns={[
          {
            key: 'name',
            header: t('organization.lists.unit'),
            cell: (line) => <Name>{line.name}</Name>,
            sortable: true,
          },
          {
            key: 'parent',
            header: t('organization.gaps.parent'),
            cell: (line) => line.parent && <Name>{line.parent}</Name>,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.lists.nothing')}>{t('organization.lists.nothing_hint')}</Empty>}
      />
    </Page>
  );
}
