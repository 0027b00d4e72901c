import { useNavigate } from 'react-router';
import { api } from '../../../gen/client.ts';
import { share } from '../../web/format.ts';
import { paths } from '../../web/paths.ts';
import { useText } from '../../web/text.tsx';
import { CheckboxListField } from '../../web/ui/form/choiceFields.tsx';
import { CommandForm } from '../../web/ui/form/commandForm.tsx';
import { Notice } from '../../web/ui/notice.tsx';
import { Section } from '../../web/ui/page.tsx';
import type { MeetingRecord } from '../meeting.ts';

/** Closes the meeting, with what that means in view, and which answers to proposals were read out. */
export function CloseForm({ meeting }: { meeting: MeetingRecord }) {
  const { t } = useText();
  const navigate = useNavigate();
  const members = meeting.counts.members;
  return (
    <Section title={t('meetings.live.close')}>
      <CommandForm<{ repliesRead?: string[] }, unknown>
        name="meeting.close"
        entity={meeting.id}
        initial={{ repliesRead: [] }}
        submit={({ repliesRead }, commandId) =>
          api.meetingClose({ id: meeting.id, version: meeting.version, repliesRead: repliesRead ?? [] }, { commandId })
        }
        onDone={() => navigate(paths.meetingMinutes(meeting.id))}
        verb={t('meetings.live.close')}
        // what comes first is the vote, where there is still one to hold
        look={meeting.resolution === null && (meeting.may['meeting.adopt'] ?? []).length === 0 ? 'quiet' : 'primary'}
        because={meeting.may['meeting.close']}
      >
        {members && (
          <p>
            {t('meetings.live.close_hint', {
              share: share(members.present, members.total),
              proposals: meeting.proposals.length,
              votes: meeting.polls.length,
            })}
          </p>
        )}
        {meeting.resolution === null && <Notice state="due">{t('meetings.live.close_without')}</Notice>}
        {meeting.replies.length > 0 && (
          <CheckboxListField
            name="repliesRead"
            label={t('meetings.live.replies')}
            choices={meeting.replies.map((reply) => ({ value: reply.id, label: reply.body, help: reply.reply }))}
          />
        )}
      </CommandForm>
    </Section>
  );
}
