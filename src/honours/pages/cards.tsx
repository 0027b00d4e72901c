import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type CardListInput } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { CARD_STATES } from '../honour.ts';
import { CardState } from './badgeState.tsx';
import { useColumns } from './columns.tsx';
import { HonourTabs } from './honourTabs.tsx';
import { useHonourWords } from './words.ts';

export const handle: PageHandle = { title: (t, data) => t('honours.cards.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<CardListInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.cardList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Cards of a unit and below: issued, lost, damaged, taken back. Numbers are shown by their ends. */
export default function CardsPage() {
  const { t } = useText();
  const { choices, named } = useHonourWords();
  const { unit, lines } = useLoaderData<typeof loader>();
  const columns = useColumns<(typeof lines.items)[number]>();
  return (
    <Page
      title={t('honours.cards.title', { unit: unit.name })}
      lead={t('honours.cards.lead')}
      crumbs={[{ label: unit.name, to: paths.unit(unit.id) }]}
    >
      <HonourTabs unit={unit.id} />
      <Filters
        filters={[
          { kind: 'search', key: 'search', label: t('honours.fact.person') },
          {
            kind: 'choice',
            key: 'cardState',
            label: t('honours.fact.state'),
            options: CARD_STATES.map((value) => ({ value, label: t(`honours.card.${value}`) })),
          },
          { kind: 'choice', key: 'cardKind', label: t('honours.fact.kind'), options: choices('cardKinds') },
          { kind: 'choice', key: 'reason', label: t('honours.fact.issue_reason'), options: choices('cardReasons') },
        ]}
      />
      <Table
        caption={t('honours.cards.title', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.memberHonours(line.personId)}
        sort="-on"
        columns={[
          ...columns.who(unit.children > 0),
          { key: 'kind', header: t('honours.fact.kind'), cell: (line) => line.kind && named('cardKinds', line.kind) },
          {
            key: 'reason',
            header: t('honours.fact.issue_reason'),
            cell: (line) => (line.reason ? named('cardReasons', line.reason) : t('honours.cards.before')),
          },
          { key: 'issued', header: t('honours.fact.issued_on'), cell: (line) => line.issuedOn && date(line.issuedOn) },
          { key: 'tail', header: t('honours.fact.tail'), cell: (line) => line.tail && `… ${line.tail}`, numeric: true },
          { key: 'state', header: t('honours.fact.state'), cell: (line) => <CardState state={line.state} /> },
          {
            key: 'on',
            header: t('honours.fact.state_on'),
            cell: (line) => line.stateOn && date(line.stateOn),
            sortable: true,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={
          <Empty
            title={t('honours.cards.none')}
            action={<LinkButton to={paths.unitPeople(unit.id)}>{t('honours.cards.members')}</LinkButton>}
          >
            {t('honours.cards.none_hint')}
          </Empty>
        }
      />
    </Page>
  );
}
