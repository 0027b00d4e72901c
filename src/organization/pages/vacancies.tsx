import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type VacancyListInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, useSession } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { UnitTabs, useUnitActions } from './unitTabs.tsx';

export const handle: PageHandle = { title: (t, data) => t('organization.vacancies.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<VacancyListInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.vacancyList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Seats that nobody fills, in a unit and below. */
export default function VacanciesPage() {
  const { t, lang } = useText();
  const { labels } = useSession();
  const { unit, lines } = useLoaderData<typeof loader>();
  const label = (seat: string) => capitalized(labelOf('seats', seat, lang), lang);
  return (
    <Page title={<Name>{unit.name}</Name>} lead={t('organization.vacancies.lead')} more={useUnitActions(unit)}>
      <UnitTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('organization.lists.search') },
          {
            kind: 'choice',
            key: 'seat',
            label: t('organization.terms.seat'),
            options: Object.keys(labels?.seats ?? {}).map((seat) => ({ value: seat, label: label(seat) })),
          },
        ]}
      />
      <Table
        caption={t('organization.tabs.vacancies')}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.unitTerms(line.unitId)}
        columns={[
          {
            key: 'name',
            header: t('organization.lists.unit'),
            cell: (line) => <Name>{line.unitName}</Name>,
            sortable: true,
          },
          { key: 'seat', header: t('organization.terms.seat'), cell: (line) => label(line.seat) },
          { key: 'seats', header: t('organization.terms.decided'), numeric: true, cell: (line) => number(line.seats) },
          {
            key: 'held',
            header: t('organization.terms.held'),
            numeric: true,
            cell: (line) => <Link to={paths.unitPosts(line.unitId)}>{number(line.held)}</Link>,
          },
          {
            key: 'missing',
            header: t('organization.terms.missing'),
            numeric: true,
            cell: (line) => number(line.missing),
          },
          {
            key: 'since',
            header: t('organization.vacancies.since'),
            cell: (line) => (line.since ? date(line.since) : t('organization.vacancies.never')),
            sortable: true,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={<Empty title={t('organization.vacancies.none')}>{t('organization.vacancies.none_hint')}</Empty>}
      />
    </Page>
  );
}
