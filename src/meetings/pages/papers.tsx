import { type LoaderFunctionArgs, useLoaderData, useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import type { PageHandle } from '../../web/moduleRoutes.ts';
import { useText } from '../../web/text.tsx';
import { Empty } from '../../web/ui/empty.tsx';
import { ChoiceField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { RepeatGroup } from '../../web/ui/form/repeatGroup.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Page, Section } from '../../web/ui/page.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import { PAPER_KINDS, type Speech } from '../meeting.ts';
import { crumbsOf, loadMeeting } from './meetingHead.tsx';
import { Papers } from './meetingParts.tsx';

export const handle: PageHandle = { title: (t) => t('meetings.papers.title') };

export async function loader({ params }: LoaderFunctionArgs) {
  const meeting = await loadMeeting(params);
  return { meeting, unit: meeting.unit };
}

type Values = { kind: string; files: UploadedFile[] };

/** Papers of a meeting, scans of its paper forms, and the words of those from above. */
export default function PapersPage() {
  const { t } = useText();
  const { meeting } = useLoaderData<typeof loader>();
  const { revalidate } = useRevalidator();
  return (
    <Page title={t('meetings.papers.title')} crumbs={crumbsOf(meeting)}>
      {meeting.papers.length === 0 ? (
        <Empty title={t('meetings.papers.none')}>{t('meetings.papers.none_hint')}</Empty>
      ) : (
        <Papers papers={meeting.papers} />
      )}
      <Section title={t('meetings.papers.add')}>
        <CommandForm<Values, unknown>
          key={meeting.papers.length}
          name="meeting.paper"
          entity={meeting.id}
          initial={{ kind: 'paper' }}
          submit={({ kind, files }, commandId) =>
            api.meetingPaper(
              { id: meeting.id, kind: kind as never, fileIds: files.map((file) => file.id) },
              { commandId },
            )
          }
          onDone={revalidate}
          verb={t('meetings.papers.add')}
          because={meeting.may['meeting.paper']}
        >
          <ChoiceField
            name="kind"
            label={t('meetings.papers.kind')}
            choices={PAPER_KINDS.map((kind) => ({ value: kind, label: t(`meetings.papers.kind_${kind}`) }))}
            required
          />
          <FileField name="files" label={t('meetings.papers.files')} unit={meeting.unit.id} many required />
        </CommandForm>
      </Section>
      <Section title={t('meetings.speech.title')}>
        <CommandForm<{ speeches?: Speech[] }, unknown>
          key={meeting.version}
          name="meeting.speech"
          entity={`${meeting.id} ${meeting.version}`}
          initial={{ speeches: meeting.speeches }}
          submit={({ speeches }, commandId) =>
            api.meetingSpeech(
              {
                id: meeting.id,
                version: meeting.version,
                speeches: (speeches ?? []).map((speech) => ({ ...speech, office: speech.office ?? '' })),
              },
              { commandId },
            )
          }
          onDone={revalidate}
          verb={t('meetings.speech.save')}
          look="quiet"
          because={meeting.may['meeting.speech']}
        >
          <RepeatGroup
            name="speeches"
            label={t('meetings.speech.title')}
            rowLabel={(number) => t('meetings.speech.row', { number })}
            add={t('meetings.speech.add')}
            blank={{ name: meeting.roll.find((line) => line.role === 'overseer')?.name ?? '', office: '' }}
          >
            {(prefix) => (
              <>
                <TextField name={`${prefix}.name`} label={t('meetings.speech.name')} maxLength={200} required />
                <TextField name={`${prefix}.office`} label={t('meetings.speech.office')} maxLength={200} />
                <MultilineField
                  name={`${prefix}.said`}
                  label={t('meetings.speech.said')}
                  rows={4}
                  maxLength={10_000}
                  required
                />
              </>
            )}
          </RepeatGroup>
        </CommandForm>
      </Section>
    </Page>
  );
}
