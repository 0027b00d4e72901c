import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api, type ElectionListInput } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { addressQuery } from '../../web/address.ts';
import { date, number, partOf } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf, may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Name } from '../../web/ui/name.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import { ELECTION_STATES } from '../election.ts';
import { ElectionStateBadge, STATE_WORDS } from './state.tsx';

export const handle: PageHandle = { title: (t, data) => t('elections.list.title', { unit: data?.unit.name }) };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const id = params.unit ?? '';
  const asked = addressQuery(request) as Omit<ElectionListInput, 'unit'>;
  const [unit, lines] = await Promise.all([api.unitGet({ id }), api.electionList({ unit: id, ...asked })]);
  return { unit, lines };
}

/** Elections to offices of a unit and below. */
export default function ElectionListPage() {
  const { t, lang } = useText();
  const { unit, lines } = useLoaderData<typeof loader>();
  const open = may('election.hold') && unit.may.includes('election.hold') && !unit.closedOn && (
    <LinkButton look="primary" to={paths.newElection(unit.id)}>
      {t('elections.list.open')}
    </LinkButton>
  );
  return (
    <Page
      title={t('elections.list.title', { unit: unit.name })}
      crumbs={[{ label: t('organization.posts.title', { unit: unit.name }), to: paths.unitPosts(unit.id) }]}
      action={open}
    >
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'state',
            label: t('elections.list.state'),
            options: ELECTION_STATES.map((state) => ({ value: state, label: t(STATE_WORDS[state]) })),
          },
        ]}
      />
      <Table
        caption={t('elections.list.title', { unit: unit.name })}
        rows={lines.items}
        rowKey={(line) => line.id}
        rowLink={(line) => paths.election(line.id)}
        columns={[
          {
            key: 'post',
            header: t('elections.list.office'),
            cell: (line) => capitalized(labelOf('posts', line.post, lang), lang),
          },
          { key: 'unit', header: t('elections.list.unit'), cell: (line) => <Name>{line.unit.name}</Name> },
          { key: 'held', header: t('elections.list.held'), cell: (line) => date(line.heldOn), sortable: true },
          {
            key: 'candidates',
            header: t('elections.list.candidates'),
            numeric: true,
            cell: (line) => number(line.candidates),
          },
          {
            key: 'elected',
            header: t('elections.list.elected'),
            cell: (line) => partOf(line.elected, line.seats),
          },
          {
            key: 'state',
            header: t('elections.list.state'),
            cell: (line) => <ElectionStateBadge state={line.state} />,
          },
        ]}
        total={lines.total}
        next={lines.next}
        empty={
          <Empty title={t('elections.list.empty')} action={open}>
            {t('elections.list.empty_hint')}
          </Empty>
        }
      />
    </Page>
  );
}
