import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { addressQuery } from '../../web/address.ts';
import { date, due } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may, session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { NumberLink, Share } from '../../web/ui/figures.tsx';
import { Filters } from '../../web/ui/filters.tsx';
import { Page } from '../../web/ui/page.tsx';
import { Table } from '../../web/ui/table.tsx';
import type { ProposalRecord, ReplyRate } from '../proposal.ts';
import { ProposalStateBadge } from './meetingState.tsx';

type Rate = { all: ReplyRate; below: (ReplyRate & { unit: { id: string; name: string } })[] };

export const handle: PageHandle = { title: (t) => t('meetings.proposals.title') };

export async function loader({ params, request }: LoaderFunctionArgs) {
  const unit = params.unit ?? '';
  const { box, state, after } = addressQuery(request);
  return {
    unit,
    rate: (await api.proposalRate({ unit })) as Rate,
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
  const { unit, page, rate } = useLoaderData<typeof loader>();
  const propose = may('proposal.submit') && (
    <LinkButton look="primary" to={paths.newProposal(unit)}>
      {t('meetings.proposal.submit')}
    </LinkButton>
  );
  return (
    <Page title={t('meetings.proposals.title')} action={propose}>
      <ReplyRates unit={unit} rate={rate} />
      <Filters
        filters={[
          {
            kind: 'choice',
            key: 'box',
            label: t('meetings.proposals.box'),
            wide: true,
            options: [
              { value: 'made', label: t('meetings.proposals.made') },
              { value: 'addressed', label: t('meetings.proposals.addressed') },
              { value: 'late_below', label: t('meetings.proposals.late_below') },
              { value: 'unread', label: t('meetings.proposals.unread') },
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

/** Answered on time, n of m: for the whole, and by unit directly below. */
function ReplyRates({ unit, rate }: { unit: string; rate: Rate }) {
  const { t } = useText();
  if (rate.all.due + rate.all.waiting === 0) return null;
  const answered = (part: ReplyRate) => part.due > 0 && <Share part={part.onTime} whole={part.due} />;
  return (
    <div className="page-notice">
      <ul className="figures">
        {rate.all.due > 0 && (
          <li>
            {answered(rate.all)}
            <div className="figure-label">{t('meetings.rate.title')}</div>
          </li>
        )}
        <li>
          <span className="figure-number">
            <NumberLink
              value={rate.all.overdue}
              to={paths.proposals(unit, { state: 'overdue' })}
              label={t('meetings.proposal.overdue')}
            />
          </span>
          <div className="figure-label">{t('meetings.proposal.overdue')}</div>
        </li>
      </ul>
      {rate.below.length > 1 && (
        <Disclosure title={t('meetings.rate.below')}>
          <Table
            caption={t('meetings.rate.below')}
            rows={rate.below}
            rowKey={(row) => row.unit.id}
            rowLink={(row) => (row.unit.id === unit ? undefined : paths.proposals(row.unit.id))}
            columns={[
              { key: 'unit', header: t('meetings.list.unit'), cell: (row) => <bdi>{row.unit.name}</bdi> },
              { key: 'rate', header: t('meetings.rate.title'), cell: (row) => answered(row) },
              {
                key: 'overdue',
                header: t('meetings.proposal.overdue'),
                numeric: true,
                cell: (row) =>
                  row.overdue > 0 && (
                    <NumberLink
                      value={row.overdue}
                      to={paths.proposals(row.unit.id, { state: 'overdue' })}
                      label={row.unit.name}
                    />
                  ),
              },
              {
                key: 'waiting',
                header: t('meetings.rate.waiting'),
                numeric: true,
                cell: (row) => (
                  <NumberLink
                    value={row.waiting}
                    to={paths.proposals(row.unit.id, { state: 'open' })}
                    label={row.unit.name}
                  />
                ),
              },
            ]}
          />
        </Disclosure>
      )}
    </div>
  );
}

function shortened(text: string): string {
  return text.length > 120 ? `${text.slice(0, 117)}…` : text;
}
