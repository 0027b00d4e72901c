import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, due } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ProposalRecord } from '../meeting.ts';
import { ProposalStateBadge } from './meetingState.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.proposals.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { box, state, after } = addressQuery(request);
  return {
    unit,
    page: (await api.proposalList({ unit, box: box as never, state: state as never, after })) as {
      items: ProposalRecord[];
      total: number;
      next: string | null;
    },
  };
}

/** Proposals made in the unit and below, or addressed to it. */
export default function ProposalsPage() {
  const { t } = useText();
  const { unit, page } = useLoaderData<typeof loader>();
  const propose = may('proposal.submit') && (
    <LinkButton look="primary" to={paths.newProposal(unit)}>
      {t('meetings.proposal.submit')}
    </LinkButton>
  );
  return (
    <Page title={t('meetings.proposals.title')} action={propose}>
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'box',
            label: t('meetings.proposals.box'),
            options: [
              { value: 'made', label: t('meetings.proposals.made') },
              { value: 'addressed', label: t('meetings.proposals.addressed') },
            ],
          },
          {
            kind: 'choice',
            key: 'state',
            label: t('meetings.list.state'),
            options: [
              { value: 'open', label: t('meetings.proposal.open') },
              { value: 'overdue', label: t('meetings.proposal.overdue') },
              { value: 'answered', label: t('meetings.proposal.answered') },
            ],
          },
        ]}
      />
      <Table
        caption={t('meetings.proposals.title')}
        rows={page.items}
        rowKey={(proposal) => proposal.id}
        rowLink={(proposal) => paths.proposal(proposal.id)}
        columns={[
          {
            key: 'body',
            header: t('meetings.proposal.body'),
            cell: (proposal) => <bdi>{shortened(proposal.body)}</bdi>,
          },
          { key: 'by', header: t('meetings.proposal.by'), cell: (proposal) => <bdi>{proposal.personName}</bdi> },
          { key: 'unit', header: t('meetings.list.unit'), cell: (proposal) => <bdi>{proposal.unit.name}</bdi> },
          {
            key: 'addressed',
            header: t('meetings.proposal.addressed'),
            cell: (proposal) => <bdi>{proposal.addressed.name}</bdi>,
          },
          {
            key: 'due',
            header: t('meetings.proposal.due'),
            cell: (proposal) =>
              `${date(proposal.replyDue)}${proposal.state === 'open' ? ` (${due(proposal.replyDue, session().today)})` : ''}`,
          },
          {
            key: 'state',
            header: t('meetings.list.state'),
            cell: (proposal) => <ProposalStateBadge state={proposal.state} overdue={proposal.overdue} />,
          },
        ]}
        total={page.total}
        next={page.next}
        empty={<Empty title={t('meetings.proposals.empty')}>{t('meetings.proposals.empty_hint')}</Empty>}
      />
    </Page>
  );
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
