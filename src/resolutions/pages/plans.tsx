import { type LoaderFunctionArgs, useLoaderData, useParams } from 'react-router';
import { api, type PlanListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { PlanState } from './resolutionState.tsx';

export const handle: PageHandle = { title: (t) => t('resolutions.plans.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const { state, year, resolution, adopted, flagged, search, sort, after } = addressQuery(request);
  const filter = {
    ...{ state, resolution, adopted, search, sort, after },
    ...(flagged === 'true' && { flagged: true }),
    ...(year && { year: Number(year) }),
  } as Partial<PlanListInput>;
  return await api.planList({ unit: params.unit ?? '', ...filter });
}

/** Plans of a unit and of the units below. */
export default function PlansPage() {
  const { t } = useText();
  const { unit = '' } = useParams();
  const page = useLoaderData<typeof loader>();
  const draft = may('plan.edit') && (
    <LinkButton look="primary" to={paths.newPlan(unit)}>
      {t('resolutions.plans.draft')}
    </LinkButton>
  );
  return (
    <Page
      title={t('resolutions.plans.title')}
      action={draft}
      more={[
        { label: t('resolutions.year.page'), icon: 'today', to: paths.year(unit, Number(session().today.slice(0, 4))) },
      ]}
    >
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('resolutions.plans.name') },
          {
            kind: 'choice',
            key: 'state',
            label: t('resolutions.list.state'),
            options: [
              { value: 'draft', label: t('resolutions.state.draft') },
              { value: 'adopted', label: t('resolutions.state.adopted') },
              { value: 'annulled', label: t('resolutions.state.annulled') },
            ],
          },
          { kind: 'search', key: 'year', label: t('resolutions.list.year') },
          { kind: 'month', key: 'adopted', label: t('resolutions.plans.adopted_in') },
          {
            kind: 'choice',
            key: 'flagged',
            label: t('resolutions.adjust.to_adjust'),
            options: [{ value: 'true', label: t('resolutions.received.yes') }],
          },
        ]}
      />
      <Table
        caption={t('resolutions.plans.title')}
        rows={page.items}
        rowKey={(plan) => plan.id}
        rowLink={(plan) => paths.plan(plan.id)}
        columns={[
          {
            key: 'title',
            header: t('resolutions.plans.name'),
            cell: (plan) => <Name>{plan.title}</Name>,
            sortable: true,
          },
          { key: 'unit', header: t('resolutions.task.unit'), cell: (plan) => <Name>{plan.unit.name}</Name> },
          {
            key: 'starts_on',
            sortable: true,
            header: t('resolutions.plans.period'),
            cell: (plan) => t('resolutions.plans.from_to', { from: date(plan.startsOn), to: date(plan.endsOn) }),
          },
          { key: 'items', header: t('resolutions.plans.items'), cell: (plan) => number(plan.items), numeric: true },
          {
            key: 'state',
            header: t('resolutions.list.state'),
            cell: (plan) => <PlanState state={plan.state} />,
            sortable: true,
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('resolutions.plans.empty')}>{t('resolutions.plans.empty_hint')}</Empty>}
      />
    </Page>
  );
}
