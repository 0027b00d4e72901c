import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { api } from '../../../gen/client.ts';
import { date, dateTime, listed } from '../../web/format.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { Download } from '../../web/ui/download.tsx';
import { Facts } from '../../web/ui/facts.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { MinutesRecord } from '../paper.ts';
import { addresses } from './addresses.ts';
import { VotedCases } from './cases.tsx';
import { MeetingStateBadge } from './meetingState.tsx';
import { ConfirmForm, NoteForm, ScanForm, SignForm } from './minutesForms.tsx';
import { Paper } from './paper.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.minutes.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  return (await api.meetingMinutes({ id: params.id ?? '' })) as MinutesRecord;
}

/** The minutes as paper; below it the next step: confirm, sign, or a dated note. */
export default function MinutesPage() {
  const { t } = useText();
  const minutes = useLoaderData<typeof loader>();
  const id = minutes.meetingId;
  const mayNot = (act: string) =>
    minutes.may[act]?.some((reason) => reason.code === 'right.missing' || reason.code === 'meeting.wrong_state') ??
    true;
  return (
    <Page
      title={t('meetings.minutes.title')}
      lead={<bdi>{minutes.meetingTitle}</bdi>}
      state={<MeetingStateBadge state={minutes.state} />}
      crumbs={[{ label: minutes.meetingTitle, to: paths.meeting(id) }]}
      action={
        <>
          <Download kind="minutes" id={id} />
          <Download kind="attendance" id={id} label={t('meetings.record.attendance_file')} />
        </>
      }
      more={
        minutes.scanFileId
          ? [{ label: t('meetings.minutes.scan_open'), icon: 'file', href: addresses.file(minutes.scanFileId) }]
          : []
      }
    >
      {!minutes.frozen && <Notice>{t('meetings.minutes.preview')}</Notice>}
      {!minutes.intact && <Notice state="overdue">{t('meetings.minutes.broken')}</Notice>}
      <Paper
        minutes={minutes}
        signed={
          minutes.signedName &&
          minutes.signedAt &&
          `${minutes.signedMark}: ${minutes.signedName}, ${dateTime(minutes.signedAt, minutes.body.language)}`
        }
      />
      <VotedCases cases={minutes.cases} />
      {minutes.frozen && (
        <Section title={t('meetings.minutes.kept')}>
          <Facts
            facts={[
              {
                label: t('meetings.minutes.confirmed'),
                value: listed([minutes.confirmedName, minutes.confirmedAt && dateTime(minutes.confirmedAt)]),
              },
              minutes.signedName !== null && {
                label: t('meetings.minutes.signed'),
                value: listed([minutes.signedName, minutes.signedAt && dateTime(minutes.signedAt)]),
              },
              { label: t('meetings.minutes.hash'), value: <code className="break">{minutes.hash}</code> },
            ]}
          />
        </Section>
      )}
      {minutes.notes.length > 0 && (
        <Section title={t('meetings.minutes.notes')}>
          <ul className="stack plain-list">
            {minutes.notes.map((note) => (
              <li key={note.id}>
                <p dir="auto">{note.note}</p>
                <p className="small quiet">
                  {t('meetings.minutes.note_by', {
                    date: date(note.decidedOn),
                    name: note.byName,
                    at: dateTime(note.at),
                  })}
                </p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {!mayNot('meeting.confirm') && minutes.state === 'closed' && <ConfirmForm minutes={minutes} />}
      {!mayNot('meeting.sign') && <SignForm minutes={minutes} />}
      <div className="section">
        {!mayNot('meeting.scan') && <ScanForm minutes={minutes} />}
        {!mayNot('meeting.note') && <NoteForm minutes={minutes} />}
      </div>
    </Page>
  );
}
