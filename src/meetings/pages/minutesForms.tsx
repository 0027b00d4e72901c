import { useRevalidator } from 'react-router';
import { api } from '../../../gen/client.ts';
import { session } from '../../web/session.ts';
import { useText } from '../../web/text.tsx';
import { Disclosure } from '../../web/ui/disclosure.tsx';
import { CheckboxField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { DateField } from '../../web/ui/form/dateField.tsx';
import { FileField } from '../../web/ui/form/fileField.tsx';
import { MultilineField, TextField } from '../../web/ui/form/textFields.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { UploadedFile } from '../../web/upload.ts';
import type { MinutesRecord } from '../paper.ts';
import { reasonsNotToConfirm, reasonsNotToNote } from '../rules/meeting.ts';

type Props = { minutes: MinutesRecord };

/** Read out and adopted: from here on nothing is edited. */
export function ConfirmForm({ minutes }: Props) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <Section title={t('meetings.minutes.confirm')}>
      <p className="quiet">{t('meetings.minutes.confirm_hint')}</p>
      <CommandForm<{ readOut?: boolean }, unknown>
        name="meeting.confirm"
        entity={minutes.meetingId}
        check={({ readOut }) => reasonsNotToConfirm(readOut ?? false)}
        submit={({ readOut }, commandId) =>
          api.meetingConfirm(
            { id: minutes.meetingId, version: minutes.version, readOut: readOut ?? false },
            { commandId },
          )
        }
        onDone={revalidate}
        verb={t('meetings.minutes.confirm')}
        because={minutes.may['meeting.confirm']}
      >
        <CheckboxField name="readOut" label={t('meetings.minutes.read_out')} />
      </CommandForm>
    </Section>
  );
}

/** To sign is to enter one's password again. */
export function SignForm({ minutes }: Props) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <Section title={t('meetings.minutes.sign')}>
      <CommandForm<{ password: string }, unknown>
        name="meeting.sign"
        entity={minutes.meetingId}
        draft={false}
        submit={({ password }, commandId) =>
          api.meetingSign({ id: minutes.meetingId, version: minutes.version, password }, { commandId })
        }
        onDone={revalidate}
        verb={t('meetings.minutes.sign')}
        because={minutes.may['meeting.sign']}
      >
        <TextField
          name="password"
          type="password"
          autoComplete="current-password"
          label={t('meetings.minutes.password')}
          help={t('meetings.minutes.password_help')}
          required
        />
      </CommandForm>
    </Section>
  );
}

export function ScanForm({ minutes }: Props) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <Disclosure title={t('meetings.minutes.scan')}>
      <CommandForm<{ files: UploadedFile[] }, unknown>
        name="meeting.scan"
        entity={minutes.meetingId}
        submit={({ files }, commandId) =>
          api.meetingScan({ id: minutes.meetingId, fileId: files[0]?.id ?? '' }, { commandId })
        }
        onDone={revalidate}
        verb={t('meetings.minutes.scan_keep')}
        look="quiet"
      >
        <FileField name="files" label={t('meetings.minutes.scan_file')} unit={minutes.unit.id} required />
      </CommandForm>
    </Disclosure>
  );
}

/** Corrects nothing in place: a note with its day stands beside the text. */
export function NoteForm({ minutes }: Props) {
  const { t } = useText();
  const { revalidate } = useRevalidator();
  return (
    <Disclosure title={t('meetings.minutes.note')}>
      <CommandForm<{ note: string; decidedOn: string }, unknown>
        key={minutes.notes.length}
        name="meeting.note"
        entity={minutes.meetingId}
        initial={{ decidedOn: session().today }}
        check={({ decidedOn }) => reasonsNotToNote(decidedOn, minutes.meetingDate, session().today)}
        submit={({ note, decidedOn }, commandId) =>
          api.meetingNote({ id: minutes.meetingId, note, decidedOn }, { commandId })
        }
        onDone={revalidate}
        verb={t('meetings.minutes.note')}
        look="quiet"
      >
        <MultilineField name="note" label={t('meetings.minutes.note_text')} rows={3} maxLength={5000} required />
        <DateField name="decidedOn" label={t('meetings.minutes.decided_on')} max={session().today} required />
      </CommandForm>
    </Disclosure>
  );
}
