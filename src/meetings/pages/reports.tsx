import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { capitalized } from '../../rulebook/words.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { labelOf, may } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { MultilineField } from '../../web/ui/form/textFields.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { FieldReportLine } from '../fieldReport.ts';
import type { MeetingRecord } from '../meeting.ts';
import { ReportStateBadge } from './fieldReports.tsx';
import { crumbsOf, loadMeeting } from './meetingHead.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.fields.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = await loadMeeting(params);
  return { meeting, unit: meeting.unit };
}

/** The reports of those who answer for a field: each writes his own, the secretary for somebody without a phone. */
export default function FieldReportsPage() {
  const { t, lang } = useText();
  const { meeting } = useLoaderData<typeof loader>();
  const holds = may('meeting.hold');
  const shown = meeting.fieldReports.filter((line) => holds || line.own || line.state === 'given');
  return (
    <Page title={t('meetings.fields.title')} lead={t('meetings.fields.lead')} crumbs={crumbsOf(meeting)}>
      {shown.length === 0 && <Empty title={t('meetings.fields.none')}>{t('meetings.fields.none_hint')}</Empty>}
      {shown.map((line) => (
        <Section
          key={`${line.field} ${line.personId}`}
          title={<bdi>{capitalized(labelOf('workFields', line.field, lang), lang)}</bdi>}
        >
          <p>
            <bdi>{line.personName}</bdi> <ReportStateBadge line={line} />
          </p>
          {holds || line.own ? (
            <ReportForm meeting={meeting} line={line} own={line.own} />
          ) : (
            <p dir="auto">{line.body}</p>
          )}
        </Section>
      ))}
    </Page>
  );
}

function ReportForm({ meeting, line, own }: { meeting: MeetingRecord; line: FieldReportLine; own: boolean }) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <CommandForm<{ body: string }, unknown>
      key={line.version}
      name="field_report.write"
      entity={`${meeting.id} ${line.field} ${line.personId} ${line.version}`}
      initial={{ body: line.body }}
      submit={({ body }, commandId) =>
        api.fieldReportWrite(
          { id: meeting.id, field: line.field, body, ...(!own && { personId: line.personId }) },
          { commandId },
        )
      }
      onDone={revalidate}
      verb={t(own ? 'meetings.fields.write' : 'meetings.fields.write_for')}
      because={meeting.may['field_report.write']}
    >
      <MultilineField name="body" label={t('meetings.fields.body')} rows={4} maxLength={10_000} required />
    </CommandForm>
  );
}
