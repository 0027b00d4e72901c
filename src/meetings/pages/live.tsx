import { type ReactNode, useEffect } from 'react';
import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { TaskOffer } from '../../resolutions/task.ts';
import { dateTime } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Icon } from '../../web/ui/icon.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { MeetingCases } from './cases.tsx';
import { FieldReports } from './fieldReports.tsx';
import { CloseForm } from './liveClose.tsx';
import { LiveItem } from './liveItem.tsx';
import { OpenForm } from './liveOpen.tsx';
import { ProposalForm } from './liveProposals.tsx';
import { LiveRoll } from './liveRoll.tsx';
import { VoteForm } from './liveVote.tsx';
import { Proposals, ReportTable } from './meetingParts.tsx';
import { MeetingStateBadge } from './meetingState.tsx';
import { Score } from './meetingWork.tsx';
import './meetings.css';

export const handle: PageHandle = { title: (_, data: { meeting: MeetingRecord }) => data.meeting.title };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = (await api.meetingGet({ id: params.id ?? '' })) as MeetingRecord;
  const offer =
    may('task.assign') && meeting.state === 'open'
      ? ((await api.taskOffer({ unit: meeting.unit.id })) as TaskOffer)
      : null;
  return { meeting, unit: meeting.unit, offer };
}

/** The meeting while it runs: agenda at the side, then roll, points, proposals, vote, closing, from top to bottom. */
export default function LiveMeetingPage() {
  const { t } = useText();
  const { meeting, offer } = useLoaderData<typeof loader>();
  const crumbs = [{ label: meeting.title, to: paths.meeting(meeting.id) }];
  const lead = `${dateTime(meeting.plannedAt)} · ${meeting.place}`;
  useWakefulScreen();
  return (
    <Page
      title={<bdi>{meeting.title}</bdi>}
      lead={<bdi>{lead}</bdi>}
      state={<MeetingStateBadge state={meeting.state} />}
      crumbs={crumbs}
    >
      {meeting.state === 'called' && <OpenForm meeting={meeting} />}
      {meeting.state === 'open' && <Running meeting={meeting} offer={offer} />}
      {meeting.state !== 'called' && meeting.state !== 'open' && (
        <LinkButton look="primary" to={paths.meetingMinutes(meeting.id)}>
          {t('meetings.record.minutes')}
        </LinkButton>
      )}
    </Page>
  );
}

/** Where the agenda stands beside the meeting, and is open. */
const WIDE = '(min-width: 60rem)';

function Running({ meeting, offer }: { meeting: MeetingRecord; offer: TaskOffer | null }) {
  const { t } = useText();
  const roll = meeting.counts.members;
  return (
    <div className="live">
      <nav className="live-agenda" aria-label={t('meetings.form.agenda')}>
        <Disclosure title={t('meetings.form.agenda')} open={matchMedia(WIDE).matches}>
          <ol>
            <Part to="roll" done={roll?.unknown === 0} label={t('meetings.record.roll')} />
            {meeting.items.map((item) => (
              <Part key={item.id} to={`item-${item.id}`} done={item.taken} label={<bdi>{item.title}</bdi>} />
            ))}
            <Part to="proposals" done={false} label={t('meetings.live.proposals')} />
            {meeting.cases.length > 0 && (
              <Part
                to="cases"
                done={meeting.cases.every((each) => each.poll !== null)}
                label={t('meetings.cases.title')}
              />
            )}
            <Part to="vote" done={meeting.resolution !== null} label={t('meetings.live.vote')} />
            <Part to="close" done={false} label={t('meetings.live.close')} />
          </ol>
        </Disclosure>
      </nav>
      <div>
        <div id="roll">
          <LiveRoll meeting={meeting} />
        </div>
        {meeting.fieldReports.length > 0 && (
          <Section title={t('meetings.fields.title')}>
            <FieldReports lines={meeting.fieldReports} />
            <p>
              <LinkButton to={paths.meetingReports(meeting.id)}>{t('meetings.fields.write_for')}</LinkButton>
            </p>
          </Section>
        )}
        <Section title={t('meetings.live.items')}>
          <p className="row">
            <LinkButton to={paths.meetingAgenda(meeting.id)}>{t('meetings.agenda.title')}</LinkButton>
            <LinkButton to={paths.meetingPapers(meeting.id)}>{t('meetings.speech.title')}</LinkButton>
          </p>
          <Disclosure title={t('meetings.live.report')}>
            <ReportTable report={meeting.report} />
          </Disclosure>
          {meeting.items.map((item) => (
            <LiveItem key={`${item.id} ${item.version}`} item={item} because={meeting.may['meeting.item'] ?? []} />
          ))}
        </Section>
        <div id="proposals">
          <Section title={t('meetings.live.proposals')}>
            <Proposals proposals={meeting.proposals} />
            <ProposalForm meeting={meeting} />
          </Section>
        </div>
        <div id="cases">
          <MeetingCases meeting={meeting} vote />
        </div>
        <div id="vote">
          <VoteForm meeting={meeting} offer={offer} />
        </div>
        <Score meeting={meeting} />
        <div id="close">
          <CloseForm meeting={meeting} />
        </div>
      </div>
    </div>
  );
}

/** A line of the agenda at the side: where it leads, and whether it is done with. */
function Part({ to, done, label }: { to: string; done: boolean; label: ReactNode }) {
  return (
    <li>
      <a href={`#${to}`}>
        <Icon name={done ? 'done' : 'later'} />
        {label}
      </a>
    </li>
  );
}

/** The screen stays on while the meeting runs, where the device allows it. */
function useWakefulScreen() {
  useEffect(() => {
    let lock: { release(): Promise<void> } | undefined;
    navigator.wakeLock?.request('screen').then(
      (got) => {
        lock = got;
      },
      () => undefined,
    );
    return () => void lock?.release();
  }, []);
}
