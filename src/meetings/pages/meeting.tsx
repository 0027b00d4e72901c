import { Link, type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import { JudgedBy } from '../../votes/pages/judgedBy.tsx';
import { Polls } from '../../votes/pages/polls.tsx';
import { dateTime, month, number, share } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { labelOf } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { LinkButton } from '../../web/ui/button.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { MeetingRecord } from '../meeting.ts';
import { addresses } from './addresses.ts';
import { MeetingCases, WaitingCases } from './cases.tsx';
import { Agenda, Proposals, ReportTable, RollTable, TaskTable } from './meetingParts.tsx';
import { MeetingStateBadge } from './meetingState.tsx';
import { MeetingWork, mayHold } from './meetingWork.tsx';
import { Repeats } from './repeats.tsx';

export const handle: PageHandle = { title: (_, data: MeetingRecord) => data.title };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.meetingGet({ id: params.id ?? '' })) as MeetingRecord;
}

/** A meeting as a record: what was called, who came, what was said and decided. */
export default function MeetingPage() {
  const { t, lang } = useText();
  const meeting = useLoaderData<typeof loader>();
  const { id, may } = meeting;
  const all = meeting.counts.members ?? { total: 0, present: 0, excused: 0, absent: 0, unknown: 0 };
  const editable = may['meeting.revise']?.length === 0;
  const holds = mayHold(meeting);
  return (
    <Page
      title={<bdi>{meeting.title}</bdi>}
      state={<MeetingStateBadge state={meeting.state} />}
      crumbs={[{ label: t('meetings.list.title'), to: paths.unitMeetings(meeting.unit.id) }]}
      action={
        <>
          <NextStep meeting={meeting} />
          {meeting.resolution && (
            <Download
              kind="meeting-resolution"
              id={meeting.resolution.id}
              label={t('meetings.record.resolution_file')}
            />
          )}
          {(meeting.state === 'called' || meeting.state === 'open') && (
            <Download kind="attendance" id={id} label={t('meetings.record.attendance_file')} />
          )}
        </>
      }
      more={[
        ...(editable ? [{ label: t('meetings.edit.title'), to: addresses.edit(id) }] : []),
        ...(may['meeting.add_item']?.length === 0
          ? [{ label: t('meetings.agenda.title'), to: paths.meetingAgenda(id) }]
          : []),
        ...(holds ? [{ label: t('meetings.papers.title'), to: paths.meetingPapers(id) }] : []),
        { label: t('meetings.print.title'), icon: 'print' as const, to: paths.meetingPrint(id) },
        { label: t('meetings.record.calendar'), href: addresses.calendar(id) },
        ...(holds
          ? [
              { label: t('meetings.record.pack'), icon: 'file' as const, href: addresses.pack(id) },
              { label: t('meetings.results.title'), to: paths.meetingResults(id) },
            ]
          : []),
      ]}
    >
      <div className="page-notice">
        <WaitingCases meeting={meeting} />
      </div>
      <div className="sides">
        <Facts
          facts={[
            {
              label: t('meetings.list.unit'),
              value: (
                <Link to={paths.unit(meeting.unit.id)}>
                  <bdi>{meeting.unit.name}</bdi>
                </Link>
              ),
            },
            { label: t('meetings.list.kind'), value: capitalized(labelOf('meetingKinds', meeting.kind, lang), lang) },
            { label: t('meetings.list.month'), value: month(meeting.month) },
            { label: t('meetings.list.on'), value: dateTime(meeting.plannedAt) },
            { label: t('meetings.form.place'), value: meeting.place },
            { label: t('meetings.form.mode'), value: capitalized(labelOf('meetingModes', meeting.mode, lang), lang) },
            { label: t('meetings.record.called_by'), value: meeting.calledName },
            meeting.chair !== null && { label: t('meetings.record.chair'), value: meeting.chair.name },
            meeting.clerk !== null && { label: t('meetings.record.clerk'), value: meeting.clerk.name },
            meeting.openedAt !== null && { label: t('meetings.record.opened'), value: dateTime(meeting.openedAt) },
            meeting.closedAt !== null && { label: t('meetings.record.closed'), value: dateTime(meeting.closedAt) },
            meeting.cancelReason !== null && { label: t('meetings.edit.reason'), value: meeting.cancelReason },
            ...(meeting.openedAt === null
              ? []
              : [
                  { label: t('meetings.record.present'), value: share(all.present, all.total) },
                  { label: t('meetings.record.excused'), value: number(all.excused) },
                  { label: t('meetings.record.absent'), value: number(all.absent) },
                ]),
          ]}
        />
        <div>
          <Section title={t('meetings.form.agenda')}>
            <div className="stack">
              <Repeats meeting={meeting} />
              <Agenda items={meeting.items} dues={meeting.dues} />
            </div>
          </Section>
          {meeting.resolution && (
            <Section title={t('meetings.record.resolution')}>
              <p>
                <Link to={paths.resolution(meeting.resolution.id)}>
                  <bdi>{[meeting.resolution.numberText, meeting.resolution.title].filter(Boolean).join(' – ')}</bdi>
                </Link>
              </p>
            </Section>
          )}
          {meeting.polls.length > 0 && (
            <Section title={t('meetings.record.votes')}>
              <JudgedBy judged={meeting.judgedBy} />
              <Polls polls={meeting.polls} />
            </Section>
          )}
          <MeetingCases meeting={meeting} />
          <Section title={t('meetings.record.proposals')}>
            <Proposals proposals={meeting.proposals} />
          </Section>
          <MeetingWork meeting={meeting} />
        </div>
      </div>
      {meeting.tasks.length > 0 && (
        <Section title={t('meetings.record.tasks')}>
          <TaskTable tasks={meeting.tasks} />
        </Section>
      )}
      <Section title={t('meetings.record.report', { month: month(meeting.report.to.slice(0, 7)) })}>
        <ReportTable report={meeting.report} />
      </Section>
      <Section title={t('meetings.record.roll')}>
        <Disclosure
          title={t('meetings.record.roll_of', { count: meeting.roll.length })}
          open={meeting.state === 'open'}
        >
          <RollTable roll={meeting.roll} />
        </Disclosure>
      </Section>
    </Page>
  );
}

/** The one thing to do next, for whoever may do it; everybody else reads. */
function NextStep({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const { id, state } = meeting;
  const holds = mayHold(meeting);
  if ((state === 'called' || state === 'open') && holds) {
    return (
      <LinkButton look="primary" to={paths.meetingHold(id)}>
        {t(state === 'called' ? 'meetings.record.open' : 'meetings.record.go_on')}
      </LinkButton>
    );
  }
  if (state === 'called' || state === 'cancelled') return null;
  return (
    <LinkButton look={state === 'closed' ? 'primary' : undefined} to={paths.meetingMinutes(id)}>
      {t('meetings.record.minutes')}
    </LinkButton>
  );
}
