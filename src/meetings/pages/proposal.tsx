import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, dateTime, due } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import type { Reason } from '../../web/refusal.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { ProposalRecord } from '../meeting.ts';
import { ProposalStateBadge } from './meetingState.tsx';

type Proposal = ProposalRecord & { may: Record<string, Reason[]> };

export const handle: PageHandle = { title: (t) => t('meetings.proposal.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.proposalGet({ id: params.id ?? '' })) as Proposal;
}

/** A proposal with its clock and its answer. */
export default function ProposalPage() {
  const { t } = useText();
  const proposal = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  const reasons = proposal.may['proposal.answer'] ?? [];
  const open = proposal.state === 'open';
  return (
    <Page
      title={t('meetings.proposal.title')}
      state={<ProposalStateBadge state={proposal.state} overdue={proposal.overdue} />}
      crumbs={[{ label: t('meetings.proposals.title'), to: paths.proposals(proposal.unit.id) }]}
    >
      <div className="sides">
        <Facts
          facts={[
            { label: t('meetings.proposal.by'), value: proposal.personName },
            {
              label: t('meetings.list.unit'),
              value: (
                <Link to={paths.unit(proposal.unit.id)}>
                  <bdi>{proposal.unit.name}</bdi>
                </Link>
              ),
            },
            { label: t('meetings.proposal.addressed'), value: proposal.addressed.name },
            { label: t('meetings.proposal.made'), value: dateTime(proposal.madeAt) },
            {
              label: t('meetings.proposal.due'),
              value: open
                ? `${date(proposal.replyDue)} (${due(proposal.replyDue, session().today)})`
                : date(proposal.replyDue),
            },
            proposal.meetingId !== null && {
              label: t('meetings.proposal.meeting'),
              value: <Link to={paths.meeting(proposal.meetingId)}>{t('meetings.proposal.to_meeting')}</Link>,
            },
            proposal.onBehalf && { label: t('meetings.proposal.entered'), value: t('meetings.proposal.on_behalf') },
          ]}
        />
        <div>
          <p dir="auto">{proposal.body}</p>
          {proposal.reply && (
            <Section title={t('meetings.proposal.reply')}>
              <p dir="auto">{proposal.reply}</p>
              <p className="small quiet">
                <bdi>{proposal.repliedName}</bdi> · {proposal.repliedAt && dateTime(proposal.repliedAt)}
              </p>
              {proposal.readOutMeetingId && (
                <p>
                  <Link to={paths.meeting(proposal.readOutMeetingId)}>{t('meetings.proposal.read_out')}</Link>
                </p>
              )}
            </Section>
          )}
          {open && !reasons.some((reason) => reason.code === 'right.missing') && (
            <Section title={t('meetings.proposal.answer')}>
              <CommandForm<{ reply: string }, unknown>
                name="proposal.answer"
                entity={proposal.id}
                submit={({ reply }, commandId) =>
                  api.proposalAnswer({ id: proposal.id, version: proposal.version, reply }, { commandId })
                }
                onDone={revalidate}
                verb={t('meetings.proposal.answer')}
                because={reasons}
              >
                <MultilineField name="reply" label={t('meetings.proposal.reply')} rows={5} maxLength={5000} required />
              </CommandForm>
            </Section>
          )}
        </div>
      </div>
    </Page>
  );
}
