import { Link, type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, dateTime, due, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import type { Reason } from '../../web/refusal.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Timeline } from '../../web/ui/line.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import { Reasons } from '../../web/ui/reasons.tsx';
import type { ProposalForward, ProposalRecord } from '../proposal.ts';
import { ProposalStateBadge } from './meetingState.tsx';
import './meetings.css';

type Level = { id: string; name: string; kind: string };
type Proposal = ProposalRecord & {
  may: Record<string, Reason[]>;
  levels: Level[];
  forwards: ProposalForward[];
  subject: { kind: 'task' | 'target'; id: string; text: string; resolutionId: string | null } | null;
};

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
      <p dir="auto" className="proposal-body">
        {proposal.body}
      </p>
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
            proposal.subject !== null && {
              label: t('meetings.proposal.about'),
              value: (
                <Link
                  to={
                    proposal.subject.kind === 'task'
                      ? paths.task(proposal.subject.id)
                      : paths.resolution(proposal.subject.resolutionId ?? '')
                  }
                >
                  <bdi>{proposal.subject.text}</bdi>
                </Link>
              ),
            },
            !open &&
              proposal.daysLate > 0 && {
                label: t('meetings.proposal.lateness'),
                value: t('meetings.proposal.days_late', { count: proposal.daysLate }),
              },
            proposal.onBehalf && { label: t('meetings.proposal.entered'), value: t('meetings.proposal.on_behalf') },
          ]}
        />
        <div>
          {proposal.forwards.length > 0 && <Forwards forwards={proposal.forwards} />}
          {proposal.reply && (
            <Section title={t('meetings.proposal.reply')}>
              <p dir="auto">{proposal.reply}</p>
              <p className="small quiet">
                <bdi>{proposal.repliedName}</bdi> · {proposal.repliedAt && dateTime(proposal.repliedAt)}
              </p>
              {!proposal.readOutMeetingId && <p className="small quiet">{t('meetings.proposal.not_read_out')}</p>}
              {proposal.readOutMeetingId && (
                <p>
                  <Link to={paths.meeting(proposal.readOutMeetingId)}>{t('meetings.proposal.read_out')}</Link>
                </p>
              )}
            </Section>
          )}
          {open && reasons.length > 0 && reasons.every((reason) => reason.code !== 'right.missing') && (
            <Notice>
              <Reasons reasons={reasons} />
            </Notice>
          )}
          {open && reasons.length === 0 && (
            <Section title={t('meetings.proposal.answer')}>
              <CommandForm<{ reply: string }, unknown>
                name="proposal.answer"
                entity={proposal.id}
                submit={({ reply }, commandId) =>
                  api.proposalAnswer({ id: proposal.id, version: proposal.version, reply }, { commandId })
                }
                onDone={revalidate}
                verb={t('meetings.proposal.answer')}
              >
                <MultilineField name="reply" label={t('meetings.proposal.reply')} rows={5} maxLength={5000} required />
              </CommandForm>
            </Section>
          )}
          {open && proposal.levels.length > 0 && <ForwardForm proposal={proposal} />}
        </div>
      </div>
    </Page>
  );
}

/** Where it was passed on, by whom and why; the clock kept running. */
function Forwards({ forwards }: { forwards: readonly ProposalForward[] }) {
  const { t } = useText();
  return (
    <Section title={t('meetings.proposal.forwards')}>
      <Timeline
        label={t('meetings.proposal.forwards')}
        entries={forwards.map((forward) => ({
          key: forward.id,
          place: 'done' as const,
          title: t('meetings.proposal.forwarded', { from: forward.from.name, to: forward.to.name }),
          meta: listed([forward.byName, dateTime(forward.at)]),
          children: <p dir="auto">{forward.reason}</p>,
        }))}
      />
    </Section>
  );
}

function ForwardForm({ proposal }: { proposal: Proposal }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <Disclosure title={t('meetings.proposal.forward')}>
      <CommandForm<{ toUnitId: string; reason: string }, unknown>
        look="quiet"
        name="proposal.forward"
        entity={proposal.id}
        initial={{ toUnitId: proposal.levels[0]?.id }}
        submit={(values, commandId) =>
          api.proposalForward({ id: proposal.id, version: proposal.version, ...values }, { commandId })
        }
        onDone={revalidate}
        verb={t('meetings.proposal.forward')}
        because={proposal.may['proposal.forward']}
      >
        <p className="quiet">{t('meetings.proposal.forward_hint')}</p>
        <ChoiceField
          name="toUnitId"
          label={t('meetings.proposal.forward_to')}
          choices={proposal.levels.map((level) => ({ value: level.id, label: level.name }))}
          required
        />
        <MultilineField
          name="reason"
          label={t('meetings.proposal.forward_reason')}
          rows={2}
          maxLength={1000}
          required
        />
      </CommandForm>
    </Disclosure>
  );
}
