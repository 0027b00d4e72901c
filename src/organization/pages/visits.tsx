import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type VisitListInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, session, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { FollowUp } from './followUp.tsx';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.visits.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<VisitListInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.visitList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Visits of committee members in charge, to a unit and below. */
export default function VisitsPage() {
  const { t, lang } = useText();
  const { labels } = useSession();
  const { today } = session();
  const { unit, lines } = useLoaderData<typeof loader>();
  const label = (kind: string) => capitalized(labelOf('visitKinds', kind, lang), lang);
  const mayRecord =
    (unit.may.includes('visit.record') || unit.may.includes('*')) &&
    unit.overseers.some((duty) => !duty.to || duty.to > today);
  const record = (
    <LinkButton look="primary" to={paths.newVisit(unit.id)}>
      {t('organization.visits.record')}
    </LinkButton>
  );
  return (
    <Page
      title={<Name>{unit.name}</Name>}
      lead={t('organization.visits.lead')}
      action={mayRecord && record}
      more={useUnitActions(unit)}
    >
      <UnitTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('organization.lists.search') },
          {
            kind: 'choice',
            key: 'kind',
            label: t('organization.visits.kind'),
            options: Object.keys(labels?.visitKinds ?? {}).map((kind) => ({ value: kind, label: label(kind) })),
          },
          {
            kind: 'choice',
            key: 'followUp',
            label: t('organization.visits.follow_up'),
            options: [
              { value: 'open', label: t('organization.visits.open') },
              { value: 'overdue', label: t('web.state.overdue') },
              { value: 'done', label: t('web.state.done') },
            ],
          },
          { kind: 'date', key: 'from', label: t('organization.posts.from') },
          { kind: 'date', key: 'to', label: t('organization.posts.to') },
        ]}
      />
      <Table
        caption={t('organization.tabs.visits')}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.visit(line.id)}
        sort="-on"
        columns={[
          {
            key: 'unit',
            header: t('organization.lists.unit'),
            cell: (line) => <Name>{line.unitName}</Name>,
            sortable: true,
          },
          { key: 'on', header: t('organization.visits.on'), cell: (line) => date(line.on), sortable: true },
          {
            key: 'name',
            header: t('organization.visits.who'),
            cell: (line) => <Name>{line.personName}</Name>,
            sortable: true,
          },
          { key: 'kind', header: t('organization.visits.kind'), cell: (line) => label(line.kind) },
          {
            key: 'advice',
            header: t('organization.visits.advice'),
            cell: (line) => line.advice && <Name>{line.advice}</Name>,
          },
          {
            key: 'due',
            header: t('organization.visits.follow_up'),
            cell: (line) => line.followUp !== null && <FollowUp visit={line} />,
            sortable: true,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={
          <Empty title={t('organization.visits.none')} action={mayRecord && record}>
            {t('organization.visits.none_hint')}
          </Empty>
        }
      />
    </Page>
  );
}
