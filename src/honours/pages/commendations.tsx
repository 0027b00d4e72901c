import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CommendationListInput } from '../../../gen/client.ts';
import { addressQuery, useAddress } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { StateBadge } from '../../web/ui/stateBadge.tsx';
import { Table } from '../../web/ui/table.tsx';
import { HonourTabs } from './honourTabs.tsx';
import { mayAt, useHonourWords } from './words.ts';

export const handle: PageHandle = { title: (t, data) => t('honours.commendations.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<CommendationListInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.commendationList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Commendations of a unit and below, of members and of units. */
export default function CommendationsPage() {
  const { t } = useText();
  const { choices, named } = useHonourWords();
  const address = useAddress();
  const { unit, lines } = useLoaderData<typeof loader>();
  const record = mayAt(unit.may, 'honour.record') && (
    <LinkButton look="primary" to={paths.newCommendation(unit.id)}>
      {t('honours.commendations.record')}
    </LinkButton>
  );
  const procedures = choices('commendationProcedures').map(({ value }) => value);
  const mayPropose = procedures.length > 0 && mayAt(unit.may, 'honour.record') && mayAt(unit.may, 'case.open');
  const year = address.get('year');
  return (
    <Page
      title={t('honours.commendations.title', { unit: unit.name })}
      lead={t('honours.commendations.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
      action={
        <>
          {record}
          <Download
            kind="commendations"
            id={unit.id}
            label={t('honours.paper.list')}
            period={year ? { from: `${year}-01-01`, to: `${year}-12-31` } : {}}
          />
          {mayPropose && (
            <LinkButton to={paths.proposeCommendations(unit.id)}>{t('honours.commendations.propose')}</LinkButton>
          )}
        </>
      }
    >
      <HonourTabs unit={unit.id} />
      {procedures.length > 0 && mayAt(unit.may, 'case.read') && (
        <p>
          <Link to={paths.unitCases(unit.id, { procedure: procedures.join(','), state: 'in_hand' })}>
            {t('honours.commendations.under_way')}
          </Link>
        </p>
      )}
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('honours.fact.name') },
          { kind: 'choice', key: 'form', label: t('honours.fact.form'), options: choices('commendationForms') },
          {
            kind: 'choice',
            key: 'to',
            label: t('honours.fact.to'),
            options: [
              { value: 'member', label: t('honours.fact.to_member') },
              { value: 'unit', label: t('honours.fact.to_unit') },
            ],
          },
          {
            kind: 'choice',
            key: 'inForce',
            label: t('honours.fact.state'),
            options: [
              { value: 'yes', label: t('honours.fact.in_force') },
              { value: 'no', label: t('honours.fact.annulled') },
            ],
          },
        ]}
      />
      <Table
        caption={t('honours.commendations.title', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.commendation(line.id)}
        sort="-on"
        columns={[
          { key: 'name', header: t('honours.fact.name'), cell: (line) => <Name>{line.name}</Name>, sortable: true },
          { key: 'form', header: t('honours.fact.form'), cell: (line) => named('commendationForms', line.form) },
          { key: 'for', header: t('honours.fact.for_year'), cell: (line) => line.forYear },
          { key: 'on', header: t('honours.fact.decided_on'), cell: (line) => date(line.decidedOn), sortable: true },
          { key: 'by', header: t('honours.fact.by'), cell: (line) => <Name>{line.byName}</Name> },
          ...(unit.children > 0
            ? [
                {
                  key: 'unit',
                  header: t('honours.fact.unit'),
                  cell: (line: (typeof lines.items)[number]) => line.personId && <Name>{line.unitName}</Name>,
                  sortable: true,
                },
              ]
            : []),
          {
            key: 'state',
            header: t('honours.fact.state'),
            cell: (line) =>
              line.annulledOn ? (
                <StateBadge state="overdue">{t('honours.fact.annulled')}</StateBadge>
              ) : (
                <StateBadge state="done">{t('honours.fact.in_force')}</StateBadge>
              ),
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={
          <Empty title={t('honours.commendations.none')} action={record}>
            {t('honours.commendations.none_hint')}
          </Empty>
        }
      />
    </Page>
  );
}
